"""The curves of a run in two cards: what training minimises, and all other figures."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Slot

from studio.core.metrics import MetricSeries
from studio.core.tasks.figure import LEARNING_RATE, Figure, charts
from studio.core.tasks.reference import Reference
from studio.core.tasks.table import TASKS
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.curves import CurvePanel, CurveReference, CurveSettings, CurveSwitch, Finding


class TaskCurves(QObject):
    """Follows the run that is shown: each task, and some kinds of it, have figures of their own.

    Attributes:
        cards: the first figure above, the others and the learning rate below.

    Args:
        theme: for cards and colours.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = CurveSettings(self)
        self._figures = TASKS[0].figures
        self._series: MetricSeries | None = None
        self.cards = (Card(theme), Card(theme))
        self._first, self._others = self._build(self._figures)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def __iter__(self) -> Iterator[CurvePanel]:
        yield self._first
        yield from self._others

    def panel(self, key: str) -> CurvePanel:
        """Return the panel of a figure, by its key.

        Raises:
            KeyError: the task that is shown has no such figure.
        """
        return self._first if self._first.plot.figure.key == key else self._others.panel(key)

    def show_run(self, figures: tuple[Figure, ...], series: MetricSeries) -> None:
        """Show a run that records these from its beginning; nothing happens where it is shown."""
        if figures == self._figures and series is self._series:
            return
        if figures != self._figures:
            self._replace(figures)
        self._series = series
        for panel in self:
            panel.set_series(series)

    @Slot()
    def refresh(self) -> None:
        """Show what came into the series since."""
        self._first.refresh()
        self._others.refresh()

    def set_plan(self, stage_names: Mapping[int, str], epochs: int) -> None:
        """Say what the stages are called, and how many epochs a living run has; 0: it is over."""
        for panel in self:
            panel.set_stage_names(stage_names)
            panel.set_planned_epochs(epochs)

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Mark ranges of epochs in which something was found, on every figure."""
        for panel in self:
            panel.plot.set_findings(findings)

    def set_references(self, references: Sequence[Reference]) -> None:
        """Hold each figure against what is known in its unit."""
        for panel in self:
            keys = {figure.key for figure in panel.plot.figures}
            held = [one for one in references if keys.intersection(one.figures)]
            panel.plot.set_references(
                [CurveReference(r.value, translated(r.name), translated(r.help)) for r in held]
            )

    @Slot(str, object)
    def add_overlay(self, name: str, series: MetricSeries) -> None:
        """Lay another run over."""
        for panel in self:
            panel.plot.add_overlay(name, series)

    @Slot(str)
    def remove_overlay(self, name: str) -> None:
        """Take a run away again."""
        for panel in self:
            panel.plot.remove_overlay(name)

    def _build(self, recorded: tuple[Figure, ...]) -> tuple[CurvePanel, CurveSwitch]:
        (first, *beside), *others = charts(recorded)
        panel = CurvePanel(first, self._settings, best_by=first, beside=beside)
        figures = [figure for chart in others for figure in chart]
        switch = CurveSwitch((*figures, LEARNING_RATE), self._settings, best_by=first)
        for card, content in zip(self.cards, (panel, switch), strict=True):
            card.body.addWidget(content)
        return panel, switch

    def _replace(self, figures: tuple[Figure, ...]) -> None:
        self._figures = figures
        for gone in (self._first, self._others):
            gone.hide()
            gone.deleteLater()
        self._first, self._others = self._build(figures)
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        for panel in self:
            panel.set_colors(ChartColors.of(self._theme.tokens))
