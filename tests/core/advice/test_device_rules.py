"""What is said of a batch that several devices share."""

import pytest
from msgspec.structs import replace

from studio.core.advice import Advice, RecipeFix, Severity, Situation, advise
from studio.core.recipes.recipe import Data, Recipe

RULES = {"batch_too_small_to_share", "batch_shared_unevenly", "more_devices_than_there_are"}


def _situation(devices: int, batch: int, here: int) -> Situation:
    data = Data(folder="images", batch_size=batch)
    return Situation(recipe=Recipe(name="Shared", devices=devices, data=data), devices=here)


def _said(situation: Situation) -> list[Advice]:
    return [one for one in advise(situation) if one.key in RULES]


@pytest.mark.parametrize(
    ("devices", "batch", "here"),
    [(1, 1, 4), (1, 32, 0), (2, 32, 2), (0, 32, 4), (4, 64, 0), (0, 5, 0), (0, 5, 1)],
)
def test_what_is_well_shared_needs_no_word(devices: int, batch: int, here: int) -> None:
    assert _said(_situation(devices, batch, here)) == []


@pytest.mark.parametrize(
    ("devices", "batch", "here", "key", "severity"),
    [
        (4, 3, 4, "batch_too_small_to_share", Severity.WARNING),
        (4, 31, 4, "batch_too_small_to_share", Severity.WARNING),
        (0, 33, 4, "batch_shared_unevenly", Severity.HINT),
        (4, 32, 1, "more_devices_than_there_are", Severity.HINT),
    ],
)
def test_one_click_mends_it(
    devices: int, batch: int, here: int, key: str, severity: Severity
) -> None:
    situation = _situation(devices, batch, here)
    (advice,) = _said(situation)
    assert (advice.key, advice.severity) == (key, severity)
    assert isinstance(advice.fix, RecipeFix)
    assert _said(replace(situation, recipe=advice.fix.apply(situation.recipe))) == []


def test_a_batch_of_fewer_images_than_devices_is_said_to_be_computed_by_one() -> None:
    (advice,) = _said(_situation(8, 5, 8))
    assert str(advice.sentence).endswith("so one device trains alone.")
