"""The stages of a training side by side, edited by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from studio.core.plan.stage_grid import BlockState
from studio.ui.theme import Role, Theme
from studio.ui.widgets.help_tip import explain
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.stage_timeline import painting
from studio.ui.widgets.stage_timeline.drag import MOST_EPOCHS, Drag, Grip
from studio.ui.widgets.stage_timeline.geometry import (
    GAP,
    LABEL_GAP,
    LABEL_WIDTHS,
    LANE,
    LINE,
    MARGIN,
    TimelineGeometry,
)
from studio.ui.widgets.stage_timeline.plan import TimelineStage, row_spans, span_label
from studio.ui.widgets.stage_timeline.titles import titles_of
from studio.ui.widgets.stage_timeline.words import keys_text, stage_text, state_text, tip_text


class StageTimeline(QWidget):
    """Stages as columns as wide as their epochs, blocks as rows; a click chooses a stage.

    Dragged are the edge of a stage (its epochs), a place among its blocks (from which one on it
    trains) and its title (its place). Left and Right choose, Up and Down set the block, Shift with
    Left and Right the epochs, Ctrl with them the place. What a drag would do is drawn while it
    lasts and said once, at its end; Escape gives it up.

    Signals:
        stage_chosen(int): the person chose this stage, counted from 0.
        epochs_changed(int, int): the person gave a stage so many epochs.
        block_changed(int, int): a stage is to train from this row on, rows counted from the output.
        stage_moved(int, int): a stage is to stand at another place, both counted from 0.
    """

    stage_chosen = Signal(int)
    epochs_changed = Signal(int, int)
    block_changed = Signal(int, int)
    stage_moved = Signal(int, int)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages: tuple[TimelineStage, ...] = ()
        self._blocks: tuple[str, ...] = ()
        self._current = -1
        self._pointed: tuple[int, int] = (-1, -1)
        self._may_edit = True
        self._chooses_blocks = True
        self._drag: Drag | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        explain(self, name, keys_text())
        theme.changed.connect(self.update)

    def set_plan(self, stages: Sequence[TimelineStage], blocks: Sequence[str]) -> None:
        """Show `stages` over `blocks`, from the output to the input."""
        self._stages = tuple(stages)
        self._blocks = tuple(blocks)
        self._drag = None
        self._current = min(self._current, len(self._stages) - 1)
        self.setAccessibleDescription(self.summary())
        self.updateGeometry()
        self.update()

    def set_may_edit(self, may_edit: bool, *, chooses_blocks: bool = True) -> None:
        """Say whether stages may be changed, and whether their blocks may."""
        self._may_edit = may_edit
        self._chooses_blocks = chooses_blocks
        self._drag = None
        self.setAccessibleDescription(self.summary())
        self.update()

    def rows(self) -> list[str]:
        """Return the names at the left, those of neighbours that fare alike together."""
        return [
            span_label(self._blocks, first, last)
            for first, last in row_spans(self._stages, len(self._blocks))
        ]

    def count(self) -> int:
        """Return how many stages there are."""
        return len(self._stages)

    def current(self) -> int:
        """Return the chosen stage, -1 where none is."""
        return self._current

    def set_current(self, stage: int) -> None:
        """Choose a stage without a signal; -1 chooses none."""
        self._current = stage
        self.update()

    def summary(self) -> str:
        """Return the plan in words, for a screen reader, and the keys that change it."""
        lines = [stage_text(stage, self._blocks) for stage in self._stages]
        if self._may_edit and self._stages:
            lines.append(keys_text())
        return "\n".join(lines)

    # Geometry

    def geometry_of_plan(self, width: int | None = None) -> TimelineGeometry:
        """Return where everything lies now, or would lie in another width."""
        metrics = QFontMetrics(self._theme.font_of(Role.CAPTION))
        texts = (*self.rows(), self.tr("Learning rate"))
        widest = max(map(metrics.horizontalAdvance, texts)) + 2  # advances are rounded
        least, most = LABEL_WIDTHS
        geometry = TimelineGeometry(
            float(self.width() if width is None else width),
            len(self._blocks),
            tuple(float(stage.epochs) for stage in self._stages),
            float(min(max(widest + LABEL_GAP, least), most)),
            any(stage.planned.rates for stage in self._stages),
        )
        titles = [
            titles_of(self._theme, stage, geometry.column(at).width())
            for at, stage in enumerate(self._stages)
        ]
        return replace(
            geometry,
            title_lines=max((len(each.title) for each in titles), default=1),
            facts_lines=max((len(each.facts) for each in titles), default=1),
        )

    def stage_rect(self, stage: int) -> QRectF:
        """Return the column of a stage, its title included."""
        return self.geometry_of_plan().column(stage)

    def cell_rect(self, stage: int, row: int) -> QRectF:
        """Return the cell of a block in a stage."""
        return self.geometry_of_plan().cell(stage, row, row)

    def sizeHint(self) -> QSize:
        """Return room for titles, rows, rates and legend."""
        return QSize(480, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """Return True: what stands above narrow stages takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at `width`."""
        return int(self.geometry_of_plan(width).height)

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest picture that can be read."""
        width = LABEL_WIDTHS[0] + 64 * max(1, len(self._stages))
        return QSize(min(width, 640), self.sizeHint().height())

    # What the person does with the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the stage under the mouse, and begin a drag where one can."""
        if event.button() != Qt.MouseButton.LeftButton or not self._stages:
            return
        point = event.position()
        geometry = self.geometry_of_plan()
        edge = geometry.edge_at(point.x()) if self._may_edit else -1
        stage = edge if edge >= 0 else geometry.stage_at(point.x())
        if stage < 0:
            return
        self._choose(stage)
        if not self._may_edit:
            return
        shown = self._stages[stage]
        if edge >= 0 and not shown.is_fixed:
            self._drag = Drag(Grip.EPOCHS, stage, point, point, shown.epochs)
        elif geometry.is_in_rows(point.y()) and self._chooses_blocks and not shown.is_fixed:
            self._drag = Drag(Grip.BLOCK, stage, point, point, shown.first)
        elif point.y() < geometry.rows_top and len(self._stages) > 1:
            self._drag = Drag(Grip.ORDER, stage, point, point, stage)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a drag, or light up what is under the mouse."""
        if self._drag is None:
            self._point_at(event.position())
            return
        drag, point = self._drag, event.position()
        distance = (point - drag.start).manhattanLength()
        if not drag.has_moved and distance < QApplication.startDragDistance() / 2:
            return
        self._drag = drag.moved_to(point, self.geometry_of_plan(), self._stages)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say what a drag has come to."""
        drag, self._drag = self._drag, None
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.update()
        if drag.has_moved:
            self._set(drag.grip, drag.stage, drag.value)

    def leaveEvent(self, event: QEvent) -> None:
        """Let what was lit go out."""
        self._pointed = (-1, -1)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give up a drag that another window interrupts."""
        if event.reason() is Qt.FocusReason.ActiveWindowFocusReason:
            self._drag = None
        super().focusOutEvent(event)
        self.update()

    def _set(self, grip: Grip, stage: int, value: int) -> None:
        """Say a change, if it is one."""
        shown = self._stages[stage]
        if shown.is_fixed and grip is not Grip.ORDER:
            return
        if grip is Grip.EPOCHS and value != shown.epochs:
            self.epochs_changed.emit(stage, value)
        elif grip is Grip.BLOCK and not shown.is_trained_to(value):
            self.block_changed.emit(stage, value)
        elif grip is Grip.ORDER and value != stage:
            self.stage_moved.emit(stage, value)

    # What the person does with the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a stage, or change the chosen one."""
        if event.key() == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.update()
            return
        across = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        along = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if not self._stages or (across is None and along is None):
            super().keyPressEvent(event)
        elif across is not None:
            self._go_across(across, event.modifiers())
        elif along is not None:
            self._go_along(along)

    def _go_across(self, step: int, keys: Qt.KeyboardModifier) -> None:
        at = max(self._current, 0)
        if keys & Qt.KeyboardModifier.ShiftModifier:
            epochs = min(max(self._stages[at].epochs + step, 1), MOST_EPOCHS)
            if self._may_edit:
                self._set(Grip.EPOCHS, at, epochs)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            place = min(max(at + step, 0), len(self._stages) - 1)
            if self._may_edit:
                self._set(Grip.ORDER, at, place)
        else:
            self._choose(min(max(self._current + step, 0), len(self._stages) - 1))

    def _go_along(self, step: int) -> None:
        if not (self._may_edit and self._chooses_blocks and self._blocks):
            return
        at = max(self._current, 0)
        row = min(max(self._stages[at].first + step, 0), len(self._blocks) - 1)
        self._set(Grip.BLOCK, at, row)

    def _choose(self, stage: int) -> None:
        if stage != self._current and len(self._stages) > 1:
            self._current = stage
            self.update()
            self.stage_chosen.emit(stage)

    # What is pointed at

    def _point_at(self, point: QPointF) -> None:
        geometry = self.geometry_of_plan()
        stage = geometry.stage_at(point.x())
        row = geometry.row_at(point.y()) if geometry.is_in_rows(point.y()) else -1
        self._pointed = (stage, row if stage >= 0 else -1)
        self.setCursor(self._cursor_at(point, geometry))
        self.update()

    def _cursor_at(self, point: QPointF, geometry: TimelineGeometry) -> Qt.CursorShape:
        stage, row = self._pointed
        edge = geometry.edge_at(point.x())
        if self._may_edit and edge >= 0 and not self._stages[edge].is_fixed:
            return Qt.CursorShape.SplitHCursor
        if stage < 0:
            return Qt.CursorShape.ArrowCursor
        is_fixed = self._stages[stage].is_fixed
        if self._may_edit and self._chooses_blocks and row >= 0 and not is_fixed:
            return Qt.CursorShape.SplitVCursor
        is_title = point.y() < geometry.rows_top and len(self._stages) > 1
        if self._may_edit and is_title:
            return Qt.CursorShape.OpenHandCursor
        return Qt.CursorShape.PointingHandCursor

    def event(self, event: QEvent) -> bool:
        """Say what is under the mouse: a block and what happens to it, or a stage."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._point_at(QPointF(event.pos()))
            stage, row = self._pointed
            text = ""
            if stage >= 0:
                is_fixed = self._stages[stage].is_fixed
                may_edit = self._may_edit and self._chooses_blocks and not is_fixed
                text = tip_text(self._stages[stage], self._blocks, row, may_edit=may_edit)
            QToolTip.showText(event.globalPos(), plain_tip(text), self)
            return True
        return super().event(event)

    def _drag_text(self, drag: Drag) -> str:
        if drag.grip is Grip.EPOCHS:
            return self.tr("%Ln epoch(s)", "", drag.value)
        if drag.grip is Grip.BLOCK:
            return self.tr("from {block}").format(block=self._blocks[drag.value])
        return self.tr("place {number}").format(number=drag.value + 1)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw titles, cells, rates and legend, and what a drag would do."""
        if not self._stages:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drag = self._drag if self._drag is not None and self._drag.has_moved else None
        stages = self._stages if drag is None else drag.applied(self._stages)
        geometry = self.geometry_of_plan()
        if drag is not None and drag.grip is Grip.EPOCHS:
            weights = [float(stage.epochs) for stage in stages]
            geometry = replace(geometry, weights=tuple(weights))
        painting.draw_labels(painter, self._theme, geometry, self._blocks, stages)
        for at, stage in enumerate(stages):
            self._draw_stage(painter, geometry, at, stage)
        self._draw_lane(painter, geometry, stages)
        painting.draw_legend(painter, self._theme, geometry, self._legend(stages))
        if drag is not None:
            self._draw_drag(painter, geometry, drag)

    def _draw_stage(
        self, painter: QPainter, geometry: TimelineGeometry, at: int, stage: TimelineStage
    ) -> None:
        column = geometry.column(at)
        frame = column.adjusted(-4.5, 0.5, 4.5, -0.5)
        is_only = len(self._stages) == 1  # it needs no frame that says which
        if at == self._current and (not is_only or self.hasFocus()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2.0 if self.hasFocus() else 1.0))
            painter.drawRoundedRect(frame, 8, 8)
        elif at == self._pointed[0]:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("text", 0.04))
            painter.drawRoundedRect(frame, 8, 8)
        is_current = at == self._current or is_only
        painting.draw_title(painter, self._theme, geometry, at, stage, is_current=is_current)
        painting.draw_cells(painter, self._theme, geometry, at, stage)
        if at == self._pointed[0] and self._pointed[1] >= 0 and self._drag is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("text"), 1))
            row = self._pointed[1]
            painter.drawRoundedRect(geometry.cell(at, row, row).adjusted(0, 0.5, 0, -0.5), 3, 3)

    def _draw_lane(
        self, painter: QPainter, geometry: TimelineGeometry, stages: Sequence[TimelineStage]
    ) -> None:
        if not geometry.has_lane:
            return
        painter.setFont(self._theme.font_of(Role.CAPTION))
        painter.setPen(self._theme.color("dim"))
        room = QRectF(0, geometry.lane_top, geometry.label_width - LABEL_GAP, LANE)
        text = painter.fontMetrics().elidedText(
            self.tr("Learning rate"), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        painting.draw_rates(painter, self._theme, geometry, stages)

    def _legend(self, stages: Sequence[TimelineStage]) -> list[tuple[BlockState, str]]:
        used = {state for stage in stages for state in stage.states}
        return [(state, state_text(state)) for state in BlockState if state in used]

    def _draw_drag(self, painter: QPainter, geometry: TimelineGeometry, drag: Drag) -> None:
        if drag.grip is Grip.ORDER:
            after = drag.value if drag.value >= drag.stage else drag.value - 1
            x = geometry.column(after).right() + GAP / 2 if after >= 0 else geometry.label_width - 5
            painter.setPen(QPen(self._theme.color("accent"), 3))
            painter.drawLine(QPointF(x, MARGIN), QPointF(x, geometry.columns_bottom - LINE / 2))
        painting.draw_badge(painter, self._theme, drag.now, self._drag_text(drag), self.width())
