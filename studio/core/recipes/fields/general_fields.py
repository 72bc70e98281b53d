"""Fields above all tables of a recipe."""

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import PRECISIONS, task_choices
from studio.core.recipes.fields.field import Field, Form, Kind

GENERAL_FIELDS = (
    Field(
        path="version",
        title=say("Recipe version"),
        help=say("The version of the recipe's format, which this program writes."),
        kind=Kind.CONSTANT,
    ),
    Field(
        path="name",
        title=say("Project name"),
        help=say("What the project is called. The name of its folder stays as it is."),
        kind=Kind.TEXT,
    ),
    Field(
        path="task",
        title=say("Task"),
        help=say("What the network learns to do with the images."),
        kind=Kind.CHOICE,
        choices=task_choices(),
    ),
    Field(
        path="seed",
        title=say("Seed"),
        help=say(
            "Decides every random draw: the split, the first weights, the order of the images. "
            "The same seed gives the same training again."
        ),
        kind=Kind.COUNT,
        form=Form.SPLIT,
    ),
    Field(
        path="precision",
        title=say("Precision"),
        help=say("The numbers that the network computes with. Shorter ones are faster on a GPU."),
        kind=Kind.CHOICE,
        choices=PRECISIONS,
    ),
    Field(
        path="devices",
        title=say("Devices"),
        help=say(
            "How many GPUs of this computer share each batch. The result is the same up to "
            "rounding; where there are fewer, those train."
        ),
        kind=Kind.COUNT,
        lowest=say("all there are"),
        form=Form.COMPUTING,
    ),
    Field(
        path="keep_checkpoints",
        title=say("Kept epochs"),
        help=say(
            "Roughly how many epochs, evenly spaced, a run keeps for the slider of the Inspect and "
            "Evaluate pages. Off keeps only the best and the last."
        ),
        kind=Kind.COUNT,
        lowest=say("off"),
        form=Form.KEEPING,
    ),
)
