"""A row of the table: what is known of one field of a recipe beside its type."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.recipes.search_table import Span


class Kind(Enum):
    """What a value stands for: decides how it is written and which editor it gets.

    COUNT is a whole number, COUNTS several of them, AMOUNT any number, SHARE a fraction 0..1, DROP
    one that is taken away, SPREAD one either way, ANGLE a fraction of a full turn either way, SIZE
    (height, width) in pixels. FACTORS are factors of a rate by pattern. LAYER is the name of a
    layer, or None; LAYERS are patterns of such names, FILES patterns of paths below the image
    folder. CONSTANT is what nobody edits.
    """

    CHOICE = "choice"
    SWITCH = "switch"
    COUNT = "count"
    COUNTS = "counts"
    AMOUNT = "amount"
    SHARE = "share"
    DROP = "drop"
    SPREAD = "spread"
    ANGLE = "angle"
    RATE = "rate"
    FACTORS = "factors"
    TEXT = "text"
    SIZE = "size"
    LAYER = "layer"
    LAYERS = "layers"
    FILES = "files"
    FOLDER = "folder"
    BACKBONE = "backbone"
    WEIGHTS = "weights"
    CONSTANT = "constant"


class Form(Enum):
    """The card of the window where a field is edited."""

    SPLIT = "split"
    IMAGES = "images"
    AUGMENTATION = "augmentation"
    BACKBONE = "backbone"
    HEAD = "head"
    AUTOENCODER = "autoencoder"
    GAN = "gan"
    STAGE = "stage"
    COMPUTING = "computing"
    KEEPING = "keeping"


class Scale(Enum):
    """How the values of a number are spread, where some are tried out or drawn on an axis."""

    LINEAR = "linear"
    LOG = "log"


class FieldChoice(msgspec.Struct, frozen=True):
    """One value that a field may have.

    Attributes:
        value: as in a recipe file.
        title: what it is called.
        help: what it does.
        tasks: those that it is offered to, by their keys; none for all.
    """

    value: str
    title: Sentence
    help: Sentence | None = None
    tasks: tuple[str, ...] = ()


def always(_table: Any) -> bool:  # noqa: ANN401  # any table of a recipe
    """Return True: what most fields say means something whatever else a recipe says."""
    return True


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One row.

    Attributes:
        path: table and name as in a recipe file, such as "stage.learning_rate".
        title: what it is called.
        help: what a beginner should know about it, in one or two sentences.
        kind: what its value stands for.
        choices: the values it may have, of a CHOICE; those with a name of their own, of WEIGHTS.
        scale: of a number.
        step: what an arrow key adds to a number, in its own unit; None where the kind says it.
        lowest: what the lowest number, an empty list or no layer is called, such as "off".
        tried: what a search tries at first, a range or values; None where kind and value say it.
        form: where it is edited; None where no form has it.
        applies: whether it means anything beside what else its table says; a form hides it where
            it does not.
        tasks: those it means anything to, by their keys; none for all.
    """

    path: str
    title: Sentence
    help: Sentence
    kind: Kind
    choices: tuple[FieldChoice, ...] = ()
    scale: Scale = Scale.LINEAR
    step: int | None = None
    lowest: Sentence | None = None
    tried: Span | tuple[float, ...] | None = None
    form: Form | None = None
    applies: Callable[[Any], bool] = always
    tasks: tuple[str, ...] = ()

    @property
    def table(self) -> str:
        """The recipe's table that it stands in, "" for those above all tables."""
        return self.path.rpartition(".")[0]

    @property
    def name(self) -> str:
        """Its name within the table."""
        return self.path.rpartition(".")[2]

    def is_shown(self, task: str, table: Any) -> bool:  # noqa: ANN401  # any table of a recipe
        """Return whether it means anything to a recipe of that task whose table is `table`."""
        return (not self.tasks or task in self.tasks) and self.applies(table)

    def choices_for(self, task: str) -> tuple[FieldChoice, ...]:
        """Return the choices that a recipe of that task is offered."""
        return tuple(one for one in self.choices if not one.tasks or task in one.tasks)

    def choice(self, value: object) -> FieldChoice | None:
        """Return the choice of that value, None where it is none."""
        return next((choice for choice in self.choices if choice.value == value), None)
