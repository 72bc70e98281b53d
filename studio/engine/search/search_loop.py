"""The loop of a search: ask for values, train them, tell what was found, until there is no more.

Everything happens in the calling thread but the trainings. Each question and each answer has its
place in one order, which the trials' files keep: a search that was cut off asks and tells again
what they say, in that order, and goes on with the trials that were at work.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Protocol

import msgspec

from studio.core.base.errors import DiskFullError, InputError, StudioError
from studio.core.base.sentences import say
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_about
from studio.core.search.search_folder import SearchFolder
from studio.core.search.standing import is_none_of, standing_of
from studio.core.search.trial import Trial, TrialState, trial_recipe
from studio.core.wire.messages import AnyEvent
from studio.engine.run_engines.side_by_side import Over, Said, SideBySide
from studio.engine.search.oracle import Asked, NoTrial, Oracle
from studio.engine.search.trainer import Begun, Trained, Trainer

_LOOK_SECONDS = 0.2
"""Between two looks whether the search shall pause."""


class Listener(Protocol):
    """Who is told how a search fares, in the thread of the loop."""

    def began(self, trial: Trial) -> None:
        """Say that a trial is trained now, or goes on."""
        ...

    def happened(self, trial: Trial, event: AnyEvent) -> None:
        """Say what the engine of a trial says."""
        ...

    def ended(self, trial: Trial) -> None:
        """Say that a trial is over."""
        ...


_SKIPPED = Trained(reason=say("It was skipped."))


class SearchLoop:
    """Carries a search out.

    Args:
        folder: of the search, held by this program.
        trainer: trains the trials.
        listener: is told how it fares.
        is_paused: whether a person wants it to wait.
        parallel: trials at work at once.
        is_ending: whether a person wants it to end with the trials that are at work.
    """

    def __init__(
        self,
        folder: SearchFolder,
        trainer: Trainer,
        listener: Listener,
        is_paused: Callable[[], bool],
        parallel: int = 1,
        is_ending: Callable[[], bool] = lambda: False,
    ) -> None:
        self._folder = folder
        self._recipe = folder.recipe()
        self._trainer = trainer
        self._listener = listener
        self._is_paused = is_paused
        self._is_ending = is_ending
        self._at_work: SideBySide[Begun | AnyEvent, Trained] = SideBySide(parallel)
        self._trials: dict[int, Trial] = {}
        self._clock = 0
        self._failure: StudioError | None = None
        self._wishes_due = 0.0

    def run(self) -> bool:
        """Search to the end; return False where it was paused or ended before.

        Raises:
            InputError: the image folder is gone, or a trial's file is; the search can be resumed.
            WorkError: a trial's file cannot be written, or a run has no room; likewise.
        """
        oracle = Oracle(self._recipe)
        try:
            waiting = self._replay(oracle)
            is_at_end = self._go_on(oracle, waiting)
        finally:
            self._stop_all()
            oracle.close()
        if self._failure is not None:
            raise self._failure
        return is_at_end

    def _replay(self, oracle: Oracle) -> list[Trial]:
        """Bring the oracle to where it was; return the trials that were at work."""
        trials = standing_of(self._folder).trials
        for place, trial in enumerate(trials, 1):
            if trial.number != place:
                raise InputError(
                    "{search} lacks the file of trial {number}, without which it cannot go on.",
                    search=str(self._folder.path),
                    number=place,
                )
        steps = [(trial.asked, False, trial) for trial in trials]
        steps += [(trial.ended, True, trial) for trial in trials if trial.is_over]
        for self._clock, is_answer, trial in sorted(steps, key=lambda step: step[0]):
            if is_answer:
                oracle.tell(trial.number, trial.figure)
            else:
                self._ask_again(oracle, trial)
        self._trials = {trial.number: trial for trial in trials}
        return [trial for trial in trials if not trial.is_over]

    def _ask_again(self, oracle: Oracle, trial: Trial) -> None:
        try:
            is_asked = isinstance(oracle.ask(trial.values), Asked) and oracle.asked == trial.number
        except (KeyError, ValueError):
            is_asked = False
        if not is_asked:
            raise is_none_of(self._folder, trial.number)

    def _go_on(self, oracle: Oracle, waiting: list[Trial]) -> bool:
        while True:
            is_over = self._fill(oracle, waiting)
            if not self._at_work.slots:
                return is_over
            self._take(oracle)

    def _fill(self, oracle: Oracle, waiting: list[Trial]) -> bool:
        """Begin as many trials as may be at work; return whether there is nothing more to begin."""
        while self._at_work.has_room:
            if self._is_paused() or self._failure is not None:
                self._trainer.pause()
                return False
            if self._is_ending():
                return False
            if waiting:
                self._begin(oracle, waiting.pop(0))
                continue
            asked = oracle.ask()
            if isinstance(asked, NoTrial):
                return asked is NoTrial.EVER or not self._at_work.slots
            self._clock += 1
            number = len(self._trials) + 1
            trial = Trial(
                number=number,
                values=asked.values,
                asked=self._clock,
                epochs=asked.epochs,
                promoted=asked.promoted,
            )
            self._begin(oracle, trial)
        return False

    def _begin(self, oracle: Oracle, trial: Trial) -> None:
        self._keep(trial)
        if self._folder.is_skip_asked(trial.number):
            self._end(oracle, trial, _SKIPPED)
            return
        if (twin := self._twin(trial)) is not None:
            known = msgspec.structs.replace(trial, repeats=twin.number, run=twin.run)
            self._end(oracle, known, Trained(twin.figure))
            return
        try:
            recipe = trial_recipe(self._recipe, trial)
        except InputError as error:
            self._end(oracle, trial, Trained(reason=error.sentence))
            return
        if self._images_are_gone():
            return
        self._listener.began(trial)
        promoted = self._trials.get(trial.promoted)
        self._at_work.begin(trial.number, partial(self._train, trial, recipe, promoted))

    def _train(
        self,
        trial: Trial,
        recipe: Recipe,
        promoted: Trial | None,
        slot: int,
        hear: Callable[[Begun | AnyEvent], None],
    ) -> Trained:
        """Train in a thread of its own; whatever happens is said to the loop."""
        try:
            return self._trainer.train(trial, recipe, promoted, slot, hear)
        except StudioError as error:
            return Trained(reason=error.sentence, lacks_room=isinstance(error, DiskFullError))

    def _take(self, oracle: Oracle) -> None:
        """Wait for what is said next, and heed it."""
        self._pass_wishes_on()
        match self._at_work.next(_LOOK_SECONDS):
            case Said(number, Begun() as begun):
                self._know_run(self._trials[number], begun)
            case Said(number, event):
                self._listener.happened(self._trials[number], event)
            case Over(number, found):
                if isinstance(found, BaseException):
                    raise found
                self._judge(oracle, self._trials[number], found)

    def _know_run(self, trial: Trial, begun: Begun) -> None:
        run, is_continued = begun.run, begun.is_continued
        if (run, is_continued) != (trial.run, trial.is_continued):
            is_continued = is_continued and trial.promoted > 0
            self._keep(msgspec.structs.replace(trial, run=run, is_continued=is_continued))
            self._mark_run(run)

    def _judge(self, oracle: Oracle, trial: Trial, found: Trained) -> None:
        """End a trial, unless it is to be resumed: paused, without its images or without room."""
        if found.is_interrupted and self._folder.is_skip_asked(trial.number):
            self._end(oracle, trial, _SKIPPED)
            return
        if found.reason is not None and (self._images_are_gone() or self._lacks_room(found)):
            return
        if found.is_interrupted:
            if self._is_paused() or self._failure is not None:
                return
            found = Trained(reason=say("Its engine was asked to end by another program."))
        self._end(oracle, trial, found)

    def _pass_wishes_on(self) -> None:
        """Tell the engines, again and again: one that has not begun yet forgets it."""
        now = time.monotonic()
        if now < self._wishes_due:
            return
        self._wishes_due = now + _LOOK_SECONDS
        if self._is_paused() or self._failure is not None:
            self._trainer.pause()
        for number, slot in self._at_work.slots.items():
            if self._folder.is_skip_asked(number):
                self._trainer.interrupt(slot)

    def _end(self, oracle: Oracle, trial: Trial, found: Trained) -> None:
        self._clock += 1
        over = msgspec.structs.replace(
            trial,
            state=_state_after(found),
            ended=self._clock,
            figure=found.figure,
            reason=found.reason,
            seconds=found.seconds,
        )
        self._keep(over)
        self._mark_run(over.run)
        self._folder.forget_skip(over.number)
        oracle.tell(over.number, over.figure)
        self._listener.ended(over)

    def _keep(self, trial: Trial) -> None:
        self._folder.write(trial)
        self._trials[trial.number] = trial

    def _mark_run(self, run: str) -> None:
        """Write whose trial a run is, so that lists of runs can tell it from others."""
        folder = self._folder.runs / run
        about = run_about.read(folder)
        if run and about.search != self._folder.path.name:
            with suppress(StudioError):  # it is trained and found all the same
                marked = msgspec.structs.replace(about, search=self._folder.path.name)
                run_about.write(folder, marked)

    def _twin(self, trial: Trial) -> Trial | None:
        """Return an earlier trial that found what this one would find again."""
        if trial.promoted or trial.run:
            return None
        same = (trial.values, trial.epochs)
        done = (one for one in self._trials.values() if one.state is TrialState.DONE)
        return next((one for one in done if (one.values, one.epochs) == same), None)

    def _images_are_gone(self) -> bool:
        """Note that nothing can be trained any more, where the image folder is away."""
        folder = self._recipe.data.folder
        if _holds_something(folder):
            return False
        self._failure = InputError(
            "The image folder {folder} is missing or empty. The search can be resumed when its "
            "images are back.",
            folder=folder,
        )
        return True

    def _lacks_room(self, found: Trained) -> bool:
        """Note that nothing can be trained any more, where the disk has no room for a run."""
        if found.lacks_room and found.reason is not None:
            self._failure = DiskFullError(
                "{reason} The search can be resumed when there is room.", reason=found.reason
            )
        return found.lacks_room

    def _stop_all(self) -> None:
        """Interrupt what is still at work, which only a failure of ours leaves."""
        while self._at_work.slots:
            self._trainer.pause()
            self._at_work.next(_LOOK_SECONDS)


def _holds_something(folder: str) -> bool:
    """Whether anything lies in a folder: a disk that is unplugged may leave an empty one."""
    try:
        with os.scandir(folder) as entries:
            return next(entries, None) is not None
    except OSError:
        return False


def _state_after(found: Trained) -> TrialState:
    if found is _SKIPPED:
        return TrialState.SKIPPED
    return TrialState.DONE if found.figure is not None else TrialState.FAILED
