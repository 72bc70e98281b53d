"""Widgets below each other whose borders can be dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from studio.ui.theme.tokens import GAP, GRID
from studio.ui.widgets.foldable_card import FoldableCard

GRIP = (40, 4)
"""Width and height in pixels of the bar that is dragged."""

STEP = 3 * GRID
"""Pixels that an arrow key moves a border."""

_WAYS = {Qt.Key.Key_Up: -STEP, Qt.Key.Key_Down: STEP}


class Panes(QSplitter):
    """Panes from top to bottom; a border is moved with the mouse or, focused, with Up and Down.

    A double click on a border, or Home, gives every pane its own height again. A folded card
    takes no part; at least one pane must be one that cannot be folded.

    Signals:
        heights_changed(object): the person moved a border: a tuple of int, in pixels, for every
            pane; empty where every pane has its own height again.
    """

    heights_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._panes: list[QWidget] = []
        self._wanted: tuple[int, ...] = ()
        self.setChildrenCollapsible(False)
        self.setHandleWidth(GAP)
        self.splitterMoved.connect(self._on_splitter_moved)

    def add(self, pane: QWidget, stretch: int) -> None:
        """Put `pane` below the others; `stretch` is how much of spare room it takes, 0 is none."""
        self._panes.append(pane)
        self.addWidget(pane)
        self.setStretchFactor(self.count() - 1, stretch)
        if isinstance(pane, FoldableCard):
            pane.folded_changed.connect(self._on_fold_changed)
        self._show_handles()

    def set_heights(self, heights: Sequence[int]) -> None:
        """Give each pane such a share; none, or of another number of panes, is their own."""
        self._wanted = tuple(heights) if len(heights) == len(self._panes) else ()
        self._arrange()

    def createHandle(self) -> QSplitterHandle:
        """Return a border."""
        return _Border(self)

    def move_border(self, at: int, by: int) -> None:
        """Move the border above pane `at` by pixels, downwards where positive."""
        self.moveSplitter(self.handle(at).y() + by, at)

    def reset(self) -> None:
        """Give every pane its own height again, for the person."""
        self.set_heights(())
        self.heights_changed.emit(())

    def event(self, event: QEvent) -> bool:
        """Follow what the panes need for as long as nobody has moved a border."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return handled

    def _arrange(self) -> None:
        own = [pane.sizeHint().height() for pane in self._panes]
        wanted = self._wanted or own
        # One that was hidden when a border was moved had no height to keep.
        self.setSizes([kept or needed for kept, needed in zip(wanted, own, strict=True)])
        self._show_handles()

    def _show_handles(self) -> None:
        """A border beside a folded card cannot be moved."""
        for at in range(1, self.count()):
            beside = self._panes[at - 1 : at + 1]
            self.handle(at).setEnabled(not any(map(_is_folded, beside)))

    @Slot()
    def _on_splitter_moved(self) -> None:
        before = self._wanted or tuple(self.sizes())
        self._wanted = tuple(
            kept if _is_folded(pane) else height
            for pane, kept, height in zip(self._panes, before, self.sizes(), strict=True)
        )
        self.heights_changed.emit(self._wanted)

    @Slot()
    def _on_fold_changed(self) -> None:
        self._arrange()


class _Border(QSplitterHandle):
    """The room between two panes, with a bar to drag."""

    def __init__(self, panes: Panes) -> None:
        super().__init__(Qt.Orientation.Vertical, panes)
        self._panes = panes
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("Divider"))
        self.setToolTip(self.tr("Drag to resize. Double-click to reset."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrow keys."""
        key = Qt.Key(event.key())
        if key in _WAYS:
            self._panes.move_border(self._panes.indexOf(self), _WAYS[key])
        elif key == Qt.Key.Key_Home:
            self._panes.reset()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take back what was moved."""
        self._panes.reset()
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar: faint, stronger under the mouse, in the accent colour with the focus."""
        if not self.isEnabled():
            return
        palette = self.palette()
        color = QColor(palette.color(palette.ColorRole.WindowText))
        color.setAlphaF(0.5 if self.underMouse() else 0.22)
        if self.hasFocus():
            color = palette.color(palette.ColorRole.Highlight)
        width, height = GRIP
        middle = self.rect().center()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        bar = QRectF(middle.x() - width / 2, middle.y() - height / 2 + 0.5, width, height)
        painter.drawRoundedRect(bar, height / 2, height / 2)


def _is_folded(pane: QWidget) -> bool:
    return isinstance(pane, FoldableCard) and pane.is_folded
