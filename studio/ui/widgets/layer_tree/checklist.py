"""Which layers train: blocks, layers, three states and the sums of parameters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from studio.core.networks.layers import Layer

NoteTone = Literal["dim", "good", "warning"]


class Tick(Enum):
    """State of a box."""

    OFF = 0
    SOME = 1
    ON = 2


@dataclass(frozen=True)
class Note:
    """What stands at the right of a block: "frozen, cached" in green."""

    label: str
    tone: NoteTone = "dim"


@dataclass(frozen=True)
class Block:
    """Layers that are shown under one name."""

    name: str
    layers: tuple[Layer, ...]

    @property
    def parameters(self) -> int:
        """Number of weights of all its layers."""
        return sum(layer.parameters for layer in self.layers)

    @property
    def can_train(self) -> bool:
        """Whether any of its layers could train."""
        return any(layer.can_train for layer in self.layers)


class Checklist:
    """The layers of one network and which of them are ticked.

    Blocks keep the order in which the graph first names them. Ticking a block ticks all of its
    layers that can train; a block whose layers differ shows `Tick.SOME`.
    """

    def __init__(self, layers: Sequence[Layer] = ()) -> None:
        grouped: dict[str, list[Layer]] = {}
        for layer in layers:
            grouped.setdefault(layer.block, []).append(layer)
        self.blocks = tuple(Block(name, tuple(inside)) for name, inside in grouped.items())
        self._can_train = frozenset(layer.name for layer in layers if layer.can_train)
        self._checked: frozenset[str] = frozenset()
        self.notes: dict[str, Note] = {}

    def checked(self) -> frozenset[str]:
        """Return the names of the ticked layers."""
        return self._checked

    def set_checked(self, names: Iterable[str]) -> bool:
        """Tick exactly these, as far as they can train; True where something changed."""
        wanted = frozenset(names) & self._can_train
        has_changed = wanted != self._checked
        self._checked = wanted
        return has_changed

    def set_notes(self, notes: Mapping[str, Note]) -> None:
        """Put notes beside blocks, by the block's name."""
        self.notes = dict(notes)

    def layer_tick(self, layer: Layer) -> Tick | None:
        """Return a layer's state, None where it has nothing to train."""
        if not layer.can_train:
            return None
        return Tick.ON if layer.name in self._checked else Tick.OFF

    def block_tick(self, block: Block) -> Tick | None:
        """Return a block's state, None where none of its layers could train."""
        ticks = {self.layer_tick(layer) for layer in block.layers} - {None}
        if not ticks:
            return None
        return ticks.pop() if len(ticks) == 1 else Tick.SOME

    def toggled(self, layers: Iterable[Layer]) -> frozenset[str]:
        """Return what would be ticked after one press on all these: off only if all are on."""
        names = frozenset(layer.name for layer in layers) & self._can_train
        return self._checked - names if names <= self._checked else self._checked | names

    def trainable_parameters(self) -> int:
        """Return how many weights move."""
        return sum(
            layer.trainable_parameters
            for block in self.blocks
            for layer in block.layers
            if layer.name in self._checked
        )

    def frozen_parameters(self) -> int:
        """Return how many weights stay as they are, statistics included."""
        return sum(block.parameters for block in self.blocks) - self.trainable_parameters()
