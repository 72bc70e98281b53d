"""Three ways to look at the trials of a search: curves, parallel coordinates, importance."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.search.standing import Standing
from studio.ui.pages.page import PageContext
from studio.ui.pages.search.field_weights import FieldWeights
from studio.ui.pages.search.trial_coordinates import coordinates_of
from studio.ui.pages.search.trial_curves import TrialCurves
from studio.ui.texts.format import count_text
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.parallel_plot import ParallelPlot
from studio.ui.widgets.segmented_control import SegmentedControl

_VIEWS = ("coordinates", "curves", "weights")


class SearchCharts(Card):
    """One of the charts at a time.

    Attributes:
        view: which chart is seen.
        plot: parallel coordinates.
        curves: learning curves.
        weights: what each field decided.

    Signals:
        trial_chosen(int): number of the trial whose line was clicked.
        wanted_changed(): other trials pass through the marks on the axes, `wanted`.
    """

    trial_chosen = Signal(int)
    wanted_changed = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        theme, search = context.theme, context.search
        self._theme = theme
        self._standing: Standing | None = None
        self._chosen = 0
        self.view = SegmentedControl(
            theme,
            self.tr("Chart"),
            [
                ("coordinates", self.tr("Parallel coordinates")),
                ("curves", self.tr("Learning curves")),
                ("weights", self.tr("Importance")),
            ],
        )
        self.clear_marks = Button(theme, "", Variant.QUIET, icon="close", small=True)
        self.plot = ParallelPlot(theme, self.tr("Parallel coordinates of the trials"))
        self.curves = TrialCurves(theme, search)
        self.weights = FieldWeights(theme, context.client, search)
        self._stack = QStackedWidget()
        for chart in (self.plot, self.curves, self.weights):
            self._stack.addWidget(chart)
        self.add_to_header(self.view)
        self.add_action(self.clear_marks)
        self.body.addWidget(self._stack, 1)
        self.plot.setToolTip("")
        self.view.choice_chosen.connect(self._on_view_chosen)
        self.clear_marks.clicked.connect(self.plot.clear_marks)
        self.plot.chosen.connect(self.trial_chosen)
        self.plot.brushed.connect(self._on_brushed)
        theme.changed.connect(self._show)
        self.clear_marks.hide()

    @property
    def wanted(self) -> frozenset[int] | None:
        """Numbers of the trials within the marks, None where nothing is marked."""
        return self.plot.passing if self.plot.is_brushed else None

    def show_trials(self, standing: Standing | None, chosen: int) -> None:
        """Draw the trials of a search; the chosen one before the others."""
        self._standing, self._chosen = standing, chosen
        axes, lines = coordinates_of(standing) if standing is not None else ([], [])
        self.plot.set_lines(axes, lines)
        self._show()

    def choose(self, number: int) -> None:
        """Draw another trial before the others."""
        self._chosen = number
        self._show()

    def show_chart(self, key: str) -> None:
        """Bring the chart that `view` calls `key` into view."""
        self.view.set_choice(key)
        self._on_view_chosen(key)

    @Slot()
    def _show(self) -> None:
        self.plot.set_chosen(self._chosen)
        shown = self.plot.passing
        if self._standing is not None and not self.plot.is_brushed:
            shown = frozenset(one.number for one in self._standing.trials)
        self.curves.show_trials(self._standing, self._chosen, shown)
        self.weights.show_trials(self._standing)
        self.clear_marks.setVisible(self.plot.is_brushed)
        text = self.tr("{shown} of {count} trials; show all")
        self.clear_marks.setText(
            text.format(
                shown=count_text(len(self.plot.passing)), count=count_text(len(self.plot.lines))
            )
        )

    @Slot(str)
    def _on_view_chosen(self, key: str) -> None:
        self._stack.setCurrentIndex(_VIEWS.index(key))

    @Slot()
    def _on_brushed(self) -> None:
        self._show()
        self.wanted_changed.emit()
