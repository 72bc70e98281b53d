"""The four ways to use a pretrained network, a row each: what it is, and what it fills in.

They are those of Stanford's course CS231n; `transfer` says which one suits a data set.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec.structs import replace

from studio.core.base.sentences import Sentence, say
from studio.core.metrics.feature_test import FeatureTest
from studio.core.plan.stage_rows import (
    SOLVED_HEAD,
    Patterns,
    StageRow,
    TrainedPart,
    stages_of,
    with_head,
)
from studio.core.recipes.recipe import Model, Recipe, Stage
from studio.core.recipes.stage_edits import solved


class Way(StrEnum):
    """One of the four ways to use a pretrained network."""

    LINEAR = "linear"
    FINE_TUNE = "fine_tune"
    EARLIER = "earlier"
    EVERYTHING = "everything"


class WayRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row.

    Attributes:
        title: what it is called.
        help: what is done, and when it pays, in a sentence.
        rows: stages of its training.
    """

    title: Sentence
    help: Sentence
    rows: tuple[StageRow, ...]


_UPPER = StageRow(
    name="Fine-tune",
    part=TrainedPart.UPPER,
    epochs=10,
    rate=1e-4,
    schedule="cosine",
    patience=5,
)
_WHOLE = StageRow(
    name="Everything",
    part=TrainedPart.WHOLE,
    epochs=20,
    rate=2e-4,
    schedule="cosine",
    patience=5,
)

WAYS: dict[Way, WayRow] = {
    Way.LINEAR: WayRow(
        title=say("Linear classifier on the last features"),
        help=say(
            "The network stays as it is and only a new last layer is found: for few images like "
            "those that it has learned from."
        ),
        rows=(SOLVED_HEAD,),
    ),
    Way.FINE_TUNE: WayRow(
        title=say("Fine-tune with confidence"),
        help=say(
            "A new last layer first, then the upper third of the network with it, slowly: for many "
            "images like those that it has learned from."
        ),
        rows=(SOLVED_HEAD, _UPPER),
    ),
    Way.EARLIER: WayRow(
        title=say("Linear classifier on earlier features"),
        help=say(
            "The layers near the output are left out, because what they look for is not in your "
            "images; a new last layer reads earlier ones: for few images of another kind."
        ),
        rows=(SOLVED_HEAD,),
    ),
    Way.EVERYTHING: WayRow(
        title=say("Train everything from the pretrained weights"),
        help=say(
            "A new last layer first, then all layers with it, slowly, starting from what they have "
            "learned: for many images of another kind."
        ),
        rows=(SOLVED_HEAD, _WHOLE),
    ),
}
"""Every way begins with a solved head. What trains behind it does so slowly, and ends where the
validation loss stops falling. Batch normalisation stays still: a head is solved on what the
network makes with the statistics that it has, and with those of batches its loss was twenty times
that of guessing (handwritten digits, 100 of a class)."""


def without_head(model: Model) -> Model:
    """Return the table with every field of the head as usual: a test of features looks at none."""
    return replace(
        model,
        features=None,
        pooling="average",
        dense=(),
        dropout=0.0,
        batch_norm=False,
        label_smoothing=0.0,
    )


def with_way(recipe: Recipe, way: Way, test: FeatureTest, layer: str | None = None) -> Recipe:
    """Return the recipe with the stages and the head of a way; images stay as they are.

    Args:
        recipe: its backbone has learned weights.
        test: of the features; says which layers can train.
        layer: that feeds the head; None for the last.
    """
    return _with_plain_head(recipe, layer, stages_of(WAYS[way].rows, _patterns(test)))


def with_features(recipe: Recipe, layer: str | None, solver: str) -> Recipe:
    """Return the recipe with one stage, in which a solver finds a head on a layer's features.

    Args:
        layer: None for the network's last.
        solver: a key of `SOLVERS`.
    """
    return _with_plain_head(recipe, layer, (solved(SOLVED_HEAD.name, solver),))


def _patterns(test: FeatureTest) -> Patterns:
    return {
        TrainedPart.UPPER: with_head(test.upper),
        TrainedPart.WHOLE: with_head(test.whole),
    }


def _with_plain_head(recipe: Recipe, layer: str | None, stages: tuple[Stage, ...]) -> Recipe:
    """Return the recipe with a head of a single layer, on averages of a layer's maps."""
    model = replace(recipe.model, features=layer, pooling="average", dense=())
    return replace(recipe, model=model, stage=stages)
