from pathlib import Path
from typing import get_args

import pytest

import studio
from studio.core.base.errors import InputError
from studio.core.look.table import VIEWS, AnyFacts, AnyView, spec_of, view_called
from studio.core.look.view import Facts, View, ViewSpec


def test_every_view_has_a_row_and_travels() -> None:
    assert {row.kind for row in VIEWS} == set(get_args(AnyView))
    assert set(View.__subclasses__()) == set(get_args(AnyView))
    assert set(Facts.__subclasses__()) == set(get_args(AnyFacts))
    assert len({row.key for row in VIEWS}) == len(VIEWS)


@pytest.mark.parametrize("row", VIEWS, ids=lambda row: row.key)
def test_every_view_has_an_explainer_of_its_name(row: ViewSpec) -> None:
    folder = Path(studio.__file__).parent / "engine" / "look" / "explainers"
    assert "def explain(" in (folder / f"{row.module}.py").read_text()


def test_a_view_is_found_by_its_question_and_by_its_name() -> None:
    for row in VIEWS:
        assert spec_of(row.kind()) is row
    assert view_called("filters").key == "filters"
    with pytest.raises(InputError, match=r"No view is called layers. Known are: filters, "):
        view_called("layers")  # of the window alone
