"""The runs of the open project: which one is shown, and what can be done with any of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence, say
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_about, run_trash
from studio.core.runs.run_about import About
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_state import RunState
from studio.core.runs.run_summary import RunSummary
from studio.ui.models.adopted_recipe import adopted
from studio.ui.models.open_project import OpenProject
from studio.ui.models.run_deletion import RunDeletion
from studio.ui.models.run_model import RunModel
from studio.ui.threads.background import Background

LISTING, CHANGING = "runs.list", "runs"
"""What `OpenProject.fail` may be about: runs cannot be listed, one cannot be changed."""

LOCKED = say("A training is running. Pause or stop it before you open something else.")


class ProjectRuns(QObject):
    """Loads the newest run of a project that is opened; holds the project while one is alive.

    A deleted run goes to the trash of its project, as a step of the project's undo stack; when
    the stack holds the step no more, its disk space is freed.

    Attributes:
        wanted: folder of the run that a person chose to export, "" where the page chooses.
        wanted_section: of the Evaluate page, that a person asked for from elsewhere; "" for none.

    Signals:
        changed: folders of runs were deleted, put back or renamed here.
        deletion_changed: the `RunDeletion` that the next undo takes back, or None.
        recipe_taken: name of the run whose recipe the next undo takes back, or "".
    """

    changed = Signal()
    deletion_changed = Signal(object)
    recipe_taken = Signal(str)

    def __init__(self, project: OpenProject, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = ""
        self.wanted_section = ""
        self._project = project
        self._run = run
        self._lister = Background(self)
        self._cleaner = Background(self, keep_latest=False)
        self._writer = Background(self, keep_latest=False)
        self._shown: Project | None = None
        self._deletion: RunDeletion | None = None
        self._deletions: list[RunDeletion] = []
        self._taken: tuple[QUndoCommand, str] | None = None
        self._is_closed = False
        project.project_changed.connect(self._on_project_changed)
        project.read_only_changed.connect(run.forbid)
        project.keeper.settled.connect(self._free_disk)
        project.undo_stack.indexChanged.connect(self._on_undo_changed)
        run.state_changed.connect(self._on_run_changed)
        run.recipe_amended.connect(self._on_recipe_amended)
        self._lister.succeeded.connect(self._on_runs_listed)
        self._writer.succeeded.connect(self.changed)
        self._writer.failed.connect(partial(project.fail, CHANGING))

    @property
    def recipe_from(self) -> str:
        """Name of the run whose recipe the next undo takes back, "" for another step."""
        return self._taken[1] if self._taken is not None else ""

    @property
    def deletion(self) -> RunDeletion | None:
        """The deletion that the next undo takes back, None where it is something else."""
        return self._deletion

    # --- what can be done with a run -------------------------------------------------------------

    def delete(self, run: str, name: str) -> None:
        """Move a run to the trash; undo puts it back. The project says where that fails."""
        self._project.recover(CHANGING)  # what was said about the attempt before
        try:
            deleted = run_trash.delete(Path(run))
        except StudioError as error:
            self._project.fail(CHANGING, error.sentence)
            return
        text = self.tr("deletion of “{run}”").format(run=name)
        command = RunDeletion(text, name, deleted, self._on_moved)
        self._deletions.append(command)
        self._project.undo_stack.push(command)
        self._on_moved(None)

    def take_recipe(self, run: RunSummary) -> None:
        """Put the recipe of a run in force, as one step that can be undone.

        The project keeps its name, what a search varies as far as that fits, and its image folder
        where that of the run is gone or the same.
        """
        recipe = self._recipe_of(run)
        if recipe is None:
            return
        self._project.set_recipe(recipe, self.tr("recipe of “{run}”").format(run=run.name))
        top = self._next_undone()
        if replace(self._project.recipe, search=None) == replace(recipe, search=None) and top:
            self._taken = (top, run.name)
            self.recipe_taken.emit(run.name)

    def obstacle_to_recipe(self, run: RunSummary) -> Sentence | None:
        """Return why the recipe of a run cannot be taken, None where it can."""
        if self._project.read_only is not None:
            return self._project.read_only
        if self._recipe_of(run) == self._project.recipe:
            return say("The project already uses this recipe.")
        return None

    def _recipe_of(self, run: RunSummary) -> Recipe | None:
        """Return the recipe of a run as the project would have it."""
        return None if run.recipe is None else adopted(self._project, run.recipe)

    @Slot(str, object)
    def describe(self, run: str, about: About) -> None:
        """Give a run a name and a note; beside the window. The project says where it fails."""
        self._project.recover(CHANGING)
        self._writer.run(lambda: run_about.write(Path(run), about))

    def close(self) -> None:
        """Free the disk of what was deleted; for the end of the program."""
        self._is_closed = True  # the undo stack says a last word as it goes
        self._deletions = []
        self._free_disk()
        self._cleaner.wait()
        self._writer.wait()

    # --- the trash -------------------------------------------------------------------------------

    def _on_moved(self, outcome: str | Sentence | None) -> None:
        """Show what is there after a run was deleted (None) or put back (its folder)."""
        self._project.recover(CHANGING)
        if isinstance(outcome, Sentence):
            self._project.fail(CHANGING, outcome)
        elif outcome is None and self._run.state.run and not Path(self._run.state.run).exists():
            self._run.clear()
        elif outcome is not None and not self._run.state.run:
            self._run.load(outcome)
        self.changed.emit()

    @Slot()
    def _on_undo_changed(self) -> None:
        if self._is_closed:
            return
        stack = self._project.undo_stack
        held = [stack.command(at) for at in range(stack.count())]
        before, self._deletions = self._deletions, [one for one in self._deletions if one in held]
        if len(before) > len(self._deletions):
            self._free_disk()
        top = self._next_undone()
        deletion = top if isinstance(top, RunDeletion) else None
        if self._taken is not None and top is not self._taken[0]:
            self._taken = None
            self.recipe_taken.emit("")
        if deletion is not self._deletion:
            self._deletion = deletion
            self.deletion_changed.emit(deletion)

    def _next_undone(self) -> QUndoCommand | None:
        stack = self._project.undo_stack
        return stack.command(stack.index() - 1) if stack.index() else None

    @Slot()
    def _free_disk(self) -> None:
        """Empty the trash, but for what can still be put back; beside the window."""
        project = self._shown
        if project is not None and self._project.read_only is None:
            kept = frozenset(one.deleted.path for one in self._deletions if one.is_in_trash)
            # Listed here and now: what is deleted while the other thread works must stay.
            gone = run_trash.abandoned(project.runs, kept)
            self._cleaner.run(lambda: run_trash.free(gone))

    # --- the run that is shown -------------------------------------------------------------------

    @Slot(object)
    def _on_project_changed(self, project: Project | None) -> None:
        if project is self._shown:
            return
        self._shown = project
        self.wanted = ""
        self._lister.forget()
        self._run.clear()
        if project is not None:
            self._lister.run(lambda: list_runs(project.runs))

    @Slot(object)
    def _on_runs_listed(self, runs: tuple[RunSummary, ...]) -> None:
        newest = next((run for run in runs if run.damage is None), None)
        if newest is not None:
            self._run.load(newest.path)

    @Slot(object, object)
    def _on_recipe_amended(self, before: Recipe, after: Recipe) -> None:
        """Let the project's recipe follow a run that goes on otherwise, where it was the same."""
        now = self._project.recipe
        if (now.stage, now.data.batch_size) != (before.stage, before.data.batch_size):
            return
        data = replace(now.data, batch_size=after.data.batch_size)
        amended = replace(now, stage=after.stage, data=data)
        self._project.set_recipe(amended, self.tr("the run that continues"))

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        self._project.hold(LOCKED if state.status.is_alive else None)
