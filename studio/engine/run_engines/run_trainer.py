"""Trains whole runs: each by an engine of its own, from its beginning or from where it was."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from studio.core.base.errors import WorkError
from studio.core.base.sentences import Sentence, say
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FinalReply
from studio.engine.run_engines.run_engine import Engines, Lost, RunEngine

Ended = FinalReply | Sentence | None
"""The engine's last word, why it died, or None where nothing was begun or it was interrupted."""

_DEATH = say(
    "The engine stopped unexpectedly. The computer may have run out of memory, or "
    "TensorFlow crashed."
)

_MOST_LOSSES = 5
"""Computers that may go while they train one run; what takes down more is the run itself."""

_LOOK_SECONDS = 0.1


class RunTrainer:
    """Trains runs in some folder; its methods may be called from any thread.

    Args:
        engines: where they come from.
        runs: folder of the runs.
    """

    def __init__(self, engines: Engines, runs: Path) -> None:
        self._engines = engines
        self._runs = runs
        self._is_ahead = engines.starts_ahead
        self._at_work: dict[int, RunEngine] = {}
        self._spare: dict[int, RunEngine] = {}
        self._lock = threading.Lock()
        self._is_paused = False

    def close(self) -> None:
        """End the engines that have nothing to do."""
        with self._lock:
            spare, self._spare = list(self._spare.values()), {}
            self._is_ahead = False
        for engine in spare:
            engine.close()
        self._engines.close()

    def pause(self) -> None:
        """Interrupt whatever is trained, and begin nothing more."""
        with self._lock:
            self._is_paused = True
            engines = list(self._at_work.values())
        for engine in engines:
            engine.pause()

    def interrupt(self, slot: int) -> None:
        """Interrupt the run of one slot; an engine that has not begun it yet forgets that."""
        with self._lock:
            engine = self._at_work.get(slot)
        if engine is not None:
            engine.pause()

    def train(self, recipe: Recipe, slot: int, hear: Callable[[AnyEvent], None]) -> Ended:
        """Train a new run.

        Args:
            recipe: its paths absolute.
            slot: which of the runs at work at once, from 0.
            hear: is told what happens.

        Raises:
            StudioError: it cannot be trained.
        """
        runs = str(self._runs)
        return self._perform(messages.Train(recipe, runs, runs), recipe, slot, hear)

    def resume(
        self,
        run: RunFolder,
        recipe: Recipe,
        slot: int,
        hear: Callable[[AnyEvent], None],
        *,
        discard_edits: bool = True,
    ) -> Ended:
        """Go on with a run, and train it longer where `recipe` has more epochs than its own.

        Args:
            run: waited for where an engine outlives a killed program to save it.
            recipe: what is trained.
            slot: as in `train`.
            hear: as in `train`.
            discard_edits: set recipe.toml back where it was edited since.

        Raises:
            WorkError: another program trains it.
            StudioError: it cannot be trained.
        """
        command = self._resumption(run, recipe, discard_edits=discard_edits)
        return self._perform(command, recipe, slot, hear)

    def _resumption(
        self, run: RunFolder, recipe: Recipe, *, discard_edits: bool
    ) -> messages.Resume:
        self.wait_until_free(run)
        more = max(0, recipe.epochs - run.recipe().epochs)
        return messages.Resume(str(run.path), more_epochs=more, discard_edits=discard_edits)

    def wait_until_free(self, run: RunFolder) -> None:
        """Wait for an engine that outlives a killed program to save the run.

        Raises:
            WorkError: another program trains it.
        """
        deadline = time.monotonic() + self._engines.freed_seconds
        while run.is_held and not self._is_paused:
            if time.monotonic() > deadline:
                raise WorkError(
                    "{run} is being trained by another program. Wait until it ends, or stop it "
                    "there.",
                    run=str(run.path),
                )
            time.sleep(_LOOK_SECONDS)

    def _perform(
        self,
        command: messages.Train | messages.Resume,
        recipe: Recipe,
        slot: int,
        hear: Callable[[AnyEvent], None],
    ) -> Ended:
        """Have it trained to its end, by as many engines as are lost on the way."""
        run: RunFolder | None = None

        def told(event: AnyEvent) -> None:
            nonlocal run
            if isinstance(event, messages.RunStarted):
                run = RunFolder(Path(event.run))
            hear(event)

        reason: Sentence | None = None
        for _ in range(_MOST_LOSSES):
            ended = self._by_one_engine(command, slot, told)
            if not isinstance(ended, Lost):
                return ended
            reason = ended.reason
            if run is not None:
                command = self._resumption(run, recipe, discard_edits=True)
        return reason

    def _by_one_engine(
        self,
        command: messages.Train | messages.Resume,
        slot: int,
        hear: Callable[[AnyEvent], None],
    ) -> Ended | Lost:
        with self._lock:
            if self._is_paused:
                return None
            engine = self._spare.pop(slot, None) or self._engines.new(slot)
            self._at_work[slot] = engine

        def told(event: AnyEvent) -> None:
            if isinstance(event, messages.RunStarted):
                self._start_spare(slot)
            hear(event)

        try:
            return engine.perform(command, told) or _DEATH
        finally:
            with self._lock:
                del self._at_work[slot]
            engine.close()

    def _start_spare(self, slot: int) -> None:
        with self._lock:
            if self._is_ahead and not self._is_paused and slot not in self._spare:
                self._spare[slot] = self._engines.new(slot)
