"""What binds the run that is shown to the project that is open."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot

from studio.core.project import Project
from studio.core.recipe import Recipe
from studio.core.run_list import list_runs
from studio.core.run_state import RunState
from studio.core.run_summary import RunSummary
from studio.core.sentences import say
from studio.ui.background import Background
from studio.ui.project_model import ProjectModel
from studio.ui.run_model import RunModel

LOCKED = say("A training is running. Pause or stop it before you open something else.")


class ProjectRuns(QObject):
    """Loads the newest run of a project that is opened; holds the project while one is alive."""

    def __init__(self, project: ProjectModel, run: RunModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._run = run
        self._lister = Background(self)
        self._shown: Project | None = None
        project.project_changed.connect(self._on_project_changed)
        project.read_only_changed.connect(run.forbid)
        run.state_changed.connect(self._on_run_changed)
        run.recipe_amended.connect(self._on_recipe_amended)
        self._lister.succeeded.connect(self._on_runs_listed)

    @Slot(object)
    def _on_project_changed(self, project: Project | None) -> None:
        if project is self._shown:
            return
        self._shown = project
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
