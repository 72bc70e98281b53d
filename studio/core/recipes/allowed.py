"""What single fields of a recipe may be, as types: words to choose from, and ranges of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from msgspec import Meta

from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.schedules import SCHEDULES
from studio.core.recipes.solvers import SOLVERS
from studio.core.tasks.table import TASKS

Strength = Annotated[float, Meta(ge=0.0, le=1.0)]
Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
Side = Annotated[int, Meta(ge=8, le=4096)]

Flip = Literal["none", "horizontal", "vertical", "both"]
Color = Literal["rgb", "gray"]
Pooling = Literal["average", "max", "flatten"]
Initializer = Literal[
    "glorot_uniform",
    "glorot_normal",
    "he_uniform",
    "he_normal",
    "lecun_uniform",
    "lecun_normal",
    "zeros",
]
AutoencoderKind = Literal["dense", "convolutional", "variational"]
AutoencoderLoss = Literal["binary_crossentropy", "mean_squared_error"]
GanKind = Literal["plain", "conditional"]
Duplicates = Literal["together", "apart"]
ClassWeights = Literal["none", "balanced"]
Output = Literal["softmax", "sigmoid"]
BatchNormPlace = Literal["before", "after"]
PixelValues = Literal["0..255", "0..1", "-1..1"]
Precision = Literal["float32", "mixed", "auto"]

if TYPE_CHECKING:  # the tables are what a recipe may say; a type checker cannot read them
    Optimizer = str
    Schedule = str
    TaskKey = str
else:
    Optimizer = Literal[(*OPTIMIZERS, *SOLVERS)]
    Schedule = Literal[tuple(SCHEDULES)]
    TaskKey = Literal[tuple(row.key for row in TASKS)]
