"""A plot with its title, legend and controls: what a card of the Train page holds."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.core.metrics import Axis, MetricName, MetricSeries
from studio.ui.widgets.curves.colors import LIGHT_COLORS, CurveColors
from studio.ui.widgets.curves.controls import CurveControls
from studio.ui.widgets.curves.legend import HEIGHT, Legend
from studio.ui.widgets.curves.menu import CurveMenu
from studio.ui.widgets.curves.plot import CurvePlot
from studio.ui.widgets.curves.settings import CurveSettings
from studio.ui.widgets.curves.summary import metric_name

_TITLE_GAP = 10


class CurvePanel(QWidget):
    """The content of a card: one figure of a run.

    With `choices` the title is a row of buttons, by which another figure can be had in its place.

    Several panels share one `CurveSettings`; one of them shows the controls. It has no margins
    and no ground: the card brings both.

    Attributes:
        plot: for stage names, runs laid over, summary and export.
        menu: for `saved` and `save_failed`.

    Args:
        metric: the figure.
        settings: shared by the panels of a page.
        has_controls: whether smoothing, axis and scale are chosen here.
        choices: figures that can be had here, this one included; none leaves a plain title.

    Signals:
        metric_chosen(str): another of `choices` is wanted.
    """

    metric_chosen = Signal(str)

    def __init__(
        self,
        metric: MetricName,
        settings: CurveSettings,
        has_controls: bool = True,
        choices: Sequence[MetricName] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._metric: MetricName = metric
        self._settings = settings
        self.plot = CurvePlot(metric)
        self.menu = CurveMenu(self.plot, settings)
        self._title = QLabel()
        self._choices = [_choice(name, is_chosen=name == metric) for name in choices]
        self._legend = Legend()
        self._moment = QLabel(self)
        self._controls = CurveControls(settings) if has_controls else None
        self._more = QToolButton()
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        self._apply_settings()
        self.set_colors(LIGHT_COLORS)
        self._retranslate()

    def set_series(self, series: MetricSeries | None) -> None:
        """Show this run from its beginning; None shows the empty plot."""
        self.plot.set_series(series)

    @Slot()
    def refresh(self) -> None:
        """Show what came into the series since."""
        self.plot.refresh()

    def set_stage_names(self, names: Mapping[int, str]) -> None:
        """Say what the stages are called, by their number from 1."""
        self.plot.set_stage_names(names)

    def set_planned_epochs(self, epochs: int) -> None:
        """Say how many epochs all stages have; 0: not known."""
        self.plot.set_planned_epochs(epochs)

    def set_colors(self, colors: CurveColors) -> None:
        """Draw in another scheme."""
        self.plot.set_colors(colors)
        self._legend.set_colors(colors)
        self._title.setStyleSheet(f"color: {colors.text}; background: transparent;")
        self._moment.setStyleSheet(f"color: {colors.dim}; background: transparent;")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the controls below the legend where both do not fit beside each other."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_title_font()

    def _lay_out(self) -> None:
        left = QHBoxLayout()
        left.setSpacing(_TITLE_GAP)
        self._title.setFixedHeight(HEIGHT)
        self._moment.setFixedHeight(HEIGHT)
        left.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        if self._choices:
            self._title.hide()
            row = QHBoxLayout()
            row.setSpacing(2)
            for button in self._choices:
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            left.addLayout(row)
        left.addWidget(self._legend, 1)
        right = QHBoxLayout()
        right.addWidget(self._moment)
        right.addStretch()
        right.setSpacing(4)
        if self._controls is not None:
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
        layout.addWidget(self.plot, 1)
        self._more.setText("\N{MIDLINE HORIZONTAL ELLIPSIS}")
        self._more.setProperty("small", True)
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._set_title_font()

    def _connect(self) -> None:
        settings = self._settings
        settings.smoothing_changed.connect(self._on_settings_smoothing_changed)
        settings.weighting_changed.connect(self._on_settings_smoothing_changed)
        settings.axis_changed.connect(self._on_settings_axis_changed)
        settings.log_changed.connect(self.plot.set_log)
        settings.hovered.connect(self.plot.set_hover)
        self.plot.hovered.connect(settings.hover)
        self.plot.values_changed.connect(self._on_plot_values_changed)
        self.plot.moment_changed.connect(self._on_plot_moment_changed)
        self._more.clicked.connect(self._on_more_clicked)
        for button in self._choices:
            button.clicked.connect(partial(self._on_choice_clicked, button))

    def _apply_settings(self) -> None:
        self._on_settings_smoothing_changed()
        self.plot.set_axis(self._settings.axis)
        self.plot.set_log(self._settings.is_log)

    def focus_choice(self) -> None:
        """Give the keyboard to the button of the figure that is shown."""
        for button in self._choices:
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_choice_clicked(self, button: QPushButton, _is_checked: bool = False) -> None:
        """Ask for another figure; the buttons go on saying which one is shown here."""
        wanted = str(button.property("metric"))
        button.setChecked(wanted == self._metric)
        if wanted != self._metric:
            self.metric_chosen.emit(wanted)

    @Slot()
    def _on_more_clicked(self) -> None:
        corner = self._more.rect().bottomRight() - QPoint(self.menu.sizeHint().width(), -4)
        self.plot.menu_requested.emit(self._more.mapToGlobal(corner))

    def _set_title_font(self) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)

    def _retranslate(self) -> None:
        self._title.setText(metric_name(self._metric))
        for button in self._choices:
            button.setText(metric_name(button.property("metric")))
        self.setAccessibleName(metric_name(self._metric))
        self._more.setToolTip(self.tr("Save or copy the curve"))
        self._more.setAccessibleName(self.tr("Save or copy the curve"))

    def _fold(self) -> None:
        if self._controls is None:
            return
        needed = (
            self._title.sizeHint().width()
            + self._legend.sizeHint().width()
            + self._moment.sizeHint().width()
            + self._controls.sizeHint().width()
            + self._more.sizeHint().width()
            + _TITLE_GAP
            + 3 * 4
            + self._head.spacing()
        )
        direction = (
            QBoxLayout.Direction.LeftToRight
            if needed <= self.width()
            else QBoxLayout.Direction.TopToBottom
        )
        if direction != self._head.direction():
            self._head.setDirection(direction)

    @Slot()
    def _on_settings_smoothing_changed(self) -> None:
        self.plot.set_smoothing(self._settings.smoothing, self._settings.is_time_weighted)

    @Slot(str)
    def _on_settings_axis_changed(self, axis: Axis) -> None:
        self.plot.set_axis(axis)

    @Slot(object)
    def _on_plot_values_changed(self, values: dict[str, str]) -> None:
        self._legend.set_values(values)
        self._fold()

    @Slot(str)
    def _on_plot_moment_changed(self, words: str) -> None:
        self._moment.setText(words)
        self._fold()


def _choice(metric: MetricName, *, is_chosen: bool) -> QPushButton:
    button = QPushButton()
    button.setCheckable(True)
    button.setChecked(is_chosen)
    button.setProperty("variant", "segment")
    button.setProperty("metric", metric)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
