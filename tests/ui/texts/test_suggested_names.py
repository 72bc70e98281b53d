import pytest
from PySide6.QtCore import QCoreApplication

from studio.core.recipes.recipe import Data, Recipe, Stage
from studio.ui.texts.suggested_names import with_own_names


def test_a_translated_name_that_is_taken_is_numbered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stages of one name would be no recipe."""
    monkeypatch.setattr(QCoreApplication, "translate", lambda _context, text: f"{text[:4]}!")
    former = Recipe(name="r", data=Data(folder="x"), stage=(Stage(name="Head!"),))
    changed = Recipe(
        name="r", data=Data(folder="x"), stage=(Stage(name="Head only"), Stage(name="Head!"))
    )
    named = with_own_names(changed, former)
    assert [stage.name for stage in named.stage] == ["Head! 2", "Head!"]
