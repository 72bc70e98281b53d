"""Names of stages that the program gives, in the person's language.

They become part of the recipe, where they stay as they are whatever language is chosen later.
"""

import re

from msgspec.structs import replace
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.core.recipes.recipe import Recipe
from studio.core.recipes.stage_edits import change

SUGGESTED = (
    str(QT_TRANSLATE_NOOP("StageNames", "Training")),
    str(QT_TRANSLATE_NOOP("StageNames", "Head")),
    str(QT_TRANSLATE_NOOP("StageNames", "Head only")),
    str(QT_TRANSLATE_NOOP("StageNames", "Fine-tune the last block")),
    str(QT_TRANSLATE_NOOP("StageNames", "Last layers")),
    str(QT_TRANSLATE_NOOP("StageNames", "Fine-tune")),
    str(QT_TRANSLATE_NOOP("StageNames", "Fine-tune everything")),
    str(QT_TRANSLATE_NOOP("StageNames", "Unfreeze")),
    str(QT_TRANSLATE_NOOP("StageNames", "Everything")),
)

_NUMBERED = re.compile(r"(?P<name>.+?)(?P<number> \d+)?")


def with_own_names(recipe: Recipe, former: Recipe | None = None) -> Recipe:
    """Return a suggested `recipe` with its stages called as the person would.

    Names of stages that the `former` recipe has already are the person's and stay.
    """
    known = {stage.name for stage in former.stage} if former is not None else set()
    for at, stage in enumerate(recipe.stage):
        found = _NUMBERED.fullmatch(stage.name)
        if found and found["name"] in SUGGESTED and stage.name not in known:
            name = QCoreApplication.translate("StageNames", found["name"])
            name += found["number"] or ""
            recipe = change(recipe, at, replace(stage, name=name))
    return recipe
