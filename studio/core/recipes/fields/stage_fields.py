"""Fields of a [[stage]]: what trains, for how long, and how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import (
    WITH_BEST_EPOCH,
    optimizer_choices,
    schedule_choices,
)
from studio.core.recipes.fields.field import Field, Form, Kind, Scale
from studio.core.recipes.schedules import SCHEDULES
from studio.core.recipes.search_table import Span
from studio.core.recipes.solvers import is_solved

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Stage


def _takes_steps(stage: Stage) -> bool:
    """Whether an optimizer goes through the images step by step: a solver does not."""
    return not is_solved(stage)


def _follows_validation(stage: Stage) -> bool:
    return SCHEDULES[stage.schedule].follows_validation and _takes_steps(stage)


STAGE_FIELDS = (
    Field(
        path="stage.name",
        title=say("Stage name"),
        help=say("What the stage is called on the curves and in the log."),
        kind=Kind.TEXT,
        form=Form.STAGE,
    ),
    Field(
        path="stage.train",
        title=say("Trained layers"),
        help=say("The layers whose weights this stage changes. All others are frozen."),
        kind=Kind.LAYERS,
    ),
    Field(
        path="stage.epochs",
        title=say("Epochs"),
        help=say("How many times the stage goes through all training images."),
        kind=Kind.COUNT,
        form=Form.STAGE,
        applies=_takes_steps,
    ),
    Field(
        path="stage.optimizer",
        title=say("Optimizer"),
        help=say(
            "The rule that turns gradients into weight updates. Adam works almost everywhere. "
            "Logistic regression and linear SVM solve a head without hidden layers exactly."
        ),
        kind=Kind.CHOICE,
        choices=optimizer_choices(),
        form=Form.STAGE,
    ),
    Field(
        path="stage.learning_rate",
        title=say("Learning rate"),
        help=say("How large each update is. 1e-3 suits a new head, 1e-5 suits pretrained layers."),
        kind=Kind.RATE,
        scale=Scale.LOG,
        form=Form.STAGE,
        applies=_takes_steps,
    ),
    Field(
        path="stage.schedule",
        title=say("Schedule"),
        help=say("How the learning rate changes in the course of the stage."),
        kind=Kind.CHOICE,
        choices=schedule_choices(),
        form=Form.STAGE,
        applies=_takes_steps,
    ),
    Field(
        path="stage.plateau_patience",
        title=say("Falls after"),
        help=say(
            "Epochs without a better validation loss after which the learning rate falls. Without "
            "validation images it never does."
        ),
        kind=Kind.COUNT,
        tried=Span(low=2, high=10, step=2),
        form=Form.STAGE,
        applies=_follows_validation,
    ),
    Field(
        path="stage.plateau_factor",
        title=say("Falls to"),
        help=say("The share of the learning rate that is left each time it falls."),
        kind=Kind.SHARE,
        tried=Span(low=0.1, high=0.5, step=0.1),
        form=Form.STAGE,
        applies=_follows_validation,
    ),
    Field(
        path="stage.multipliers",
        title=say("Rates by layer"),
        help=say(
            "Factors of the learning rate for some layers, such as a tenth for early blocks: they "
            "hold what is common to all images and should change least."
        ),
        kind=Kind.FACTORS,
        lowest=say("one for all"),
        form=Form.STAGE,
        applies=_takes_steps,
        tasks=("classify",),
    ),
    Field(
        path="stage.warmup",
        title=say("Warm-up"),
        help=say(
            "Epochs in which the learning rate rises from almost 0, so that the first large "
            "gradients do no harm; the schedule begins behind them."
        ),
        kind=Kind.COUNT,
        lowest=say("off"),
        tried=Span(low=0, high=4, step=1),
        form=Form.STAGE,
        applies=_takes_steps,
    ),
    Field(
        path="stage.early_stopping",
        title=say("Early stopping"),
        help=say(
            "Ends the stage after this many epochs without a better validation loss; off lets it "
            "run to its end."
        ),
        kind=Kind.COUNT,
        lowest=say("off"),
        tried=Span(low=0, high=20, step=5),
        form=Form.STAGE,
        applies=_takes_steps,
        tasks=WITH_BEST_EPOCH,
    ),
)
