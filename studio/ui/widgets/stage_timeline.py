"""Stages side by side, blocks as rows: coloured where a block trains in a stage."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.theme import ColorName, Role, Theme

ROW_HEIGHT, BAR_HEIGHT, GAP = 26, 16, 10
LABEL_WIDTHS = (98, 170)
"""Least and most room for the names of blocks."""
LABEL_GAP = 12
CAPTION_LINE, CAPTION_LINES, MARGIN = 18, 2, 6
_COLORS: tuple[ColorName, ...] = ("third", "training", "validation", "accent")


@dataclass(frozen=True)
class TimelineStage:
    """One stage.

    Attributes:
        caption: words below it: "1 Head · 10 epochs · RMSprop 1e-3 · about 20 s".
        training: names of the blocks that train in it.
        weight: its share of the width, for example its epochs; at least a little is drawn.
    """

    caption: str
    training: frozenset[str]
    weight: float = 1.0


class StageTimeline(QWidget):
    """The plan of a training; a stage is chosen by click or with the arrow keys.

    Signals:
        stage_chosen(int): the person chose this stage, counted from 0.
    """

    stage_chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages: tuple[TimelineStage, ...] = ()
        self._rows: tuple[tuple[str, tuple[bool, ...]], ...] = ()
        self._current = -1
        self._hovered = -1
        self._label_width = LABEL_WIDTHS[0]
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_plan(self, stages: Sequence[TimelineStage], blocks: Sequence[str]) -> None:
        """Show `stages` over `blocks` (deepest first as the graph has them, drawn head on top).

        Neighbouring blocks that train in the same stages share a row.
        """
        self._stages = tuple(stages)
        self._rows = _merged_rows(self._stages, blocks)
        metrics = QFontMetrics(self._theme.font_of(Role.CAPTION))
        widest = max((metrics.horizontalAdvance(text) for text, _ in self._rows), default=0)
        least, most = LABEL_WIDTHS
        self._label_width = min(max(widest + LABEL_GAP, least), most)
        self._current = min(self._current, len(self._stages) - 1)
        self.setAccessibleDescription(self.summary())
        self.updateGeometry()
        self.update()

    def rows(self) -> list[str]:
        """Return the words of the rows, top first."""
        return [text for text, _ in self._rows]

    def current(self) -> int:
        """Return the chosen stage, -1 where none is."""
        return self._current

    def set_current(self, stage: int) -> None:
        """Choose a stage without a signal; -1 chooses none."""
        self._current = stage
        self.update()

    def summary(self) -> str:
        """Return the plan in words, for a screen reader."""
        lines = []
        for at, stage in enumerate(self._stages):
            names = ", ".join(text for text, trains in self._rows if trains[at])
            lines.append(f"{stage.caption}: {names}")
        return "\n".join(lines)

    # Geometry

    def sizeHint(self) -> QSize:
        """Return room for the rows and the captions."""
        height = len(self._rows) * ROW_HEIGHT + CAPTION_LINE * CAPTION_LINES + 2 * MARGIN + 4
        return QSize(480, height)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest picture that can be read."""
        return QSize(self._label_width + 80 * max(1, len(self._stages)), self.sizeHint().height())

    def stage_rect(self, stage: int) -> QRectF:
        """Return the column of a stage, caption included."""
        count = len(self._stages)
        room = self.width() - self._label_width - GAP * (count - 1) - MARGIN
        total = sum(self._share(each) for each in self._stages)
        left = float(self._label_width)
        for each in self._stages[:stage]:
            left += room * self._share(each) / total + GAP
        width = room * self._share(self._stages[stage]) / total
        return QRectF(left, 0, width, self.height())

    def _share(self, stage: TimelineStage) -> float:
        largest = max(each.weight for each in self._stages) or 1.0
        return max(stage.weight / largest, 0.35)

    def _stage_at(self, point: QPoint) -> int:
        for at in range(len(self._stages)):
            if self.stage_rect(at).contains(point.x(), point.y()):
                return at
        return -1

    # What the person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the stage under the mouse."""
        stage = self._stage_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and stage >= 0:
            self._choose(stage)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the stage under the mouse."""
        self._hover(self._stage_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Let it go out."""
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the stage before or after."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._stages:
            super().keyPressEvent(event)
            return
        self._choose(min(max(self._current + step, 0), len(self._stages) - 1))

    def event(self, event: QEvent) -> bool:
        """Show the whole caption where it is cut."""
        if isinstance(event, QHelpEvent):
            stage = self._stage_at(event.pos())
            text = self._stages[stage].caption if stage >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _choose(self, stage: int) -> None:
        if stage != self._current:
            self._current = stage
            self.update()
            self.stage_chosen.emit(stage)

    def _hover(self, stage: int) -> None:
        if stage != self._hovered:
            self._hovered = stage
            is_stage = stage >= 0
            cursor = Qt.CursorShape.PointingHandCursor if is_stage else Qt.CursorShape.ArrowCursor
            self.setCursor(cursor)
            self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, bars and captions."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font_of(Role.CAPTION))
        for at in range(len(self._stages)):
            self._draw_ground(painter, at)
        for row, (label, trains) in enumerate(self._rows):
            top = MARGIN + row * ROW_HEIGHT
            painter.setPen(self._theme.color("dim"))
            room = QRect(0, top, self._label_width - LABEL_GAP, ROW_HEIGHT)
            text = painter.fontMetrics().elidedText(
                label, Qt.TextElideMode.ElideMiddle, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            self._draw_bars(painter, top + (ROW_HEIGHT - BAR_HEIGHT) / 2, trains)
        for at in range(len(self._stages)):
            self._draw_caption(painter, at)

    def _draw_ground(self, painter: QPainter, stage: int) -> None:
        rect = self.stage_rect(stage).adjusted(-5, 0, 5, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        is_only = self._current < 0  # one stage needs no frame that says which
        if stage == self._current or (is_only and self.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            width = 2.0 if self.hasFocus() else 1.0
            painter.setPen(QPen(self._theme.color("accent"), width))
        elif stage == self._hovered:
            painter.setBrush(self._theme.color("text", 0.04))
        else:
            return
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _draw_bars(self, painter: QPainter, top: float, trains: tuple[bool, ...]) -> None:
        """Draw one bar a stage; neighbouring frozen ones are one bar."""
        painter.setPen(Qt.PenStyle.NoPen)
        at = 0
        while at < len(trains):
            last = at
            # The frame of the chosen stage would cut a bar that goes on beside it.
            while (
                not trains[at]
                and last + 1 < len(trains)
                and not trains[last + 1]
                and self._current not in (last, last + 1)
            ):
                last += 1
            rect = self.stage_rect(at).united(self.stage_rect(last))
            color = _COLORS[at % len(_COLORS)] if trains[at] else "track"
            painter.setBrush(self._theme.color(color))
            painter.drawRoundedRect(QRectF(rect.left(), top, rect.width(), BAR_HEIGHT), 5, 5)
            at = last + 1

    def _draw_caption(self, painter: QPainter, stage: int) -> None:
        rect = self.stage_rect(stage).toRect()
        rect.setTop(MARGIN + len(self._rows) * ROW_HEIGHT + 2)
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("text" if stage == self._current else "dim"))
        caption = self._stages[stage].caption
        lines = _two_lines(caption, painter.fontMetrics(), rect.width())
        for line in lines:
            painter.drawText(
                QRect(rect.left(), rect.top(), rect.width(), CAPTION_LINE),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                line,
            )
            rect.translate(0, CAPTION_LINE)


def _merged_rows(
    stages: Sequence[TimelineStage], blocks: Sequence[str]
) -> tuple[tuple[str, tuple[bool, ...]], ...]:
    """Return (words, trains in each stage) a row, the last block first."""
    runs: list[tuple[list[str], tuple[bool, ...]]] = []
    for block in blocks:
        trains = tuple(block in stage.training for stage in stages)
        if runs and runs[-1][1] == trains and not any(trains):
            runs[-1][0].append(block)
        else:
            runs.append(([block], trains))
    return tuple((_run_text(names), trains) for names, trains in reversed(runs))


def _run_text(names: Sequence[str]) -> str:
    """Name a run of blocks: "block1 - 4" where only the number differs, else first - last."""
    dash = " \N{EN DASH} "
    if len(names) == 1:
        return names[0]
    first, last = names[0], names[-1]
    stem = first.rstrip("0123456789")
    if stem and last.startswith(stem) and last[len(stem) :].isdigit():
        return f"{first}{dash}{last[len(stem) :]}"
    return f"{first}{dash}{last}"


def _two_lines(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break at a blank so that two lines hold `text`, the second cut where it must be."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    parts, first = text.split(" "), ""
    while parts and metrics.horizontalAdvance(f"{first} {parts[0]}".strip()) <= width:
        first = f"{first} {parts.pop(0)}".strip()
    if not first:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)]
    second = metrics.elidedText(" ".join(parts).lstrip("· "), Qt.TextElideMode.ElideRight, width)
    return [first.rstrip("· "), second]
