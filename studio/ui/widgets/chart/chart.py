"""A chart that a person can zoom, pan, read with mouse and keys, and hear in words."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.widgets.chart.canvas import ChartCanvas
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.content import Content
from studio.ui.widgets.chart.crosshair import Crosshair
from studio.ui.widgets.chart.focus_ring import FocusRing
from studio.ui.widgets.chart.framing import Framing
from studio.ui.widgets.chart.keys import chart_keys
from studio.ui.widgets.chart.legend import LegendEntry
from studio.ui.widgets.chart.output import ChartOutput
from studio.ui.widgets.chart.overlay import ChartOverlay
from studio.ui.widgets.chart.pacer import Pacer
from studio.ui.widgets.chart.reading import Reading
from studio.ui.widgets.help_tip import tip_html

_KEY_ZOOM = 0.8
_KEY_PAN = 0.1


class Chart(FocusRing):
    """Shows a content; call `refresh` when it has changed: it repaints at most 30 times a second.

    New values come into view by themselves until the person pans or zooms, and again after
    `reset_view`. Keys: arrows move the crosshair, with Shift the view; + and - zoom; Home or 0
    shows everything; Return picks what the crosshair is at, as a click does; Esc hides it.

    Attributes:
        output: saves and copies what is shown.

    Args:
        canvas: whose view the content draws into.
        content: what is drawn.

    Signals:
        values_changed: the value of each series as text by its key (dict[str, str]); names and
            colours are in `entries`.
        note_changed: a few words about all values, "" for none.
        following_changed: whether everything is shown and new values come into view.
        hovered: place on the axis below that the person points at (float), or None.
        picked: the `Reading` that the person clicked, or pressed Return at.
        menu_requested: place on the screen (QPoint) where a menu is wanted.
    """

    values_changed = Signal(object)  # Signal(dict) would sort the keys
    note_changed = Signal(str)
    following_changed = Signal(bool)
    hovered = Signal(object)
    picked = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(
        self, canvas: ChartCanvas, content: Content, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._content = content
        self._is_following = True
        self._entries: tuple[LegendEntry, ...] = ()
        self._note = ""
        self._framing = Framing(canvas.view, content)
        self._crosshair = Crosshair(canvas, content, self)
        self._overlay = ChartOverlay(self)
        self._pacer = Pacer(self)
        self.output = ChartOutput(canvas, content, self.flush)
        self._lay_out()
        self._connect()
        canvas.use_font(self.font())
        self.set_colors(LIGHT_COLORS)
        self.retitle()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def is_following(self) -> bool:
        """Whether everything is shown and new values come into view by themselves."""
        return self._is_following

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """The series that have something to show, as they were told last."""
        return self._entries

    @property
    def values(self) -> dict[str, str]:
        """What `values_changed` said last."""
        return {entry.key: entry.value for entry in self._entries}

    @property
    def note(self) -> str:
        """What `note_changed` said last."""
        return self._note

    @property
    def reading(self) -> Reading | None:
        """What the crosshair is at, None where that is nothing."""
        return self._crosshair.reading

    @property
    def title(self) -> str:
        """What is drawn, in the person's language."""
        return self._content.title

    @property
    def file_stem(self) -> str:
        """What a saved file is called, without an ending."""
        return self._content.file_stem

    def summary(self) -> str:
        """Return the chart in words."""
        return self._content.summary()

    @Slot()
    def refresh(self) -> None:
        """Show what came into the content since; cheap, and may be called with every batch."""
        self._pacer.request()

    def retitle(self) -> None:
        """Write title and axes as the content says them now."""
        self.setAccessibleName(self._content.title)
        keys = "\n".join(f"{what}: {key}" for what, key in chart_keys())
        self.setWhatsThis(tip_html(self._content.title, keys))
        self._canvas.set_axis_styles(*self._content.axes())
        self._pacer.request()

    def rescale(self) -> None:
        """Follow other axes of the content; shows everything."""
        self._canvas.set_axis_styles(*self._content.axes())
        self._crosshair.show_at(None)
        self.reset_view()
        if self.isVisible():
            self._pacer.flush()  # before a paint writes labels of one scale over a range of another

    # --- how it is shown --------------------------------------------------------------------

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self._canvas.set_colors(colors)
        self._content.set_colors(colors)
        self._crosshair.readout.set_colors(colors)
        self._overlay.set_colors(colors)
        self.set_ring_color(colors.accent)
        self._pacer.request()

    @Slot()
    def reset_view(self) -> None:
        """Show everything, along both axes, and follow what is new from now on."""
        self._framing.reset()
        self._tell_following()
        self._pacer.request()

    def pan(self, right: float, up: float = 0.0) -> None:
        """Move what is seen by shares of its width and height."""
        self._canvas.view.pan(right, up)

    def zoom(self, factor: float, is_vertical: bool = False, at: float = 0.5) -> None:
        """Show `factor` times as much as now along one axis; what lies at `at` (0..1) stays."""
        self._canvas.view.zoom(factor, is_vertical, at)

    def visible_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the places and the values that are seen, each (low, high)."""
        x_style, y_style = self._content.axes()
        (x0, x1), (y0, y1) = self._canvas.view.viewRange()
        places = (x_style.value(x0), x_style.value(x1))
        return places, (y_style.value(y0), y_style.value(y1))

    def flush(self) -> None:
        """Do now what waits for the next repaint."""
        self._pacer.flush()
        self._crosshair.flush()

    @Slot(object)
    def set_hover(self, x: float | None) -> None:
        """Show the crosshair at the value nearest to `x` on the axis below, or none."""
        self._crosshair.show_at(x)

    # --- events -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do with keys what the mouse does."""
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right as key:
                sign = -1 if key == Qt.Key.Key_Left else 1
                self.pan(sign * _KEY_PAN) if has_shift else self._crosshair.step(sign)
            case Qt.Key.Key_Up | Qt.Key.Key_Down as key if has_shift:
                self.pan(0.0, _KEY_PAN if key == Qt.Key.Key_Up else -_KEY_PAN)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_KEY_ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _KEY_ZOOM)
            case Qt.Key.Key_Home | Qt.Key.Key_0:
                self.reset_view()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._crosshair.reading is not None:
                self.picked.emit(self._crosshair.reading)
            case Qt.Key.Key_Escape if self._crosshair.x is not None:
                self._crosshair.point_at(None)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu from the keyboard; the mouse's click comes through the view."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(self.mapToGlobal(self.rect().center()))
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what lies over the chart in its place."""
        super().resizeEvent(event)
        self._overlay.place()
        self._pacer.request()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while nobody looked."""
        super().showEvent(event)
        self._pacer.request()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._overlay.retranslate()
            self.retitle()
        elif event.type() == QEvent.Type.FontChange:
            self._canvas.use_font(self.font())
            self._pacer.request()

    # --- the inside -------------------------------------------------------------------------

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.addWidget(self._canvas)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 104)

    def _connect(self) -> None:
        view = self._canvas.view
        view.gesture_made.connect(self._pacer.request)
        view.sigResized.connect(self._on_view_resized)
        view.clicked.connect(self._on_view_clicked)
        view.reset_requested.connect(self.reset_view)
        view.menu_requested.connect(self.menu_requested)
        self._crosshair.pointed.connect(self.hovered)
        self._overlay.reset_chosen.connect(self.reset_view)
        self._pacer.due.connect(self._redraw)

    @Slot(QPointF)
    def _on_view_clicked(self, place: QPointF) -> None:
        self._crosshair.point_at(place.x(), place.y())
        if self._crosshair.reading is not None:
            self.picked.emit(self._crosshair.reading)

    @Slot(object)
    def _on_view_resized(self, _view: object) -> None:
        self._pacer.request()

    @Slot()
    def _redraw(self) -> None:
        self._content.set_pixel_ratio(self._canvas.devicePixelRatioF())
        self._content.catch_up()
        self._framing.draw(self._canvas.columns())
        self._tell_following()
        self._canvas.fit_labels()
        self._canvas.set_marks(self._content.marks())
        self._tell()
        self._crosshair.refresh()

    def _tell(self) -> None:
        """Say the values to whoever shows them."""
        entries, note = self._content.entries(), self._content.note()
        self._overlay.show_empty("" if entries else self._content.empty_text)
        self._canvas.setVisible(bool(entries))
        if note != self._note:
            self._note = note
            self.note_changed.emit(note)
        if entries != self._entries:
            self._entries = entries
            self.setAccessibleDescription(self.summary())
            self.values_changed.emit(self.values)

    def _tell_following(self) -> None:
        is_following = self._framing.shows_everything
        if is_following != self._is_following:
            self._is_following = is_following
            self._overlay.offer_reset(is_offered=not is_following)
            self.following_changed.emit(is_following)
