"""A chart with its title, legend and controls: what a card holds."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.chart.chart import Chart
from studio.ui.widgets.chart.colors import LIGHT_COLORS, ChartColors
from studio.ui.widgets.chart.legend import HEIGHT, Legend
from studio.ui.widgets.chart.menu import ChartMenu

_TITLE_GAP = 10
_NOTE_GAP = 8
_NARROWEST = 240
_MOST_LINES_BESIDE = 2


class ChartPanel(QWidget):
    """Title and legend above a chart, controls and menu at their right.

    It has no margins and no ground: the card brings both.

    Attributes:
        chart: for summary and export.
        menu: for what it saves.

    Args:
        chart: what is shown.
        menu: of the chart.
        controls: between legend and menu, below them where there is no room; None has none.
        choices: buttons in place of the title.
        theme: whose colours are followed; None: whoever owns the panel calls `set_colors`.
    """

    def __init__(
        self,
        chart: Chart,
        menu: ChartMenu,
        controls: QWidget | None = None,
        choices: Sequence[QWidget] = (),
        theme: Theme | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chart = chart
        self.menu = menu
        self._controls = controls
        self._title_buttons = list(choices)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._legend = Legend()
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._more = QToolButton()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._left = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(choices)
        chart.values_changed.connect(self._on_chart_values_changed)
        chart.note_changed.connect(self._on_chart_note_changed)
        self._more.clicked.connect(self._on_more_clicked)
        self._fold()
        self.set_colors(LIGHT_COLORS)
        if theme is not None:
            theme.changed.connect(self._on_theme_changed)
            self._on_theme_changed()
        self.retitle()

    def set_colors(self, colors: ChartColors) -> None:
        """Draw in another scheme."""
        self.chart.set_colors(colors)
        self._legend.set_colors(colors)
        self._title.setStyleSheet(f"color: {colors.text}; background: transparent;")
        self._note.setStyleSheet(f"color: {colors.dim}; background: transparent;")

    def retitle(self) -> None:
        """Write title and axes as the chart says them now."""
        self.chart.retitle()
        self._title.setText(self.chart.title)
        self.setAccessibleName(self.chart.title)
        self._more.setToolTip(self.tr("Save or copy the chart"))
        self._more.setAccessibleName(self.tr("Save or copy the chart"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls below the legend where both do not fit beside each other."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Look again for room when a part of the head has become wider or narrower."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retitle()
        elif event.type() == QEvent.Type.FontChange:
            self._set_title_font()

    def _lay_out(self, choices: Sequence[QWidget]) -> None:
        left = self._left
        left.setSpacing(_TITLE_GAP)
        self._title.setFixedHeight(HEIGHT)
        self._note.setFixedHeight(HEIGHT)
        left.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        if choices:
            self._title.hide()
            row = QHBoxLayout()
            row.setSpacing(2)
            for button in choices:
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            left.addLayout(row)
            left.setAlignment(row, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        left.addWidget(self._legend, 1)
        right = QHBoxLayout()
        right.addWidget(self._note)
        right.addStretch()
        right.setSpacing(4)
        if self._controls is not None:
            right.addSpacing(_NOTE_GAP)
            right.addWidget(self._controls)
        right.addWidget(self._more)
        self._head.setSpacing(8)
        self._head.addLayout(left, 1)
        self._head.addLayout(right)
        self._head.setAlignment(right, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._head)
        layout.addWidget(self.chart, 1)
        self._more.setText("\N{MIDLINE HORIZONTAL ELLIPSIS}")
        self._more.setProperty("small", True)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._set_title_font()

    def _set_title_font(self) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)

    def _fold(self) -> None:
        """Put in a row of its own what has no room beside the rest; the note goes first."""
        controls = [self._controls] if self._controls is not None else []
        title = _width(self._title_buttons or [self._title], 2) + _TITLE_GAP
        tools = _width([*controls, self._more], 4) + _NOTE_GAP + self._head.spacing()
        note = self._note.sizeHint().width()
        # Narrower than its head in one row: only so can it know that there is no room for that.
        # Never narrower than its tools, which do not wrap: Qt would ask how high the legend is at
        # their width, and cut its second line.
        self.setMinimumWidth(max(_NARROWEST, tools))
        room = self.width()
        fits = title + self._legend.sizeHint().width() + note + tools <= room
        is_across = fits or not controls
        _turn(self._head, is_across=is_across)
        beside = note + tools if fits else self._more.sizeHint().width() + self._head.spacing()
        self._place_legend(room - beside if is_across else room, title)
        self._note.setVisible(fits or (not is_across and note + tools <= room))

    def _place_legend(self, room: int, title: int) -> None:
        """Put it beside the title, or below where it would take several lines more there.

        All of its lines are asked for: the pane that holds the panel gives it no height for width.
        """
        beside, below = (self._legend.heightForWidth(width) for width in (room - title, room))
        fits = self._legend.minimumSizeHint().width() <= room - title
        is_across = fits and beside <= max(below, _MOST_LINES_BESIDE * HEIGHT)
        _turn(self._left, is_across=is_across)
        self._legend.setMinimumHeight(beside if is_across else below)

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._theme is not None:
            self.set_colors(ChartColors.of(self._theme.tokens))

    @Slot()
    def _on_more_clicked(self) -> None:
        corner = self._more.rect().bottomRight() - QPoint(self.menu.sizeHint().width(), -4)
        self.chart.menu_requested.emit(self._more.mapToGlobal(corner))

    @Slot(object)
    def _on_chart_values_changed(self, _values: dict[str, str]) -> None:
        self._legend.set_entries(self.chart.entries)
        self._fold()

    @Slot(str)
    def _on_chart_note_changed(self, note: str) -> None:
        self._note.setText(note)
        self._fold()


def _width(widgets: Sequence[QWidget], spacing: int) -> int:
    return sum(widget.sizeHint().width() + spacing for widget in widgets)


def _turn(layout: QBoxLayout, *, is_across: bool) -> None:
    """Lay out from left to right, or from top to bottom."""
    direction = QBoxLayout.Direction.LeftToRight if is_across else QBoxLayout.Direction.TopToBottom
    if direction != layout.direction():
        layout.setDirection(direction)
        layout.activate()  # Qt has forgotten the sizes only, and would draw what was
