"""What a search is, how far it is, and the buttons that pause, end and resume it."""

from __future__ import annotations

import math

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe_ranges import Range
from studio.core.search.budget import budget_of
from studio.core.search.standing import Standing
from studio.ui.editors import IntegerEditor
from studio.ui.models.obstacles import obstacle
from studio.ui.models.search_status import SearchStatus
from studio.ui.pages.page import PageContext
from studio.ui.pages.place_choice import PlaceChoice
from studio.ui.texts.format import count_text, duration_text
from studio.ui.texts.run_text import value_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.bar import Bar
from studio.ui.widgets.button import Button
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.label import Label

MOST_PARALLEL = 64


class SearchHead(QWidget):
    """The head of what is shown of the chosen search."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._name = ElidedLabel(theme, "", Role.HEADING)
        self._facts = Label(theme, "", Role.DIM, wraps=True)
        self._bar = Bar(theme)
        self.note = Banner(theme, "info", "")
        self.pause = Button(theme, self.tr("Pause"), icon="pause")
        self.end = Button(theme, self.tr("Stop after these trials"), icon="stop")
        self._at_once = Label(theme, self.tr("Trials at once"), Role.DIM)
        self.parallel = IntegerEditor(
            theme, self.tr("Trials at once"), Range(lowest=1, highest=MOST_PARALLEL)
        )
        self.parallel.set_value(context.search.parallel)
        self.place = PlaceChoice(theme, context.place, has_note=False)
        self._place_room = QWidget()  # hidden with what it holds, whatever that is of itself
        self.resume = Button(theme, self.tr("Resume"), icon="play")
        self._lay_out()
        self.pause.clicked.connect(context.search.pause)
        self.end.clicked.connect(context.search.end)
        self.resume.clicked.connect(self._on_resume_clicked)
        context.search.progressed.connect(self._show_progress)

    def _lay_out(self) -> None:
        self.parallel.setFixedWidth(72)
        room = QHBoxLayout(self._place_room)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(self.place)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._name, 1)
        for widget in (
            self._place_room,
            self._at_once,
            self.parallel,
            self.resume,
            self.end,
            self.pause,
        ):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self._facts)
        column.addWidget(self.note)
        self.note.hide()

    def facts(self) -> str:
        """Return what is said of the search, in a line."""
        return self._facts.text()

    def show_search(self, failure: Sentence | None) -> None:
        """Show the chosen search as it is now.

        Args:
            failure: what could not be done, None where nothing failed.
        """
        search = self._context.search
        row = next((one for one in search.kept if one.path == search.chosen), None)
        self._name.setText(row.name if row is not None else "")
        is_active = search.is_chosen_active
        if is_active:
            self.parallel.set_value(search.parallel)
        self.pause.setVisible(is_active)
        self.pause.setEnabled(search.status is not SearchStatus.PAUSING)
        self.end.setVisible(is_active)
        self.end.setEnabled(search.status in (SearchStatus.STARTING, SearchStatus.RUNNING))
        can_resume = (
            search.standing is not None
            and not is_active
            and not search.is_chosen_elsewhere
            and not search.is_chosen_over
        )
        self.resume.setVisible(can_resume)
        for widget in (self._at_once, self.parallel):
            widget.setVisible(can_resume and not search.cluster)
        self._place_room.setVisible(can_resume)
        blocked = obstacle("resume", self._context)
        self.resume.set_obstacle(translated(blocked) if blocked is not None else "")
        self._show_note(failure)
        self._show_progress()

    def _show_note(self, failure: Sentence | None) -> None:
        search = self._context.search
        problem = search.damage or failure or (search.failure if not search.is_active else None)
        problems = search.standing.problems if search.standing is not None else ()
        nothing = self._why_nothing(search.standing)
        if problem is not None:
            self.note.show_text("error", translated(problem))
        elif search.is_active and not search.folder:
            self.note.show_text("info", self.tr("A search is starting."))
        elif problems:
            self.note.show_text("warning", "\n".join(translated(one) for one in problems[:3]))
        elif nothing:
            self.note.show_text("warning", nothing)
        elif search.is_chosen_elsewhere:
            self.note.show_text(
                "info",
                self.tr(
                    "Another program carries this search out. It is read again every few seconds."
                ),
            )
        is_starting = search.is_active and not search.folder
        is_said = problem is not None or bool(problems) or bool(nothing)
        self.note.setVisible(is_said or is_starting or search.is_chosen_elsewhere)

    def _why_nothing(self, standing: Standing | None) -> str:
        """Return why there is no result, "" where there is one or none has failed."""
        if standing is None or standing.done or not standing.failed:
            return ""
        last = standing.failed[-1]
        reason = translated(last.reason) if last.reason is not None else ""
        text = self.tr("No trial has come to a result. Trial {number}: {reason}")
        return text.format(number=count_text(last.number), reason=reason)

    @Slot()
    def _show_progress(self) -> None:
        search, standing = self._context.search, self._context.search.standing
        self._bar.setVisible(standing is not None)
        self._facts.setVisible(standing is not None)
        if standing is None:
            return
        found = search.progress if search.is_chosen_active else None
        done = sum(one.is_over for one in standing.trials)
        count = max(budget_of(standing.recipe).trials, len(standing.trials))
        self._bar.set_share(found.share if found is not None else done / max(count, 1))
        left = found.seconds_left if found is not None else math.nan
        self._facts.setText(" · ".join(self._parts(standing, done, count, left)))

    def _parts(self, standing: Standing, done: int, count: int, left: float) -> list[str]:
        text = self.tr("{done} of {count} trials")
        parts = [self._state(), text.format(done=count_text(done), count=count_text(count))]
        best = standing.best
        if best is not None:
            text = self.tr("best: trial {number} with {figure}")
            figure = value_text(standing.objective.key, best.figure or 0.0)
            parts.append(text.format(number=count_text(best.number), figure=figure))
        if standing.failed:
            parts.append(self.tr("%Ln failed", "", len(standing.failed)))
        if standing.skipped:
            parts.append(self.tr("%Ln skipped", "", len(standing.skipped)))
        if self._context.search.is_chosen_active and self._context.search.is_on_cluster:
            parts.append(self.tr("on the cluster"))
        if math.isfinite(left):
            parts.append(self.tr("about {time} left").format(time=duration_text(left)))
        return [part for part in parts if part]

    def _state(self) -> str:
        search = self._context.search
        if search.is_chosen_active:
            return {
                SearchStatus.STARTING: self.tr("Starting"),
                SearchStatus.RUNNING: self.tr("Searching"),
                SearchStatus.PAUSING: self.tr("Pausing…"),
                SearchStatus.ENDING: self.tr("Ends after these trials"),
            }[search.status]
        if search.is_chosen_elsewhere:
            return self.tr("At work in another program")
        return self.tr("Finished") if search.is_chosen_over else self.tr("Paused")

    @Slot()
    def _on_resume_clicked(self) -> None:
        search = self._context.search
        search.resume(search.chosen, int(self.parallel.value()))
