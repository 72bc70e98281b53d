"""The search that the engine carries out, and the one that is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.core.base.sentences import Sentence, say
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState
from studio.core.search.budget import budget_of
from studio.core.search.curve import Curve
from studio.core.search.progress import SearchProgress, TrialAtWork, progress_of
from studio.core.search.search_folder import SearchFolder
from studio.core.search.search_list import SearchSummary
from studio.core.search.standing import Standing
from studio.core.wire import messages
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_runs import ProjectRuns
from studio.ui.models.run_model import RunModel
from studio.ui.models.search_reading import SearchReading, read_search
from studio.ui.models.search_status import SearchStatus
from studio.ui.models.training_place import TrainingPlace
from studio.ui.threads.background import Background

SEARCH_RUNS = say("A search is running. Pause it first.")
TRAINING_RUNS = say("A training is running. Pause or stop it first.")

LISTING, SKIPPING = "search.list", "search.skip"
"""What `OpenProject.fail` may be about: searches cannot be read, a trial cannot be given up."""

_FIGURES_MS = 1200
"""The figures of an epoch reach the run's file within a second."""

_ELSEWHERE_MS = 3000
"""Between two looks at a search that another program carries out."""


class ProjectSearch(QObject):
    """Has searches carried out, one at a time, and reads how the chosen one stands.

    While one is at work no training begins and the project stays open; while a training is at work
    no search begins.

    Signals:
        changed(): `standing`, `curves`, `kept` or `chosen` is another.
        status_changed(): `status` is another.
        progressed(): `at_work` is another.
        failed: a `Sentence`; a search could not begin or go on.
    """

    changed = Signal()
    status_changed = Signal()
    progressed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        client: EngineClient,
        project: OpenProject,
        run: RunModel,
        runs: ProjectRuns,
        place: TrainingPlace,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._place = place
        self._project = project
        self._run = run
        self._request: Request | None = None
        self._status = SearchStatus.IDLE
        self._folder = ""
        self._interrupted = ""
        self._over: set[str] = set()
        self._parallel = 1
        self._is_on_cluster = False
        self._shown: object = project.project
        self._chosen = ""
        self._read = SearchReading()
        self._failure: Sentence | None = None
        self._at_work: dict[int, TrialAtWork] = {}
        self._reader = Background(self)
        self._writer = Background(self, keep_latest=False)
        self._figures_due = QTimer(self)
        self._figures_due.setSingleShot(True)
        self._figures_due.setInterval(_FIGURES_MS)
        self._figures_due.timeout.connect(self.refresh)
        self._elsewhere = QTimer(self)
        self._elsewhere.setInterval(_ELSEWHERE_MS)
        self._elsewhere.timeout.connect(self.refresh)
        self._reader.succeeded.connect(self._on_read)
        self._reader.failed.connect(partial(project.fail, LISTING))
        self._writer.failed.connect(partial(project.fail, SKIPPING))
        client.lost.connect(self._on_client_lost)
        project.project_changed.connect(self._on_project_changed)
        run.state_changed.connect(self._on_run_changed)
        runs.changed.connect(self.refresh)

    # --- what there is --------------------------------------------------------------------------

    @property
    def status(self) -> SearchStatus:
        """What the engine does for a search now."""
        return self._status

    @property
    def is_active(self) -> bool:
        """Whether the engine carries a search out, or is about to."""
        return self._status is not SearchStatus.IDLE

    @property
    def folder(self) -> str:
        """Folder of the search at work, "" without one or before it has one."""
        return self._folder

    @property
    def parallel(self) -> int:
        """Trials at work at once on this computer, as was asked for last."""
        return self._parallel

    @property
    def cluster(self) -> str:
        """Address of the cluster that trains the next search's trials, "" for none."""
        return self._place.cluster

    @property
    def is_on_cluster(self) -> bool:
        """Whether a cluster trains the trials of the search at work, or of the last one."""
        return self._is_on_cluster

    @property
    def failure(self) -> Sentence | None:
        """Why the last search ended, where it was not to end."""
        return self._failure

    @property
    def interrupted(self) -> str:
        """Folder of the search that ended where it was not to end, "" where it has none."""
        return self._interrupted

    @property
    def kept(self) -> tuple[SearchSummary, ...]:
        """The searches of the project, the newest first."""
        return self._read.kept

    @property
    def chosen(self) -> str:
        """Folder of the search that is looked at, "" for none."""
        return self._chosen

    @property
    def standing(self) -> Standing | None:
        """How the chosen search stands, None before it was read or where it cannot be."""
        return self._read.standing

    @property
    def damage(self) -> Sentence | None:
        """Why the chosen search cannot be read."""
        return self._read.damage

    @property
    def curves(self) -> Mapping[int, Curve]:
        """The figure by epoch of each trial of the chosen search, by its number."""
        return self._read.curves

    @property
    def without_run(self) -> frozenset[int]:
        """Numbers of the chosen search's trials whose run was deleted."""
        return self._read.without_run

    @property
    def is_chosen_active(self) -> bool:
        """Whether the chosen search is the one at work here."""
        return self.is_active and bool(self._folder) and self._chosen == self._folder

    @property
    def is_chosen_elsewhere(self) -> bool:
        """Whether another program carries the chosen search out."""
        row = next((one for one in self.kept if one.path == self._chosen), None)
        return row is not None and row.is_held and not self.is_chosen_active

    @property
    def is_chosen_over(self) -> bool:
        """Whether nothing is left to try in the chosen search."""
        standing = self.standing
        if standing is None or self._chosen in self._over:
            return standing is not None
        is_done = all(one.is_over for one in standing.trials)
        return is_done and len(standing.trials) >= budget_of(standing.recipe).trials

    @property
    def at_work(self) -> Mapping[int, TrialAtWork]:
        """How far each trial is that the engine trains now, by its number."""
        return self._at_work

    @property
    def progress(self) -> SearchProgress | None:
        """How far the search at work is, None without one or before it was read."""
        active = self._read.active if self.is_active else None
        at_once = max(1, len(self._at_work)) if self._is_on_cluster else self._parallel
        return None if active is None else progress_of(active, self._at_work, at_once)

    # --- what can be done -----------------------------------------------------------------------

    def begin(self, recipe: Recipe, parallel: int = 1) -> None:
        """Search over what [search] of `recipe` varies; look at that search.

        `failed` says why not, where something else is at work, the project is read-only, or the
        recipe varies nothing.
        """
        project = self._project.project
        if project is not None and self._may_begin():
            folder, runs = str(project.folder), str(project.runs)
            at_once = 0 if self.cluster else parallel
            command = messages.BeginSearch(recipe, folder, runs, at_once, self.cluster)
            self._ask(command, parallel, "")

    def resume(self, search: str, parallel: int = 1) -> None:
        """Go on with the search in a folder; look at it. `failed` says why not."""
        if self._may_begin():
            at_once = 0 if self.cluster else parallel
            self._ask(messages.ResumeSearch(search, at_once, self.cluster), parallel, search)

    def pause(self) -> None:
        """Interrupt the trials at work; the search can be resumed."""
        if self._request is not None and self._status is not SearchStatus.PAUSING:
            self._request.cancel()
            self._set_status(SearchStatus.PAUSING)

    def end(self) -> None:
        """Begin no further trial; those at work are trained to their end."""
        if self._status in (SearchStatus.STARTING, SearchStatus.RUNNING):
            self._client.send(messages.EndSearch())
            self._set_status(SearchStatus.ENDING)

    def skip(self, number: int) -> None:
        """Have a trial of the chosen search given up, whoever trains it; its run stays paused."""
        if self._chosen:
            self._project.recover(SKIPPING)  # what was said about the attempt before
            self._writer.run(partial(SearchFolder(Path(self._chosen)).ask_to_skip, number))

    def choose(self, search: str) -> None:
        """Look at the search in a folder, "" for none; what is at work goes on."""
        if search == self._chosen:
            self.refresh()
            return
        self._chosen = search
        self._read = SearchReading(self._read.kept, active=self._read.active)
        self.refresh()
        self.changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Read again which searches there are, and how the chosen one stands."""
        project = self._project.project
        if project is not None:
            known = self._known_curves()
            self._reader.run(partial(read_search, project.runs, self._chosen, known, self._folder))

    def wait(self) -> None:
        """Wait until what was to be written is."""
        self._writer.wait()

    # --- the engine -----------------------------------------------------------------------------

    def _may_begin(self) -> bool:
        reason = self._project.read_only
        if self._run.state.status.is_alive:
            reason = TRAINING_RUNS
        if self.is_active:
            reason = SEARCH_RUNS
        reason = reason or self._project.held  # by runs on a cluster
        if reason is not None:
            self.failed.emit(reason)
        return reason is None

    def _ask(self, command: messages.SearchCommand, parallel: int, search: str) -> None:
        self._parallel, self._failure, self._at_work = parallel, None, {}
        self._is_on_cluster = bool(self.cluster)
        self._interrupted = ""
        self._read = SearchReading(self.kept, self._chosen, self.standing, dict(self.curves))
        self._folder = search
        self._request = self._client.ask(command)
        self._request.replied.connect(self._on_replied)
        if search:
            self.choose(search)
        self._set_status(SearchStatus.STARTING)

    def _set_status(self, status: SearchStatus) -> None:
        if status is self._status:
            return
        self._status = status
        reason = SEARCH_RUNS if self.is_active else None
        self._run.forbid(reason, by="search")
        self._project.hold(reason, by="search")
        self.status_changed.emit()

    @Slot(object)
    def _on_replied(self, event: messages.Reply) -> None:
        match event:
            case messages.SearchStarted():
                self._folder = event.search
                self.choose(event.search)
                if self._status is SearchStatus.STARTING:
                    self._set_status(SearchStatus.RUNNING)
            case messages.TrialChanged():
                self._at_work.setdefault(event.number, TrialAtWork())
                self.refresh()
            case messages.TrialProgressed():
                self._on_progressed(event)
            case messages.Failed():
                self._end(event.sentence)
            case messages.SearchEnded(search=search, is_over=True):
                self._over.add(search)
                self._end(None)
            case messages.FinalReply():
                self._end(None)

    def _on_progressed(self, event: messages.TrialProgressed) -> None:
        before = self._at_work.get(event.number, TrialAtWork())
        self._at_work[event.number] = TrialAtWork(
            event.epoch, event.epochs, event.seconds_left, event.blocked
        )
        if event.epoch != before.epoch and not self._figures_due.isActive():
            self._figures_due.start()
        self.progressed.emit()

    def _end(self, failure: Sentence | None) -> None:
        if not self.is_active:
            return
        self._read = self._read.released(self._folder)
        self._interrupted = self._folder if failure is not None else ""
        self._request, self._failure, self._folder, self._at_work = None, failure, "", {}
        self._set_status(SearchStatus.IDLE)
        self.refresh()
        if failure is not None:
            self.failed.emit(failure)

    @Slot(object)
    def _on_client_lost(self, reason: Sentence) -> None:
        if self._request is not None:
            self._request.forget()
        self._end(reason)

    # --- reading --------------------------------------------------------------------------------

    def _known_curves(self) -> dict[int, Curve]:
        """Return the curves that will not grow any more."""
        trials = self.standing.trials if self.standing is not None else ()
        over = {one.number for one in trials if one.is_over}
        return {number: one for number, one in self.curves.items() if number in over}

    @Slot(object)
    def _on_read(self, found: SearchReading) -> None:
        if found.chosen != self._chosen:
            return  # another reading is on its way
        self._project.recover(LISTING)
        self._read = found
        if found.active is not None:
            over = {one.number for one in found.active.trials if one.is_over}
            self._at_work = {n: one for n, one in self._at_work.items() if n not in over}
        if self.is_chosen_elsewhere:
            self._elsewhere.start()
        else:
            self._elsewhere.stop()
        self.changed.emit()

    @Slot(object)
    def _on_project_changed(self, project: object) -> None:
        if project is self._shown:
            return
        self._shown = project
        self._reader.forget()
        self._elsewhere.stop()
        self._chosen, self._failure, self._read = "", None, SearchReading()
        if project is not None:
            self.refresh()
        self.changed.emit()

    @Slot(object)
    def _on_run_changed(self, state: RunState) -> None:
        """A run of a trial may have been trained longer, or a training ended: look again."""
        if self._chosen and not state.status.is_alive:
            self.refresh()
