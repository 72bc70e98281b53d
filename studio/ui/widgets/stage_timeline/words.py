"""What a timeline says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from studio.core.plan.stage_grid import BlockState
from studio.ui.widgets.stage_timeline.plan import (
    SEPARATOR,
    TimelineStage,
    row_spans,
    span_label,
)

translate = QCoreApplication.translate


def keys_text() -> str:
    """Return the keys that choose and change stages."""
    return translate(
        "StageTimeline",
        "Left and Right choose a stage, Up and Down set from which block it trains. Shift with "
        "Left and Right sets its epochs, Ctrl with Left and Right its place.",
    )


def state_text(state: BlockState) -> str:
    """Return what happens to a block."""
    match state:
        case BlockState.TRAINED:
            return translate("StageTimeline", "trains")
        case BlockState.PARTLY:
            return translate("StageTimeline", "trains in part")
        case BlockState.CACHED:
            return translate("StageTimeline", "frozen, computed once")
        case BlockState.FROZEN:
            return translate("StageTimeline", "frozen")


def stage_text(stage: TimelineStage, blocks: Sequence[str]) -> str:
    """Return a stage in one line: its facts, and which blocks train and which do not."""
    parts = []
    for state in BlockState:
        spans = [
            span_label(blocks, first, last)
            for first, last in row_spans([stage], len(blocks))
            if stage.states[first] is state
        ]
        if spans:
            parts.append(f"{state_text(state)}: {', '.join(spans)}")
    said = "; ".join(parts)
    return f"{stage.said}: {said}" if said else stage.said


def tip_text(stage: TimelineStage, blocks: Sequence[str], row: int, *, may_edit: bool) -> str:
    """Return what is said of the cell of a row, or of the stage where `row` is below 0."""
    if row < 0:
        return "\n".join((stage.title, SEPARATOR.join(stage.facts)))
    lines = [f"{blocks[row]}: {state_text(stage.states[row])}"]
    if may_edit:
        lines.append(
            translate("StageTimeline", "Drag up or down to set from which block the stage trains.")
        )
    return "\n".join(lines)
