"""A plot with its title, legend and controls: what a card of the Train page holds."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from studio.core.metrics import Axis, MetricSeries
from studio.core.tasks.figure import Figure
from studio.core.tasks.table import LOSS
from studio.ui.widgets.chart.panel import ChartPanel
from studio.ui.widgets.curves.controls import CurveControls
from studio.ui.widgets.curves.menu import CurveMenu
from studio.ui.widgets.curves.plot import CurvePlot
from studio.ui.widgets.curves.settings import CurveSettings
from studio.ui.widgets.curves.values import chart_title


class CurvePanel(ChartPanel):
    """The content of a card: one figure of a run, or several in the same unit.

    With `choices` the title is a row of buttons, by which another figure can be had in its place.

    Several panels share one `CurveSettings`; one of them shows the controls.

    Attributes:
        plot: for stage names, runs laid over, findings, summary and export.

    Args:
        figure: what is drawn.
        settings: shared by the panels of a page.
        has_controls: whether smoothing, axis and scale are chosen here.
        choices: charts that can be had here, this one included, each with the figures that it
            draws; none leaves a plain title.
        best_by: the figure that makes an epoch the best one, None where none does.
        beside: figures that are drawn in the same chart.

    Signals:
        figure_chosen(str): the key of another of `choices`, which is wanted.
    """

    figure_chosen = Signal(str)

    def __init__(
        self,
        figure: Figure,
        settings: CurveSettings,
        has_controls: bool = True,
        choices: Sequence[Sequence[Figure]] = (),
        best_by: Figure | None = LOSS,
        beside: Sequence[Figure] = (),
        parent: QWidget | None = None,
    ) -> None:
        buttons = [_choice(one, is_chosen=one[0] == figure) for one in choices]
        plot = CurvePlot(figure, best_by, beside)
        controls = CurveControls(settings, figure) if has_controls else None
        super().__init__(plot, CurveMenu(plot, settings), controls, buttons, parent=parent)
        self.plot = plot
        self._settings = settings
        self._choices = tuple(choices)
        self._buttons = buttons
        self._connect()
        self._apply_settings()

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

    def focus_choice(self) -> None:
        """Give the keyboard to the button of the figure that is shown."""
        for button in self._buttons:
            if button.isChecked():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language or font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for button, figures in zip(self._buttons, self._choices, strict=True):
                button.setText(chart_title(figures))

    def _connect(self) -> None:
        settings = self._settings
        settings.smoothing_changed.connect(self._on_settings_smoothing_changed)
        settings.weighting_changed.connect(self._on_settings_smoothing_changed)
        settings.axis_changed.connect(self._on_settings_axis_changed)
        settings.log_changed.connect(self.plot.set_log)
        settings.hovered.connect(self.plot.set_hover)
        self.plot.hovered.connect(settings.hover)
        for button in self._buttons:
            button.clicked.connect(partial(self._on_choice_clicked, button))

    def _apply_settings(self) -> None:
        self._on_settings_smoothing_changed()
        self.plot.set_axis(self._settings.axis)
        self.plot.set_log(self._settings.is_log(self.plot.figure))

    def _on_choice_clicked(self, button: QPushButton, _is_checked: bool = False) -> None:
        """Ask for another figure; the buttons go on saying which one is shown here."""
        wanted = str(button.property("figure"))
        button.setChecked(wanted == self.plot.figure.key)
        if wanted != self.plot.figure.key:
            self.figure_chosen.emit(wanted)

    @Slot()
    def _on_settings_smoothing_changed(self) -> None:
        self.plot.set_smoothing(self._settings.smoothing, self._settings.is_time_weighted)

    @Slot(str)
    def _on_settings_axis_changed(self, axis: Axis) -> None:
        self.plot.set_axis(axis)


def _choice(figures: Sequence[Figure], *, is_chosen: bool) -> QPushButton:
    button = QPushButton(chart_title(figures))
    button.setCheckable(True)
    button.setChecked(is_chosen)
    button.setProperty("variant", "segment")
    button.setProperty("figure", figures[0].key)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
