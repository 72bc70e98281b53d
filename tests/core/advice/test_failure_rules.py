"""The way on for a run that failed."""

import pytest

from studio.core.advice import FailureSituation, RunFix, advise_failed
from studio.core.base.sentences import say
from studio.core.recipes.recipe import Data, Recipe
from studio.core.wire.messages import FailureKind


def way_on(kind: FailureKind | None, batch_size: int = 32, **changes: bool) -> RunFix | None:
    known = {"is_over": True, "is_lost": False, "can_resume": True, "has_folder": True} | changes
    advice = advise_failed(
        FailureSituation(
            sentence=say("It failed."),
            kind=kind,
            recipe=Recipe(name="r", data=Data(folder="x", batch_size=batch_size)),
            **known,
        )
    )
    if advice is None:
        return None
    assert str(advice.sentence) == "It failed."
    assert isinstance(advice.fix, RunFix)
    return advice.fix


def test_a_loss_that_became_nan_goes_on_at_a_tenth_of_the_rate() -> None:
    fix = way_on(FailureKind.NOT_A_NUMBER)
    assert fix is not None
    assert (fix.rate_factor, fix.batch_size, fix.discard_edits) == (0.1, 0, False)
    assert way_on(FailureKind.NOT_A_NUMBER, can_resume=False) is None


@pytest.mark.parametrize(("has_folder", "text"), [(True, "Continue"), (False, "Train")])
def test_too_little_memory_goes_on_with_half_the_batch(has_folder: bool, text: str) -> None:
    for fix in (
        way_on(FailureKind.MEMORY, has_folder=has_folder),
        way_on(None, is_lost=True, has_folder=has_folder),
    ):
        assert fix is not None
        assert fix.batch_size == 16
        assert str(fix.label).startswith(text)
    assert way_on(FailureKind.MEMORY, batch_size=1) is None


def test_an_edited_recipe_may_be_set_back_though_the_run_stands_where_it_stood() -> None:
    fix = way_on(FailureKind.RECIPE_EDITED, is_over=False)
    assert fix is not None
    assert fix.discard_edits
    assert way_on(FailureKind.RECIPE_EDITED, can_resume=False) is None


def test_nothing_is_offered_where_nothing_is_known_to_help() -> None:
    assert way_on(None) is None
    assert way_on(FailureKind.WORK) is None
    assert way_on(FailureKind.MEMORY, is_over=False) is None
