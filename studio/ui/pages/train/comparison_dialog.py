"""A controlled comparison: a question, its trainings one after the other, and what they prove."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.comparison.comparison import (
    MOST_REPEATS,
    USUAL_REPEATS,
    Comparison,
    compared,
)
from studio.core.comparison.questions import Question
from studio.core.comparison.standing import Standing
from studio.core.comparison.trials import TrialRow, TrialState, left
from studio.core.recipes.recipe_ranges import Range
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.models.comparison_plan import comparison_for, seconds_left
from studio.ui.models.obstacles import obstacle
from studio.ui.pages.card_column import GUTTER, CardColumn
from studio.ui.pages.page import PageContext
from studio.ui.pages.place_choice import PlaceChoice
from studio.ui.pages.queue_text import queue_text
from studio.ui.pages.rough_time import rough_time
from studio.ui.pages.train.comparison_choices import ComparisonChoices
from studio.ui.texts.comparison_text import spread_text, verdict_text
from studio.ui.texts.format import count_text
from studio.ui.texts.run_text import measured_text, value_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.chart.axis_style import AxisStyle, share_axis
from studio.ui.widgets.dot_plot import DotPlot, DotRow
from studio.ui.widgets.label import Label

_CHOICES_WIDTH = 240


class ComparisonDialog(FreeDialog):
    """Questions at the left; their trainings, a dot each, and the verdict at the right.

    It leaves the window free: the runs are watched on the Training page.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._comparison: Comparison | None = None
        self.build()
        self.resize(980, 640)
        context.comparison.changed.connect(self._on_standing_changed)
        context.network.layers_changed.connect(self._plan)
        context.project.recipe_changed.connect(self._plan)
        context.run.state_changed.connect(self._show)
        for signal in (
            context.search.status_changed,
            context.queue.changed,
            context.queue.series.progressed,
        ):
            signal.connect(self._show)
        context.project.closed.connect(self.close)
        self.choices.choose("")

    def build(self) -> None:
        """Show the questions, and nothing chosen."""
        self.setWindowTitle(self.tr("Compare variants"))
        context, theme = self._context, self._context.theme
        self.choices = ComparisonChoices(theme)
        self.repeats = IntegerEditor(
            theme, self.tr("Repeats"), Range(lowest=1, highest=MOST_REPEATS)
        )
        self.repeats.set_value(USUAL_REPEATS)
        self._title = Label(theme, "", Role.HEADING)
        self._help = Label(theme, "", Role.DIM, wraps=True)
        self.plot = DotPlot(theme, self.tr("Results of each variant"))
        self._verdict = Label(theme, "", Role.BODY, wraps=True, selectable=True)
        self._state = Label(theme, "", Role.DIM, wraps=True)
        self.start = Button(theme, "", Variant.PRIMARY, icon="play")
        self.pause = Button(theme, self.tr("Pause"), icon="pause")
        self.stop = Button(theme, "", icon="stop")
        self.place = PlaceChoice(theme, context.place)
        self.close_button = Button(theme, self.tr("Close"))
        self._repeats_row = FormRow(
            theme,
            self.tr("Repeats"),
            self.repeats,
            self.tr(
                "Each repeat has a seed: of the first weights, of the order of the images and of "
                "the split. Every variant is trained with every seed, so the same images judge all "
                "of them. A split for each seed tells whether a difference holds for other images "
                "as well; with a single one, fixed by the recipe or the folder, it is known for "
                "these images only. (“Train with other seeds” keeps one split: it shows the chance "
                "of training alone.)"
            ),
        )
        self._lay_out()
        self.choices.question_chosen.connect(self._on_question_chosen)
        self.choices.kept_chosen.connect(self._on_kept_chosen)
        self.repeats.value_changed.connect(self._plan)
        self.start.clicked.connect(context.comparison.begin)
        self.pause.clicked.connect(context.queue.series.pause)
        self.stop.clicked.connect(context.queue.stop)
        self.close_button.clicked.connect(self.close)

    def rebuild(self) -> None:
        """Keep the question and the repeats; what stands there is not read again."""
        chosen, repeats = self.choices.chosen(), self.repeats.value()
        super().rebuild()
        self.choices.set_kept(self._context.comparison.kept)
        self.repeats.set_value(repeats)
        self.choices.choose(chosen)
        self._show()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.choices.setFixedWidth(_CHOICES_WIDTH)
        shown = (self._title, self._help, self._repeats_row, self.place, self.plot, self._verdict)
        right = CardColumn([*((widget, 0) for widget in shown), (QWidget(), 1)])
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.choices)
        middle.addWidget(right, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, GUTTER, 0)
        foot.setSpacing(8)
        foot.addWidget(self._state, 1)
        for button in (self.close_button, self.pause, self.stop, self.start):
            foot.addWidget(button)
        text = self.tr(
            "Trainings that differ in one thing only, with the same images, epochs and seeds. "
            "Repeats show how much of a difference is chance."
        )
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 20, 24 - GUTTER, 20)  # room for the scroll bar
        column.setSpacing(12)
        column.addWidget(Label(theme, self.tr("Compare variants"), Role.TITLE))
        column.addWidget(Label(theme, text, Role.DIM, wraps=True))
        column.addLayout(middle, 1)
        column.addLayout(foot)

    @property
    def comparison(self) -> Comparison | None:
        """What is looked at, None where the question makes no sense here."""
        return self._comparison

    def verdict(self) -> str:
        """Return what the results prove, as shown."""
        return self._verdict.text()

    def state(self) -> str:
        """Return how it stands, as shown."""
        return self._state.text()

    @Slot(object)
    def _on_question_chosen(self, question: Question) -> None:
        self._title.setText(translated(question.title))
        self._help.setText(translated(question.help))
        self._help.show()
        self._plan()

    @Slot(object)
    def _on_kept_chosen(self, comparison: Comparison) -> None:
        self._title.setText(comparison.name)
        self._help.hide()
        self.repeats.set_value(len(comparison.seeds))
        self._look_at(comparison)

    @Slot()
    def _plan(self) -> None:
        """Make the comparison of the chosen question, as the project and the repeats are now."""
        question = self.choices.question()
        repeats = int(self.repeats.value())
        if self._context.comparison.is_training:
            return
        if question is not None:
            self._look_at(comparison_for(self._context, question, repeats))
        elif self._comparison is not None:
            before = self._comparison
            self._look_at(compared(before.name, before.variants, repeats))

    def _look_at(self, comparison: Comparison | None) -> None:
        self._comparison = comparison
        if comparison is not None:
            self._repeats_row.set_label(self._repeats_text(comparison))
        self._context.comparison.choose(comparison)
        self._show()

    def _repeats_text(self, comparison: Comparison) -> str:
        dataset = self._context.images.dataset
        is_brought = dataset is not None and "test" in dataset.brought_parts()
        if is_brought or comparison.has_one_split:
            return self.tr("Repeats, each with a seed, all with the same split")
        return self.tr("Repeats, each with a seed and a split of its own")

    @Slot()
    def _on_standing_changed(self) -> None:
        self.choices.set_kept(self._context.comparison.kept)
        self._show()

    @Slot()
    def _show(self) -> None:
        standing = self._context.comparison.standing
        for widget in (self._repeats_row, self.plot):
            widget.setVisible(self._comparison is not None)
        self.repeats.setEnabled(not self._context.queue.is_active)
        if self._comparison is None:
            self._show_nothing()
        elif standing is None:
            self._show_reading(self._comparison)
        else:
            self._show_results(standing)
            self._show_state(standing)

    def _show_nothing(self) -> None:
        question = self.choices.question()
        self._verdict.setText("" if question is None else translated(question.otherwise))
        self._state.setText("")
        for button in (self.start, self.pause, self.stop):
            button.hide()

    def _show_reading(self, comparison: Comparison) -> None:
        """Name the variants while the runs are looked through."""
        self.plot.set_rows([DotRow(variant.name) for variant in comparison.variants], AxisStyle())
        self._verdict.setText("")
        self._state.setText("")
        for button in (self.start, self.pause, self.stop):
            button.hide()

    def _show_results(self, standing: Standing) -> None:
        figure = standing.figure
        name = measured_text(figure.key, standing.part)
        axis = share_axis(name) if figure.written == "share" else AxisStyle(name)
        best = standing.verdicts[0].best if standing.verdicts else -1
        is_best = bool(standing.verdicts) and all(one.is_told for one in standing.verdicts)
        rows = []
        for place, (variant, found) in enumerate(
            zip(standing.comparison.variants, standing.spreads, strict=True)
        ):
            own = [row for row in standing.rows if row.trial.variant == place]
            failed = [row for row in own if row.state is TrialState.FAILED]
            rows.append(
                DotRow(
                    variant.name,
                    tuple(self._dot(figure.key, row) for row in own if row.value is not None),
                    found.mean,
                    found.deviation,
                    spread_text(figure, found),
                    self._note(own, failed),
                    is_best and place == best,
                    bool(failed),
                )
            )
        self.plot.set_rows(rows, axis)
        lines = [verdict_text(standing.comparison, figure, one) for one in standing.verdicts]
        lines += [
            f"{row.trial.recipe.name}: {translated(row.reason)}"
            for row in standing.rows
            if row.reason is not None
        ]
        self._verdict.setText("\n".join(lines))

    def _dot(self, figure: str, row: TrialRow) -> tuple[float, str]:
        value = row.value or 0.0
        text = self.tr("Seed {seed}: {value}")
        return value, text.format(seed=row.trial.seed, value=value_text(figure, value))

    def _note(self, own: list[TrialRow], failed: list[TrialRow]) -> str:
        done = sum(row.state is TrialState.DONE for row in own)
        text = self.tr("{done} of {count} runs")
        parts = [text.format(done=count_text(done), count=count_text(len(own)))]
        if failed:
            parts.append(self.tr("%Ln failed", "", len(failed)))
        elif any(row.state is TrialState.RUNNING for row in own):
            parts.append(self.tr("running"))
        elif any(row.state is TrialState.CUT for row in own):
            parts.append(self.tr("paused"))
        return " · ".join(parts)

    def _show_state(self, standing: Standing) -> None:
        queue, waiting = self._context.queue, left(standing.rows)
        is_training = self._context.comparison.is_training
        self._show_buttons()
        self.start.setVisible(not queue.is_active and bool(waiting))
        self.start.setText(self.tr("Train %Ln run(s)", "", len(waiting)))
        blocked = obstacle("train", self._context)
        self.start.set_obstacle(translated(blocked) if blocked is not None else "")
        failure = self._context.comparison.failure
        if failure is not None:
            self._state.setText(translated(failure))
        elif is_training:
            self._state.setText(queue_text(queue))
        elif queue.is_active:
            self._state.setText(self.tr("Another series is training; this one can begin after it."))
        elif queue.failure is not None and queue.name == standing.comparison.name:
            self._state.setText(translated(queue.failure))
        elif not waiting:
            self._state.setText(self.tr("Every run is trained."))
        elif blocked is not None:
            self._state.setText(translated(blocked))
        else:
            self._state.setText(self._budget(standing, len(waiting)))

    def _show_buttons(self) -> None:
        """Offer what ends the queue: on a cluster what is at work can be interrupted as well."""
        queue = self._context.queue
        series = queue.series
        self.place.setEnabled(not queue.is_active)
        self.pause.setVisible(queue.is_on_cluster)
        self.pause.setEnabled(not series.is_pausing)
        self.stop.setVisible(queue.is_active)
        self.stop.setEnabled(not (series.is_pausing or series.is_ending))
        self.stop.setText(
            self.tr("Stop after these runs")
            if queue.is_on_cluster
            else self.tr("Stop after this run")
        )

    def _budget(self, standing: Standing, runs: int) -> str:
        """Say what is still to be trained, before anything is."""
        seconds = seconds_left(self._context, standing, self._context.client.device)
        if seconds is None:
            return self.tr("%Ln run(s) to train", "", runs)
        text = self.tr("%Ln run(s) to train, about {time}", "", runs)
        return text.format(time=rough_time(seconds))
