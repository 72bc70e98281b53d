"""How small the code may be: runs with codes of several sizes, and the error that each reached."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.evaluation.code_size_curve import CodeSizePoint, code_size_curve, missing
from studio.core.plan.code_sizes import code_size_series
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import PlannedRun
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.models.obstacles import obstacle
from studio.ui.pages.page import PageContext
from studio.ui.pages.place_choice import PlaceChoice
from studio.ui.pages.queue_text import queue_text
from studio.ui.texts.format import count_text, duration_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.chart.axis_style import AxisStyle, count_axis
from studio.ui.widgets.label import Label
from studio.ui.widgets.line_chart import LineChart, Series


class CodeSizesDialog(FreeDialog):
    """A curve of code size against error, and the button that trains what is missing of it.

    It leaves the window free: the runs of the series are watched on the Training page.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._run = context.run.state.run
        self._recipe: Recipe | None = None
        self._series: tuple[Recipe, ...] = ()
        self._points: tuple[CodeSizePoint, ...] = ()
        self._reader = Background(self)
        self.build()
        self.resize(760, 560)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(self._on_failed)
        context.queue.changed.connect(self._refresh)
        context.queue.series.progressed.connect(self._show_state)
        context.search.status_changed.connect(self._refresh)
        context.run.state_changed.connect(self._refresh)
        self._refresh()

    def build(self) -> None:
        """Show what was read."""
        self.setWindowTitle(self.tr("Code size and error"))
        context, theme = self._context, self._context.theme
        title = self.tr("How small may the code be?")
        self.chart = LineChart(
            theme,
            count_axis(self.tr("Numbers in the code"), is_log=True),
            AxisStyle(self.tr("Mean squared error"), is_log=True),
            self.tr("Code size and error"),
        )
        self._text = Label(theme, "", Role.DIM, wraps=True)
        self._state = Label(theme, "", Role.BODY, wraps=True)
        self.start = Button(theme, "", Variant.PRIMARY, icon="play")
        self.pause = Button(theme, self.tr("Pause"), icon="pause")
        self.stop = Button(theme, self.tr("Stop after this run"), icon="stop")
        self.place = PlaceChoice(theme, context.place)
        self.close_button = Button(theme, self.tr("Close"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._state, 1)
        for button in (self.close_button, self.pause, self.stop, self.start):
            buttons.addWidget(button)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(theme, title, Role.TITLE))
        column.addWidget(self._text)
        column.addWidget(self.chart, 1)
        column.addWidget(self.place)
        column.addLayout(buttons)
        self.start.clicked.connect(self._on_start_clicked)
        self.pause.clicked.connect(context.queue.series.pause)
        self.stop.clicked.connect(context.queue.stop)
        self.close_button.clicked.connect(self.close)
        self._show_curve()
        self._show_state()

    @property
    def points(self) -> tuple[CodeSizePoint, ...]:
        """What the curve shows."""
        return self._points

    def text(self) -> str:
        """Return how the series stands."""
        return self._state.text()

    @Slot()
    def _refresh(self) -> None:
        opened = self._context.project
        if opened.project is None:
            self.close()
            return
        self._show_state()
        if not self._context.run.state.status.is_alive:
            call = partial(_read, opened.project.runs, self._recipe or self._run)
            self._reader.run(partial(call, opened.recipe.name))

    @Slot(object)
    def _on_read(self, found: tuple[Recipe, tuple[CodeSizePoint, ...]]) -> None:
        self._recipe, points = found
        self._series = code_size_series(self._recipe)
        self._points = points
        self._show_curve()
        self._show_state()

    def _show_curve(self) -> None:
        points = self._points
        sizes = np.array([point.code for point in points], np.float64)
        errors = np.array([point.error for point in points], np.float64)
        linear = np.array(
            [np.nan if point.pca_error is None else point.pca_error for point in points], np.float64
        )
        self.chart.set_series(
            [
                Series(self.tr("Autoencoder"), sizes, errors, color="training"),
                Series("", sizes, errors, "dots", "training"),
                Series(self.tr("PCA"), sizes, linear, "dashed", "dim"),
                Series("", sizes, linear, "dots", "dim"),
            ]
            if points
            else []
        )

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._state.setText(translated(reason))

    @Slot()
    def _show_state(self) -> None:
        """Say how the series stands; nothing before its runs are read."""
        if self._recipe is None:
            for button in (self.start, self.pause, self.stop):
                button.hide()
            return
        queue = self._context.queue
        left = missing(self._series, self._points)
        sizes = ", ".join(count_text(one.autoencoder.code) for one in self._series)
        text = self.tr(
            "Runs with codes of {sizes} numbers, otherwise alike, each beside as many principal "
            "components. Where the curve turns flat, more numbers are of little use."
        )
        self._text.setText(text.format(sizes=sizes))
        self.place.setEnabled(not queue.is_active)
        self.pause.setVisible(queue.is_on_cluster)
        self.pause.setEnabled(not queue.series.is_pausing)
        self.stop.setVisible(queue.is_active and not queue.is_on_cluster)
        self.start.setVisible(not queue.is_active and bool(left))
        self.start.setText(self.tr("Train %Ln run(s)", "", len(left)))
        blocked = obstacle("train", self._context)
        self.start.set_obstacle(translated(blocked) if blocked is not None else "")
        if queue.is_on_cluster:
            self._state.setText(queue_text(queue))
        elif queue.is_active:
            text = self.tr("Training {number} of {count}: a code of {size} numbers.")
            recipe = queue.runs[queue.place].recipe
            self._state.setText(
                text.format(
                    number=count_text(queue.place + 1),
                    count=count_text(len(queue.runs)),
                    size=count_text(recipe.autoencoder.code),
                )
            )
        elif queue.failure is not None and not queue.name:
            self._state.setText(translated(queue.failure))
        elif not left:
            self._state.setText(self.tr("Every size is trained."))
        elif blocked is not None:
            self._state.setText(translated(blocked))
        else:
            self._state.setText(self._forecast(len(left)))

    def _forecast(self, runs: int) -> str:
        """Say how long so many runs will take, by those that there are."""
        seconds = [point.seconds for point in self._points if point.seconds > 0]
        report = self._context.run.state.report
        if not seconds and report is not None:
            seconds = [sum(report.seconds.values())]
        if not seconds:
            return ""
        text = self.tr("About {time} for %Ln run(s)", "", runs)
        return text.format(time=duration_text(runs * max(seconds)))

    @Slot()
    def _on_start_clicked(self) -> None:
        left = missing(self._series, self._points)
        self._context.queue.start([PlannedRun(recipe) for recipe in left])


def _read(runs: Path, of: Recipe | str, name: str) -> tuple[Recipe, tuple[CodeSizePoint, ...]]:
    """Return the recipe of a run, under the name of the project, and the points of its series.

    Raises:
        InputError: the run is damaged or gone.
    """
    recipe = RunFolder(Path(of)).recipe() if isinstance(of, str) else of
    recipe = msgspec.structs.replace(recipe, name=name)
    return recipe, code_size_curve(runs, recipe)
