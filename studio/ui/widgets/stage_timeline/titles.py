"""What stands above a stage, set in as many lines as its column needs.

Stages that are many are narrow: a title goes on in a second line, and each of the facts has a line
of its own where they do not fit side by side. What is too long for that is cut with an ellipsis;
the pointer says the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from studio.ui.theme import Role, Theme
from studio.ui.widgets.stage_timeline.plan import SEPARATOR, TimelineStage

MOST_TITLE_LINES = 2
INSET = 4
"""Of a column's width that its texts leave free."""


@dataclass(frozen=True)
class Titles:
    """The lines of one stage, each short enough for its column."""

    title: tuple[str, ...]
    facts: tuple[str, ...]


def titles_of(theme: Theme, stage: TimelineStage, width: float) -> Titles:
    """Return what is written above a stage whose column has that width."""
    room = int(width) - INSET
    title, facts = (QFontMetrics(theme.font_of(role)) for role in (Role.STRONG, Role.CAPTION))
    lines = _packed(stage.title.split(), " ", room, title)
    if len(lines) > MOST_TITLE_LINES:
        kept = MOST_TITLE_LINES - 1
        lines = [*lines[:kept], " ".join(lines[kept:])]
    return Titles(
        _cut(lines, room, title), _cut(_packed(stage.facts, SEPARATOR, room, facts), room, facts)
    )


def _packed(parts: Sequence[str], between: str, room: int, metrics: QFontMetrics) -> list[str]:
    """Return the parts in as few lines as hold them; one that is too long has a line for itself."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else ""
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _cut(lines: Sequence[str], room: int, metrics: QFontMetrics) -> tuple[str, ...]:
    return tuple(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines)
