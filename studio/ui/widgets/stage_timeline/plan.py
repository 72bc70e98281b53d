"""What a timeline shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from studio.core.plan.block_rows import span_text
from studio.core.plan.stage_grid import BlockState

SEPARATOR = " \N{MIDDLE DOT} "
"""Between facts in one line."""


@dataclass(frozen=True)
class Planned:
    """A learning rate as it is planned, at even distances through a stage.

    Attributes:
        rates: the highest that it can be, each above 0 or 0.
        lowest: the lowest; the same where nothing of the training decides it.
    """

    rates: tuple[float, ...] = ()
    lowest: tuple[float, ...] = ()


@dataclass(frozen=True)
class TimelineStage:
    """One stage.

    Attributes:
        title: "1 Head".
        facts: what else is said of it: "10 epochs", "Adam 1e-3", "about 20 s".
        epochs: 1 or more.
        states: what happens to each block, in the order of the rows.
        planned: its learning rate; without any it is not drawn.
        is_fixed: whether its epochs and its blocks follow from something else.
    """

    title: str
    facts: tuple[str, ...]
    epochs: int
    states: tuple[BlockState, ...]
    planned: Planned = Planned()
    is_fixed: bool = False

    @property
    def said(self) -> str:
        """Title and facts in one line."""
        return SEPARATOR.join((self.title, *self.facts))

    @property
    def first(self) -> int:
        """The lowest row that trains, -1 where none does."""
        return max((at for at, state in enumerate(self.states) if state.trains), default=-1)

    def is_trained_to(self, row: int) -> bool:
        """Return whether every row down to `row` trains wholly and none below."""
        wanted = self.trained_to(row).states
        return all(
            mine is its or not (mine.trains or its.trains)
            for mine, its in zip(self.states, wanted, strict=True)
        )

    def trained_to(self, row: int) -> TimelineStage:
        """Return the stage with every row down to `row` trained and none below."""
        states = tuple(
            BlockState.TRAINED if at <= row else BlockState.FROZEN for at in range(len(self.states))
        )
        return replace(self, states=states)


def row_spans(stages: Sequence[TimelineStage], rows: int) -> list[tuple[int, int]]:
    """Return (first, last) of neighbouring rows to which every stage does the same."""
    spans = []
    for _, group in groupby(range(rows), key=lambda row: tuple(one.states[row] for one in stages)):
        members = list(group)
        spans.append((members[0], members[-1]))
    return spans


def span_label(blocks: Sequence[str], first: int, last: int) -> str:
    """Return the name of neighbouring rows, which run from the output to the input."""
    return span_text(blocks[last], blocks[first])
