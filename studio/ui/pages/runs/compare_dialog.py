"""Several runs over each other: their curves with one smoothing, and the settings that differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.metrics import MetricSeries, read_metrics
from studio.core.recipes.fields import field_at
from studio.core.recipes.recipe import Recipe, recorded_figures
from studio.core.recipes.recipe_difference import Setting, differing_settings
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_summary import RunSummary
from studio.core.tasks.figure import LEARNING_RATE, charts
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.texts.fields import title_text, value_text
from studio.ui.texts.run_names import run_names
from studio.ui.texts.run_text import result_text, result_title
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.chart.colors import ChartColors
from studio.ui.widgets.curves import CurvePanel, CurveSettings, CurveSwitch
from studio.ui.widgets.label import Label
from studio.ui.widgets.value_table import ValueCell, ValueColumn, ValueTable

MOST = 8
"""Runs whose curves can be told apart by their colours."""

DIFFERENT = 0.3
"""How strong the ground of a setting is that differs from the first run's."""


class CompareRunsDialog(FreeDialog):
    """Curves above, settings below; it leaves the window free.

    Args:
        theme: colours and fonts.
        runs: at most `MOST`, of one task.
    """

    def __init__(
        self, theme: Theme, runs: Sequence[RunSummary], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs = tuple(runs)
        self._names = run_names(self._runs)
        self._settings = CurveSettings(self)
        self._found: tuple[tuple[str, MetricSeries | Sentence], ...] = ()
        self._reader = Background(self)
        self.build()
        self.resize(1080, 640)
        theme.changed.connect(self._on_theme_changed)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        self._reader.run(partial(_read, tuple(run.path for run in self._runs)))

    def build(self) -> None:
        """Show the settings, and the curves that were read."""
        self.setWindowTitle(self.tr("Curves and settings"))
        theme, settings = self._theme, self._settings
        recipes = [run.recipe for run in self._runs if run.recipe is not None]
        (first, *beside), *others = charts(recorded_figures(recipes[0]))
        self.first = CurvePanel(first, settings, best_by=None, beside=beside)
        figures = [figure for chart in others for figure in chart]
        self.others = CurveSwitch((*figures, LEARNING_RATE), settings, best_by=None)
        self.table = ValueTable(theme, self.tr("Settings that differ"), "settings")
        self._problem = Label(theme, "", Role.BODY, tone="error", wraps=True)
        self.close_button = Button(theme, self.tr("Close"))
        self._lay_out()
        self._on_theme_changed()
        self.close_button.clicked.connect(self.close)
        self._show_curves()

    def _lay_out(self) -> None:
        curves = QHBoxLayout()
        curves.setSpacing(16)
        for panel in (self.first, self.others):
            card = Card(self._theme)
            card.body.addWidget(panel)
            curves.addWidget(card, 1)
        below = Card(self._theme, self.tr("Settings that differ"))
        below.body.addWidget(self.table)
        legend = self.tr("Solid lines: training; dashed lines: validation.")
        buttons = QHBoxLayout()
        buttons.setSpacing(16)
        buttons.addWidget(Label(self._theme, legend, Role.CAPTION))
        buttons.addWidget(self._problem, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(curves, 3)
        column.addWidget(below, 2)
        column.addLayout(buttons)
        self._problem.hide()

    @property
    def panels(self) -> tuple[CurvePanel, ...]:
        """All charts."""
        return (self.first, *self.others)

    def _show_settings(self, recipes: Sequence[Recipe]) -> None:
        result = [ValueCell(result_title(self._runs[0].figure), color="dim")]
        result += [ValueCell(result_text(run), is_strong=True) for run in self._runs]
        rows = [result]
        for setting in differing_settings(recipes):
            rows.append(_row(setting, recipes))
        colors = ChartColors.of(self._theme.tokens)
        columns = [ValueColumn(self.tr("Setting"))]
        columns += [
            ValueColumn(self._names[run.path], color=colors.series(at))
            for at, run in enumerate(self._runs)
        ]
        self.table.set_table(columns, rows)

    @Slot(object)
    def _on_read(self, found: tuple[tuple[str, MetricSeries | Sentence], ...]) -> None:
        self._found = found
        self._show_curves()

    def _show_curves(self) -> None:
        """Lay the runs over each other; colours go by the order of the table."""
        problems = []
        for path, series in self._found:
            if isinstance(series, Sentence):
                problems.append(translated(series))
                continue
            for panel in self.panels:
                panel.plot.add_overlay(self._names[path], series)
        for panel in self.panels:
            panel.plot.reset_view()
        self._tell("\n".join(problems))

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._tell(translated(reason))

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @Slot()
    def _on_theme_changed(self) -> None:
        for panel in self.panels:
            panel.set_colors(ChartColors.of(self._theme.tokens))
        self._show_settings([run.recipe for run in self._runs if run.recipe is not None])


def _read(paths: Sequence[str]) -> tuple[tuple[str, MetricSeries | Sentence], ...]:
    """Return the figures of each run, or why they cannot be read: one that is gone hides none."""
    found: list[tuple[str, MetricSeries | Sentence]] = []
    for path in paths:
        try:
            found.append((path, read_metrics(RunFolder(Path(path)).metrics_file)))
        except StudioError as error:
            found.append((path, error.sentence))
    return tuple(found)


def _row(setting: Setting, recipes: Sequence[Recipe]) -> list[ValueCell]:
    field = field_at(setting.place.path)
    longest = max(recipes, key=lambda recipe: len(recipe.stage))
    title = title_text(field)
    if setting.place.is_of_a_stage and len(longest.stage) > 1:
        title = f"{longest.stage[setting.place.stage].name} · {title}"
    cells = [ValueCell(title, color="dim")]
    for value in setting.values:
        is_other = value != setting.values[0]
        text = "–" if value is None else value_text(field, value)
        cells.append(ValueCell(text, is_strong=is_other, ground=DIFFERENT if is_other else 0.0))
    return cells
