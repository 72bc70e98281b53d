"""Which field of a search decided about its figures."""

import numpy as np

from studio.core.recipes.recipe import Data, Recipe
from studio.core.recipes.search_table import Search, Span
from studio.core.search.importance import importance
from studio.core.search.standing import Standing
from studio.core.search.trial import Trial, TrialState

RECIPE = Recipe(
    name="x",
    data=Data(folder="d"),
    search=Search(
        vary={
            "model.dropout": Span(low=0.0, high=0.8),
            "stage.learning_rate": Span(low=1e-5, high=1e-1),
            "model.pooling": ("average", "max"),
        }
    ),
)


def standing(count: int, weights: tuple[float, float, float]) -> Standing:
    """Trials whose figure is the weighted sum of where in their ranges the values lie."""
    draws = np.random.default_rng(4).random((count, 3))
    return Standing(
        RECIPE,
        tuple(
            Trial(
                number=number,
                values={
                    "model.dropout": 0.8 * dropout,
                    "stage.learning_rate": 10 ** (4 * rate - 5),
                    "model.pooling": "max" if pooling > 0.5 else "average",
                },
                asked=2 * number - 1,
                state=TrialState.DONE,
                ended=2 * number,
                figure=float(np.dot(weights, (dropout, rate, pooling > 0.5))),
            )
            for number, (dropout, rate, pooling) in enumerate(draws, 1)
        ),
    )


def test_the_field_that_decides_has_the_importance() -> None:
    alone = importance(standing(24, (0.0, 1.0, 0.0)))
    assert alone["stage.learning_rate"] > 0.9
    both = importance(standing(40, (1.0, 0.0, 1.0)))
    assert both["stage.learning_rate"] < 0.1
    assert min(both["model.dropout"], both["model.pooling"]) > 0.2
    assert abs(sum(both.values()) - 1) < 1e-9


def test_few_or_equal_trials_say_nothing() -> None:
    assert importance(standing(7, (1.0, 1.0, 1.0))) == {}
    assert importance(standing(20, (0.0, 0.0, 0.0))) == {}
