"""Who trains the trials of a search, and what they are judged by: an engine of its own for each."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say
from studio.core.comparison.trials import is_same_training
from studio.core.metrics.report import Report, figures_of
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.search.objective import judged_part, objective_of
from studio.core.search.promotion import goes_on_exactly
from studio.core.search.search_folder import SearchFolder
from studio.core.search.trial import Trial, trial_recipe
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent
from studio.engine.run_engines.run_engine import Engines
from studio.engine.run_engines.run_trainer import Ended, RunTrainer


class Trained(msgspec.Struct, frozen=True):
    """What became of a trial.

    Attributes:
        figure: what it is compared by.
        reason: why it has none; None with a figure, and where it was interrupted.
        seconds: that its training took.
        lacks_room: whether the reason is a full disk, which is none of the trial's.
    """

    figure: float | None = None
    reason: Sentence | None = None
    seconds: float = 0.0
    lacks_room: bool = False

    @property
    def is_interrupted(self) -> bool:
        """Whether it can be resumed."""
        return self.figure is None and self.reason is None


class Trainer(Protocol):
    """What the loop asks of whoever trains; `train` is called in a thread for each trial."""

    def train(
        self,
        trial: Trial,
        recipe: Recipe,
        promoted: Trial | None,
        slot: int,
        hear: Callable[[Begun | AnyEvent], None],
    ) -> Trained:
        """Train a trial, or go on with its run.

        Args:
            trial: as its file has it.
            recipe: what it trains, `trial_recipe`.
            promoted: the trial whose run it may train longer, or None.
            slot: which of the trials at work at once, from 0.
            hear: is told the run's folder as soon as there is one, and what happens in it.

        Raises:
            StudioError: it cannot be trained.
        """
        ...

    def pause(self) -> None:
        """Interrupt whatever is trained, and begin nothing more."""
        ...

    def interrupt(self, slot: int) -> None:
        """Interrupt the trial of one slot; asked again until it has ended."""
        ...


class Begun(msgspec.Struct, frozen=True):
    """The run of a trial is known.

    Attributes:
        run: name of its folder.
        is_continued: whether it is that of the promoted trial.
    """

    run: str
    is_continued: bool = False


class EngineTrainer:
    """Has each trial trained by an engine of its own.

    Args:
        folder: of the search.
        search: the recipe with [search].
        engines: where they come from.
    """

    def __init__(self, folder: SearchFolder, search: Recipe, engines: Engines) -> None:
        self._folder = folder
        self._search = search
        self._runs = RunTrainer(engines, folder.runs)

    def close(self) -> None:
        """End the engines that have nothing to do."""
        self._runs.close()

    def pause(self) -> None:
        """Interrupt whatever is trained, and begin nothing more."""
        self._runs.pause()

    def interrupt(self, slot: int) -> None:
        """Interrupt the trial of one slot; an engine that has not begun it yet forgets that."""
        self._runs.interrupt(slot)

    def train(
        self,
        trial: Trial,
        recipe: Recipe,
        promoted: Trial | None,
        slot: int,
        hear: Callable[[Begun | AnyEvent], None],
    ) -> Trained:
        """Train a trial, or go on with its run."""
        run = self._folder.run_of(trial) or self._run_without_a_trial(trial, recipe)
        is_continued = trial.is_continued
        if run is None and promoted is not None:
            run = self._run_to_continue(promoted, recipe)
            is_continued = run is not None
        if run is not None:
            hear(Begun(run.path.name, is_continued))
            self._runs.wait_until_free(run)
            if (found := self._result(run, recipe, is_continued=is_continued)) is not None:
                return found
            ended = self._runs.resume(run, recipe, slot, hear)
            if not _is_refused(ended):
                return self._trained(ended)
            hear(Begun(""))  # it is trained anew

        def told(event: AnyEvent) -> None:
            if isinstance(event, messages.RunStarted):
                hear(Begun(Path(event.run).name))
            hear(event)

        return self._trained(self._runs.train(recipe, slot, told))

    def _trained(self, ended: Ended) -> Trained:
        match ended:
            case Sentence():
                return Trained(reason=ended)
            case messages.RunEnded(report=report) if report is not None:
                return self._judged(report)
            case messages.Failed():
                lacks_room = ended.kind is messages.FailureKind.DISK_FULL
                return Trained(reason=ended.sentence, lacks_room=lacks_room)
            case _:
                return Trained()

    def _result(self, run: RunFolder, recipe: Recipe, *, is_continued: bool) -> Trained | None:
        """Return what a run found that is trained to its end; None where it goes on."""
        if not run.has_report:
            return None
        report = run.report()
        is_whole = (
            report.epochs >= recipe.epochs
            if is_continued
            else report.outcome is RunOutcome.FINISHED
        )
        return self._judged(report) if is_whole else None

    def _judged(self, report: Report) -> Trained:
        part, key = judged_part(self._search), objective_of(self._search).key
        found = figures_of(report, part)
        figure = found.figures.get(key) if found is not None else None
        if figure is None or not math.isfinite(figure):
            reason = say(
                "It has no figure to be compared by: {figure} on the {part} images.",
                figure=key,
                part=part,
            )
            return Trained(reason=reason, seconds=sum(report.seconds.values()))
        return Trained(figure, seconds=sum(report.seconds.values()))

    def _run_to_continue(self, promoted: Trial, recipe: Recipe) -> RunFolder | None:
        """Return the run of a promoted trial that goes on as if it had been planned so long."""
        run = self._folder.run_of(promoted)
        try:
            short = trial_recipe(self._search, promoted)
            if run is None or not run.has_report or not goes_on_exactly(short, recipe):
                return None
            return run if run.recipe().epochs <= recipe.epochs else None
        except InputError:
            return None

    def _run_without_a_trial(self, trial: Trial, recipe: Recipe) -> RunFolder | None:
        """Return a run that was begun for the trial just before the program was killed.

        Its name had not reached the trial's file.
        """
        known = {one.run for one in self._folder.trials()}
        for found in list_runs(self._folder.runs):
            trained, run = found.recipe, RunFolder(Path(found.path))
            if trained is None or trained.name != recipe.name or run.path.name in known:
                continue
            if found.can_resume and is_same_training(recipe, trained):
                return run
        return None


def _is_refused(ended: object) -> bool:
    """Whether a run cannot be resumed for what it is, so that it is trained anew."""
    return isinstance(ended, messages.Failed) and ended.kind is messages.FailureKind.INPUT
