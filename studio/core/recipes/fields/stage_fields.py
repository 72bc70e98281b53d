"""Fields of a [[stage]]: what trains, for how long, and how fast."""

from typing import Any

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import optimizer_choices, schedule_choices
from studio.core.recipes.fields.field import Field, Form, Kind, Scale
from studio.core.recipes.solvers import is_solved


def _takes_steps(stage: Any) -> bool:  # noqa: ANN401  # any table of a recipe
    """Whether an optimizer goes through the images step by step: a solver does not."""
    return not is_solved(stage)


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
        path="stage.warmup",
        title=say("Warm-up"),
        help=say(
            "Epochs in which the learning rate rises from almost 0, so that the first large "
            "gradients do no harm; the schedule begins behind them."
        ),
        kind=Kind.COUNT,
        lowest=say("off"),
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
        form=Form.STAGE,
        applies=_takes_steps,
    ),
)
