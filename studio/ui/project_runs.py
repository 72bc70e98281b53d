"""The runs of the open project: which one is shown, and what can be done with any of them."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal, Slot

from studio.core import recipe as recipes
from studio.core import run_trash
from studio.core.errors import StudioError
from studio.core.project import Project
from studio.core.recipe import Recipe
from studio.core.run_list import list_runs
from studio.core.run_state import RunState
from studio.core.run_summary import RunSummary
from studio.core.sentences import Sentence, say
from studio.ui.background import Background
from studio.ui.project_model import ProjectModel
from studio.ui.run_deletion import RunDeletion
from studio.ui.run_model import RunModel

LOCKED = say("A training is running. Pause or stop it before you open something else.")


class ProjectRuns(QObject):
    """Loads the newest run of a project that is opened; holds the project while one is alive.

    A deleted run goes to the trash of its project, as a step of the project's undo stack; when
    the stack holds the step no more, its disk space is freed.

    Attributes:
        wanted: folder of the run that a person chose to export, "" where the page chooses.

    Signals:
        changed: folders of runs were deleted, put back or renamed here.
        deletion_changed: the `RunDeletion` that the next undo takes back, or None.
        failed: a `Sentence`.
    """

    changed = Signal()
    deletion_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, project: ProjectModel, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wanted = ""
        self._project = project
        self._run = run
        self._lister = Background(self)
        self._cleaner = Background(self, keep_latest=False)
        self._shown: Project | None = None
        self._deletion: RunDeletion | None = None
        self._deletions: list[RunDeletion] = []
        self._is_closed = False
        project.project_changed.connect(self._on_project_changed)
        project.read_only_changed.connect(run.forbid)
        project.keeper.settled.connect(self._free_disk)
        project.undo_stack.indexChanged.connect(self._on_undo_changed)
        run.state_changed.connect(self._on_run_changed)
        run.recipe_amended.connect(self._on_recipe_amended)
        self._lister.succeeded.connect(self._on_runs_listed)

    @property
    def deletion(self) -> RunDeletion | None:
        """The deletion that the next undo takes back, None where it is something else."""
        return self._deletion

    # --- what can be done with a run -------------------------------------------------------------

    def delete(self, run: str, name: str) -> None:
        """Move a run to the trash; undo puts it back. `failed` says why that cannot be."""
        try:
            deleted = run_trash.delete(Path(run))
        except StudioError as error:
            self.failed.emit(error.sentence)
            return
        words = self.tr("deletion of “{run}”").format(run=name)
        command = RunDeletion(words, name, deleted, self._on_moved)
        self._deletions.append(command)
        self._project.undo_stack.push(command)
        self._on_moved(None)

    def take_recipe(self, run: RunSummary) -> None:
        """Put the recipe of a run in force, as one step that can be undone.

        The project keeps its name, and its image folder where that of the run is gone or the same.
        """
        recipe, project = run.recipe, self._project.project
        if recipe is None or project is None:
            return
        now = self._project.recipe
        folder = Path(recipe.data.folder)
        is_same = folder == recipes.data_folder(now, project.recipe_file)
        if is_same or not folder.is_dir():
            recipe = replace(recipe, data=replace(recipe.data, folder=now.data.folder))
        words = self.tr("recipe of “{run}”").format(run=run.name)
        self._project.set_recipe(replace(recipe, name=now.name), words)

    def close(self) -> None:
        """Free the disk of what was deleted; for the end of the program."""
        self._is_closed = True  # the undo stack says a last word as it goes
        self._deletions = []
        self._free_disk()
        self._cleaner.wait()

    # --- the trash -------------------------------------------------------------------------------

    def _on_moved(self, outcome: str | Sentence | None) -> None:
        """Show what is there after a run was deleted (None) or put back (its folder)."""
        if isinstance(outcome, Sentence):
            self.failed.emit(outcome)
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
        top = stack.command(stack.index() - 1) if stack.index() else None
        deletion = top if isinstance(top, RunDeletion) else None
        if deletion is not self._deletion:
            self._deletion = deletion
            self.deletion_changed.emit(deletion)

    @Slot()
    def _free_disk(self) -> None:
        """Empty the trash, but for what can still be put back; beside the window."""
        project = self._shown
        if project is not None and self._project.read_only is None:
            kept = frozenset(one.deleted.path for one in self._deletions if one.is_in_trash)
            runs = project.runs
            self._cleaner.run(lambda: run_trash.empty(runs, kept))

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
        self._project.set_recipe(amended, self.tr("the run that goes on"))

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        self._project.hold(LOCKED if state.status.is_alive else None)
