"""The drawing surface of a chart: a view with labels at its left and below."""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetricsF

from studio.ui.widgets.chart.axes import (
    BEFORE_LABELS,
    LABEL_HEIGHT,
    NAME_WIDTH,
    RIGHT_ROOM,
    AxisName,
    ChartAxis,
    label_font,
)
from studio.ui.widgets.chart.axis_style import AxisStyle
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.marks import Marks
from studio.ui.widgets.chart.marks_item import GridItem, MarksItem
from studio.ui.widgets.chart.view import ChartView

_LEAST_LABEL_WIDTH = 48.0
_TOP = 8


class ChartCanvas(pg.GraphicsLayoutWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """Puts view, axes, grid and marks together; knows nothing of what is drawn.

    Signals:
        pointer_moved: place in the coordinates of the view (QPointF).
        pointer_left: it is over the chart no more.
    """

    pointer_moved = Signal(QPointF)
    pointer_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        colors = LIGHT_COLORS
        self.view = ChartView()
        self.values = ChartAxis("left")
        self.places = ChartAxis("bottom")
        self.names = (AxisName("beside"), AxisName("before"))
        self._under = AxisName("under")
        self.grid = GridItem(self.view, self.values, colors)
        self.marks = MarksItem(self.view, colors)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().installEventFilter(self)
        self._lay_out()
        self.set_colors(colors)
        self.scene().sigMouseMoved.connect(self._on_scene_mouse_moved)

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self.setBackground(colors.surface)
        for axis in (self.values, self.places):
            axis.setTextPen(colors.dim)
        for name in (*self.names, self._under):
            name.set_color(colors.dim)
        for item in (self.grid, self.marks):
            item.colors = colors
            item.update()

    def use_font(self, font: QFont) -> None:
        """Write labels in the family of `font`, small and with figures of one width."""
        small = label_font(font)
        self.marks.font = small
        for item in (self.values, self.places, *self.names, self._under):
            item.use_font(small)

    def set_axis_styles(self, places: AxisStyle, values: AxisStyle) -> None:
        """Say what is drawn along the axis below and upwards, and how it is written."""
        self.places.set_style(places)
        self.values.set_style(values)
        self.set_axis_names(values.name, places.name)

    def set_axis_names(self, values: str, places: str) -> None:
        """Say what is drawn upwards and along the axis below."""
        upright, before = self.names
        upright.set_text(values)
        is_short = before.fits_before(places, NAME_WIDTH + _LEAST_LABEL_WIDTH)
        before.set_text(places if is_short else "")
        self.places.left_room = BEFORE_LABELS - 2 if is_short else _LEAST_LABEL_WIDTH
        self._under.set_text("" if is_short else places)
        self._under.setFixedHeight(0 if is_short else NAME_WIDTH)

    def set_marks(self, marks: Marks) -> None:
        """Draw these behind and before the data."""
        self.grid.set_spans(marks.spans)
        self.marks.set_marks(marks)

    def fit_labels(self) -> None:
        """Give the labels at the left as much room as they need now."""
        low, high = self.view.viewRange()[1]
        texts = self.values.texts(low, high, self.view.rect().height())
        metrics = QFontMetricsF(self.marks.font)
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0.0)
        wanted = max(_LEAST_LABEL_WIDTH, widest + 12)
        if abs(self.values.width() - wanted) > 1:
            self.values.setWidth(wanted)

    def columns(self) -> int:
        """Return how many columns of pixels the view has, at least 1."""
        return max(int(self.view.rect().width() * self.devicePixelRatioF()), 1)

    def sizeHint(self) -> QSize:
        """Return a small size: it takes what it is given, and Qt's own is that of the scene."""
        return QSize(240, 100)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.pointer_left.emit()
        return False

    def _lay_out(self) -> None:
        layout = self.ci.layout
        layout.setContentsMargins(0, _TOP, RIGHT_ROOM, 0)
        layout.setSpacing(0)
        upright, across = self.names
        across.setFixedHeight(LABEL_HEIGHT)
        self.addItem(upright, 0, 0)
        self.addItem(self.values, 0, 1)
        self.addItem(self.view, 0, 2)
        self.addItem(across, 1, 0, 1, 2)
        self.addItem(self.places, 1, 2)
        self.addItem(self._under, 2, 2)
        self._under.setFixedHeight(0)
        self.values.linkToView(self.view)
        self.places.linkToView(self.view)
        self.values.setWidth(_LEAST_LABEL_WIDTH)
        self.places.setHeight(LABEL_HEIGHT)
        self.values.setZValue(-1)

    @Slot(object)
    def _on_scene_mouse_moved(self, place: QPointF) -> None:
        if self.view.sceneBoundingRect().contains(place):
            self.pointer_moved.emit(self.view.mapSceneToView(place))
        else:
            self.pointer_left.emit()
