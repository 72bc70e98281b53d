"""What is written at the axes of parallel coordinates."""

from __future__ import annotations

import pytest

from studio.core.recipes.recipe import Data, Recipe, Stage
from studio.core.recipes.search_table import Search, Span
from studio.core.search.standing import Standing
from studio.core.search.trial import Trial, TrialState
from studio.ui.pages.search.trial_coordinates import coordinates_of


def standing(span: Span, figures: tuple[float, ...]) -> Standing:
    path = "stage[0].learning_rate" if span.scale == "log" else "model.dropout"
    search = Search(objective="loss", vary={path: span})
    recipe = Recipe(name="R", data=Data(folder="images"), stage=(Stage(),), search=search)
    trials = [
        Trial(
            number=number,
            values={path: span.low},
            asked=number,
            ended=number,
            state=TrialState.DONE,
            figure=figure,
        )
        for number, figure in enumerate(figures, 1)
    ]
    return Standing(recipe, tuple(trials))


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize(
    ("span", "written"),
    [
        (Span(low=1e-4, high=1e-1, scale="log"), ["1e-4", "1e-3", "1e-2", "1e-1"]),
        (Span(low=0.0, high=0.5), ["0", "10", "20", "30", "40", "50"]),
        (Span(low=0.03, high=0.57), ["3", "20", "40", "57"]),
        (Span(low=0.2, high=0.2), ["20"]),
    ],
)
def test_axes_have_round_numbers_between_their_ends(span: Span, written: list[str]) -> None:
    axes, _ = coordinates_of(standing(span, (0.5, 0.7)))
    ticks = axes[0].ticks
    assert [text.split("\N{NO-BREAK SPACE}")[0] for _, text in ticks] == written
    assert [place for place, _ in ticks] == sorted(place for place, _ in ticks)


@pytest.mark.usefixtures("theme")
def test_the_axis_of_the_figure_begins_and_ends_with_what_was_found() -> None:
    axes, lines = coordinates_of(standing(Span(low=0.0, high=0.5), (0.105, 1.383, 0.4)))
    assert [text for _, text in axes[-1].ticks] == ["0.105", "0.500", "1.000", "1.383"]
    assert [line.places[-1] for line in lines][:2] == [0.0, 1.0]
