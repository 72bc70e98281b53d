"""The columns of metrics.csv: place and part, the figures of the task, rate and time."""

from __future__ import annotations

import re
from typing import Self

import msgspec

from studio.core.metrics.row import MetricRow
from studio.core.tasks.table import task

_BEFORE = ("stage", "epoch", "batch", "split")
_BEHIND = ("learning_rate", "seconds")
_FIRST_LINE = re.compile(
    rb"stage,epoch,batch,split((?:,[a-z][a-z0-9_]{0,40}){1,40}),learning_rate,seconds\n"
)

SPLIT_CODES = {"train": b"0", "validation": b"1"}
"""What stands for a part in the table of numbers."""


class Columns(msgspec.Struct, frozen=True):
    """The columns of one file.

    Attributes:
        figures: keys of the task's figures, in their order.
    """

    figures: tuple[str, ...]

    @classmethod
    def of(cls, key: str) -> Self:
        """Return the columns of the task of that key."""
        return cls(tuple(figure.key for figure in task(key).figures))

    @classmethod
    def found(cls, content: bytes) -> Self | None:
        """Return the columns that the first line of a file names, None where it names others."""
        match = _FIRST_LINE.match(content)
        names = match[1].decode()[1:].split(",") if match else []
        is_distinct = len({*names, *_BEFORE, *_BEHIND}) == len(names) + 6
        return cls(tuple(names)) if names and is_distinct else None

    @property
    def names(self) -> tuple[str, ...]:
        """Every column, from the left."""
        return (*_BEFORE, *self.figures, *_BEHIND)

    @property
    def header(self) -> bytes:
        """The first line, with its end."""
        return (",".join(self.names) + "\n").encode()

    def line(self, row: MetricRow) -> bytes:
        """Return a row as it is written: numbers that read back the same, "" for no figure."""
        figures = (row.figures.get(name) for name in self.figures)
        written = ",".join("" if value is None else repr(float(value)) for value in figures)
        return (
            f"{row.stage},{row.epoch},{row.batch},{row.split},{written},"
            f"{float(row.learning_rate)!r},{float(row.seconds)!r}\n"
        ).encode()

    def is_row(self, line: bytes) -> bool:
        """Whether a line is what `line` writes."""
        fields = line.decode(errors="replace").split(",")
        if len(fields) != len(self.names) or fields[3] not in SPLIT_CODES:
            return False
        try:
            stage, epoch, batch = (int(field) for field in fields[:3])
            for field in fields[4:-2]:
                float(field or "nan")
            for field in fields[-2:]:
                float(field)
        except ValueError:
            return False
        return stage >= 1 and epoch >= 1 and batch >= 0
