"""Runs that are trained by engines which die, are lost with their computer, or shall pause."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tiny_images

from studio.core.base.errors import WorkError
from studio.core.base.sentences import Sentence, say
from studio.core.dataset.images import Dataset
from studio.core.dataset.split import Split
from studio.core.recipes.recipe import Recipe
from studio.core.runs import run_folder as run_folders
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FailureKind, FinalReply
from studio.engine.run_engines import run_trainer
from studio.engine.run_engines.run_engine import REQUEST, Lost, RunEngine
from studio.engine.run_engines.run_series import PlannedRun, carry_out_series
from studio.engine.run_engines.run_trainer import RunTrainer

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


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    return tiny_images.lenet_recipe(tmp_path)


def test_a_run_of_a_lost_computer_goes_on_from_its_folder(recipe: Recipe, tmp_path: Path) -> None:
    engines = Scripted(lambda _: LOST, lambda _: LOST, lambda _: ended())
    events: list[AnyEvent] = []
    found = RunTrainer(engines, tmp_path / "runs").train(recipe, 3, events.append)
    assert isinstance(found, messages.RunEnded)
    first, second, third = engines.commands
    (started,) = [event for event in events if isinstance(event, messages.RunStarted)]
    assert isinstance(first, messages.Train)
    assert isinstance(second, messages.Resume)
    assert second == third
    assert second.run == started.run
    assert (second.more_epochs, second.discard_edits) == (0, True)
    assert engines.slots == [3, 3, 3]


def test_what_was_lost_before_it_began_begins_elsewhere(recipe: Recipe, tmp_path: Path) -> None:
    from msgspec.structs import replace

    engines = Scripted(lambda _: LOST, lambda _: ended())
    RunTrainer(engines, tmp_path).train(replace(recipe, name="never begins"), 0, lambda _: None)
    assert engines.commands[0] == engines.commands[1]
    assert isinstance(engines.commands[1], messages.Train)


def test_a_run_that_takes_every_computer_down_is_given_up(recipe: Recipe, tmp_path: Path) -> None:
    engines = Scripted(*[lambda _: LOST] * 9)
    found = RunTrainer(engines, tmp_path / "runs").train(recipe, 0, lambda _: None)
    assert found == LOST.reason
    assert len(engines.commands) == 5


def test_a_run_is_trained_as_much_longer_as_was_left(recipe: Recipe, tmp_path: Path) -> None:
    """A run trained longer is lost after its recipe was changed, and before."""
    from msgspec.structs import replace

    nothing = np.array([], np.int64)
    dataset, parts = Dataset("/images", (), (), ()), Split(nothing, nothing, nothing, 0, 0, 0, 0)
    run = run_folders.create(tmp_path / "runs", recipe, dataset, parts)
    longer = replace(recipe, stage=(replace(recipe.stage[0], epochs=recipe.epochs + 3),))
    engines = Scripted(lambda _: ended())
    RunTrainer(engines, tmp_path / "runs").resume(run, longer, 0, lambda _: None)
    (command,) = engines.commands
    assert isinstance(command, messages.Resume)
    assert command.more_epochs == 3


def test_a_run_that_another_program_trains_is_waited_for_and_said(
    recipe: Recipe, tmp_path: Path
) -> None:
    nothing = np.array([], np.int64)
    dataset, parts = Dataset("/images", (), (), ()), Split(nothing, nothing, nothing, 0, 0, 0, 0)
    run = run_folders.create(tmp_path / "runs", recipe, dataset, parts)
    with run.held(), pytest.raises(WorkError, match="being trained by another program"):
        RunTrainer(Scripted(), tmp_path / "runs").resume(run, recipe, 0, lambda _: None)


def test_an_engine_that_dies_is_a_reason(recipe: Recipe, tmp_path: Path) -> None:
    found = RunTrainer(Scripted(lambda _: None), tmp_path).train(recipe, 0, lambda _: None)
    assert isinstance(found, Sentence)
    assert "stopped unexpectedly" in str(found)


class Heard:
    """What a series told."""

    def __init__(self) -> None:
        self.began_at: list[int] = []
        self.reasons: dict[int, Sentence | None] = {}

    def began(self, place: int) -> None:
        self.began_at.append(place)

    def happened(self, place: int, event: AnyEvent) -> None:
        assert place in self.began_at
        assert isinstance(event, messages.RunStarted)

    def ended(self, place: int, reason: Sentence | None) -> None:
        self.reasons[place] = reason


def test_a_series_passes_failures_and_has_as_many_at_once_as_it_may(
    recipe: Recipe, tmp_path: Path
) -> None:
    together = threading.Barrier(2)

    def well(_: Command) -> FinalReply:
        together.wait(60)
        return ended()

    def badly(_: Command) -> FinalReply:
        together.wait(60)
        return FAILED

    heard = Heard()
    trainer = RunTrainer(Scripted(well, badly, well, well), tmp_path / "runs")
    planned = [PlannedRun(recipe)] * 4
    assert carry_out_series(planned, trainer, heard, lambda: False, parallel=2)
    assert heard.began_at == [0, 1, 2, 3]
    assert sorted(heard.reasons) == [0, 1, 2, 3]
    failed = [place for place, reason in heard.reasons.items() if reason is not None]
    assert len(failed) == 1
    assert heard.reasons[failed[0]] == FAILED.sentence


def test_a_paused_series_begins_nothing_more_and_says_so(recipe: Recipe, tmp_path: Path) -> None:
    asked = threading.Event()

    def interrupted(_: Command) -> FinalReply:
        asked.set()
        return messages.CancelDone(REQUEST)

    heard = Heard()
    trainer = RunTrainer(Scripted(interrupted), tmp_path / "runs")
    assert not carry_out_series([PlannedRun(recipe)] * 3, trainer, heard, asked.is_set)
    assert (heard.began_at, heard.reasons) == ([0], {})


def test_a_defect_of_ours_is_raised_where_the_series_is_carried_out(
    recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(run_trainer.RunTrainer, "train", broken)
    trainer = RunTrainer(Scripted(), tmp_path)
    with pytest.raises(ZeroDivisionError):
        carry_out_series([PlannedRun(recipe)], trainer, Heard(), lambda: False)
