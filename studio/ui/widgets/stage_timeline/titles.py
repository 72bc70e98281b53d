"""What stands above a stage, set in as many lines as its column needs.

Stages that are many are narrow: a title goes on in further lines, and each of the facts has a line
of its own where they do not fit side by side. What is too long even so is cut with an ellipsis; the
pointer says the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from studio.ui.theme import Role, Theme
from studio.ui.widgets.stage_timeline.plan import SEPARATOR, TimelineStage

MOST_TITLE_LINES = 3
INSET = 4
"""Of a column's width that its texts leave free."""

_BREAK = re.compile(r"(?<= )|(?<=[^\W\d]-)(?=[^\W\d])")
"""Where a line may end: behind a space, or a hyphen between letters."""


@dataclass(frozen=True)
class Titles:
    """The lines of one stage, each short enough for its column."""

    title: tuple[str, ...]
    facts: tuple[str, ...]


def titles_of(theme: Theme, stage: TimelineStage, width: float) -> Titles:
    """Return what is written above a stage whose column has that width."""
    room = width - INSET
    bold, plain = (QFontMetricsF(theme.font_of(role)) for role in (Role.STRONG, Role.CAPTION))
    title = _packed(_BREAK.split(stage.title), "", room, bold)
    if len(title) > MOST_TITLE_LINES:
        kept = MOST_TITLE_LINES - 1
        title = [*title[:kept], "".join(title[kept:])]
    facts = [
        line
        for packed in _packed(stage.facts, SEPARATOR, room, plain)
        for line in _packed(_BREAK.split(packed), "", room, plain)
    ]
    return Titles(_cut(title, room, bold), _cut(facts, room, plain))


def _packed(parts: Sequence[str], between: str, room: float, metrics: QFontMetricsF) -> list[str]:
    """Return the parts in as few lines as hold them; one that is too long has a line for itself."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else ""
        if lines and metrics.horizontalAdvance(longer.rstrip()) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _cut(lines: Sequence[str], room: float, metrics: QFontMetricsF) -> tuple[str, ...]:
    return tuple(_elided(line.rstrip(), room, metrics) for line in lines)


def _elided(text: str, room: float, metrics: QFontMetricsF) -> str:
    if metrics.horizontalAdvance(text) <= room:
        return text  # Qt would round, and cut what just fits
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
