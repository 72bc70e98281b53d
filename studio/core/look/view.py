"""What every question about a network has in common, and every answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

NamedCheckpoint = Literal["best", "last", "start"]

Checkpoint = NamedCheckpoint | Annotated[int, msgspec.Meta(ge=1)]
"""Which weights of a run: those of its best epoch, its last ones, those it began with, or those
after an epoch that was kept, counted from 1 through all stages."""

Arrays = dict[str, NDArray[Any]]
"""The numbers of an answer by name: those of a view's .npz, and of `messages.Seen`."""

Scale = Literal["shared", "own"]
"""Whether all pictures of an answer share one scale, or each spans its own range."""


class View(msgspec.Struct, frozen=True, tag_field="view"):
    """A question about a network; its tag is the name that `studio inspect` takes."""


class Facts(msgspec.Struct, frozen=True, tag_field="of"):
    """What is known of an answer beside its arrays."""


class Shading(msgspec.Struct, frozen=True):
    """How values become pictures.

    Attributes:
        scale: see `Scale`.
        channel: the one input channel that is shown; None shows three as a colour, else the first.
    """

    scale: Scale = "shared"
    channel: int | None = None


Tiles = Callable[[Mapping[str, NDArray[Any]], Any, Shading], NDArray[np.uint8]]
"""From arrays, facts and shading to pictures, uint8 (pictures, height, width, 3)."""


class ViewSpec(msgspec.Struct, frozen=True):
    """The row of a view.

    Attributes:
        kind: its question.
        help: one line for the command line.
        tiles: makes its pictures; None for a view that has numbers only.
        is_listed: whether `studio inspect` takes it.
    """

    kind: type[View]
    help: str
    tiles: Tiles | None = None
    is_listed: bool = True

    @property
    def key(self) -> str:
        """Name of the view on the command line."""
        return str(self.kind.__struct_config__.tag)

    @property
    def module(self) -> str:
        """Name of its explainer."""
        return self.key.replace("-", "_")
