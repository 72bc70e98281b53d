"""Engines that do what a test says, without a process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from studio.core.base.sentences import say
from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FailureKind, FinalReply
from studio.engine.run_engines.run_engine import REQUEST, Lost, RunEngine

Command = messages.Train | messages.Resume
LOST = Lost(say("The computer was lost."))
FAILED = messages.Failed(REQUEST, FailureKind.WORK, say("The disk is full."))


def ended(run: str = "/runs/r") -> messages.RunEnded:
    from message_examples import REPORT

    return messages.RunEnded(REQUEST, run, REPORT.outcome, REPORT)


class Scripted:
    """Engines that do what a test says, one after the other.

    Attributes:
        commands: what they were asked.
        slots: of each.
    """

    starts_ahead = False
    freed_seconds = 0.3

    def __init__(self, *acts: Callable[[Command], FinalReply | Lost | None]) -> None:
        self.commands: list[Command] = []
        self.slots: list[int] = []
        self._acts = list(acts)

    def new(self, slot: int) -> RunEngine:
        self.slots.append(slot)
        return _Engine(self, self._acts.pop(0))

    def close(self) -> None:
        pass


class _Engine:
    def __init__(
        self, engines: Scripted, act: Callable[[Command], FinalReply | Lost | None]
    ) -> None:
        self._engines = engines
        self._act = act
        self.hear: Callable[[AnyEvent], None] = print

    def perform(
        self, command: Command, hear: Callable[[AnyEvent], None]
    ) -> FinalReply | Lost | None:
        self._engines.commands.append(command)
        if isinstance(command, messages.Train) and (run := made_run(command)) is not None:
            hear(messages.RunStarted(REQUEST, str(run.path), (), (1, 1, 1), 0, 4, 1))
        return self._act(command)

    def pause(self) -> None:
        pass

    def close(self) -> None:
        pass


def made_run(command: messages.Train) -> RunFolder | None:
    """Make the folder of a run, unless its recipe says that it does not come so far."""
    if command.recipe.name == "never begins":
        return None
    nothing = np.array([], np.int64)
    dataset, parts = Dataset("/images", (), (), ()), Split(nothing, nothing, nothing, 0, 0, 0, 0)
    return run_folders.create(Path(command.runs), command.recipe, dataset, parts)
