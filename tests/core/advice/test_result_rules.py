import pytest
from msgspec.structs import replace
from small_report import small_report

from studio.core.advice import RunSituation, advise_run
from studio.core.metrics import MetricSeries
from studio.core.metrics.report import Report
from studio.core.recipes.recipe import Data, Recipe
from studio.core.tasks.figure import Figures

REPORT = small_report()


def _with(**changes: object) -> Report:
    return replace(REPORT, result=replace(REPORT.result, **changes))


def _remark(report: Report) -> str:
    """Return what is said of a run with this report, "" where nothing is."""
    recipe = Recipe(name="r", data=Data(folder="x"))
    situation = RunSituation(recipe=recipe, classes=2, series=MetricSeries(), report=report)
    advice = advise_run(situation)
    return "" if advice is None else str(advice.sentence)


@pytest.mark.parametrize(
    ("accuracy", "text"),
    [
        (Figures(0.97, 0.95, 0.94), ""),
        (Figures(0.99, 0.80, 0.80), "memorised"),
        (Figures(0.52, 0.50, 0.51), "guessing"),
        (Figures(0.99, None, 0.52), "guessing"),
        (Figures(0.99, None, None), ""),
    ],
)
def test_what_stands_out_is_said(accuracy: Figures, text: str) -> None:
    found = _remark(_with(accuracy=accuracy))
    assert (text in found) if text else found == ""


def test_guessing_counts_the_most_frequent_class() -> None:
    report = _with(confusion=((90, 0), (10, 0)), accuracy=Figures(0.9, 0.9, 0.9))
    assert _remark(report) == ""
    even = _with(confusion=((5, 5), (5, 5)), accuracy=Figures(0.5, 0.5, 0.5))
    assert "guessing" in _remark(even)
