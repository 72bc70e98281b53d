"""A run as a list shows it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.metrics.report import Report, headline
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.metrics.so_far import SoFar, read_so_far
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_about
from studio.core.runs.run_about import About
from studio.core.runs.run_damage import check_whole, is_archive
from studio.core.runs.run_folder import RunFolder, epoch_of
from studio.core.tasks.table import TASKS, task


class RunStatus(StrEnum):
    """How a run stands that a list shows.

    FINISHED, STOPPED: it has ended and its model is kept. PAUSED: a person paused it.
    INTERRUPTED: it ended unasked (a crash, a power cut, a failure). Both can be resumed.
    RUNNING: a program trains it now. DAMAGED: it cannot be used.
    """

    FINISHED = "finished"
    STOPPED = "stopped"
    PAUSED = "paused"
    INTERRUPTED = "interrupted"
    RUNNING = "running"
    DAMAGED = "damaged"


CAN_RESUME = frozenset({RunStatus.PAUSED, RunStatus.INTERRUPTED})
HAS_ENDED = frozenset({RunStatus.FINISHED, RunStatus.STOPPED})


class RunSummary(msgspec.Struct, frozen=True):
    """One line of a list of runs.

    Attributes:
        name: that a person gave it, else that of its recipe.
        damage: why it cannot be used, where it is damaged.
        when: seconds since 1970 of the last change.
        value: of the figure that the task's lists show, measured on the test part, else on the
            validation or the training part. Of a run that can be resumed: of the best epoch so far.
        part: what it was measured on, "test", "validation" or "train"; "" without one.
        epochs: trained.
        planned: epochs of the recipe.
        seconds: that it took, pauses left out.
        is_saved: whether something was learned that can be kept: a model or a checkpoint.
        recipe: None where it is damaged.
        note: that a person wrote.
        is_named: whether a person gave it its name.
        figure: key of the figure that `value` is of.
        tags: that a person gave it.
        is_hidden: whether a person wants lists to pass it over.
        device: what computed, "" where it has not ended.
        search: folder's name of the search that it is a trial of, "" for none.
    """

    path: str
    name: str
    status: RunStatus
    when: float
    value: float | None = None
    part: str = ""
    epochs: int = 0
    damage: Sentence | None = None
    planned: int = 0
    seconds: float = 0.0
    is_saved: bool = False
    recipe: Recipe | None = None
    note: str = ""
    is_named: bool = False
    figure: str = TASKS[0].headline
    tags: tuple[str, ...] = ()
    is_hidden: bool = False
    device: str = ""
    search: str = ""

    @property
    def about(self) -> About:
        """What a person wrote about it."""
        name = self.name if self.is_named else ""
        return About(name, self.note, self.tags, self.is_hidden, self.search)

    @property
    def can_resume(self) -> bool:
        """Whether it is paused or interrupted."""
        return self.status in CAN_RESUME

    @property
    def has_ended(self) -> bool:
        """Whether it is finished or stopped, with a model."""
        return self.status in HAS_ENDED


def summary(run: RunFolder) -> RunSummary:
    """Return the line for `run`; a damaged run is a line with the reason.

    Raises:
        OSError: the folder is gone.
    """
    when = run.path.stat().st_mtime
    about, is_held = run_about.read(run.path), run.is_held
    name = about.name or run.path.name
    try:
        recipe = run.recipe()
        name = about.name or recipe.name
        report = run.report() if run.has_report and not is_held else None
        if not is_held:
            check_whole(run, report)
        line = RunSummary(
            path=str(run.path),
            name=name,
            status=RunStatus.RUNNING,
            when=when,
            planned=recipe.epochs,
            recipe=recipe,
            note=about.note,
            is_named=bool(about.name),
            figure=task(recipe.task).headline,
            tags=about.tags,
            is_hidden=about.hidden,
            search=about.search,
        )
        if report is not None:
            return _ended(line, report)
        return line if is_held else _to_resume(line, run)
    except StudioError as error:
        return RunSummary(
            path=str(run.path),
            name=name,
            status=RunStatus.DAMAGED,
            when=when,
            damage=error.sentence,
            note=about.note,
            is_named=bool(about.name),
            tags=about.tags,
            is_hidden=about.hidden,
            search=about.search,
        )


def _ended(line: RunSummary, report: Report) -> RunSummary:
    first = headline(report)
    key = task(report.task).headline
    return msgspec.structs.replace(
        line,
        status=(RunStatus.STOPPED if report.outcome is RunOutcome.STOPPED else RunStatus.FINISHED),
        value=first.figures[key] if first else None,
        part=first.part if first else "",
        figure=key,
        epochs=report.epochs,
        seconds=sum(report.seconds.values()),
        is_saved=True,
        device=report.device,
    )


def _to_resume(line: RunSummary, run: RunFolder) -> RunSummary:
    whole = [file for file in run.checkpoint_files() if is_archive(file)]
    so_far = read_so_far(run.metrics_file, epoch_of(whole[-1])) if whole else SoFar()
    return msgspec.structs.replace(
        line,
        status=RunStatus.PAUSED if run.was_paused else RunStatus.INTERRUPTED,
        value=so_far.figures.get(line.figure),
        part=so_far.part if line.figure in so_far.figures else "",
        epochs=so_far.epochs,
        seconds=so_far.seconds,
        is_saved=bool(whole),
    )
