"""A series of runs as the window asks for it: what it is told, and how it is paused and ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import tiny_images
from msgspec.structs import replace
from scripted_engines import FAILED, Command, Scripted, ended

from studio.core.base.errors import Cancelled, StudioError
from studio.core.wire import messages
from studio.core.wire.messages import AnyEvent, FinalReply, PlannedRun, TrainSeries
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.run_engines.run_engine import REQUEST, Engines, Lost
from studio.engine.series import carrying_out, series_job

Act = Callable[[Command], FinalReply | Lost | None]


class Asked:
    """A series that was asked for, and what was told.

    Attributes:
        at: what it asked for engines.
        engines: that were found there.
    """

    def __init__(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.events: list[AnyEvent] = []
        self.control = Control()
        self.at: tuple[str, int, int] | None = None
        self.engines = Scripted()
        self.runs = tmp_path / "runs"
        recipe = replace(tiny_images.lenet_recipe(tmp_path), devices=2)
        recipe = replace(recipe, data=replace(recipe.data, folder="images"))
        self.command = TrainSeries(
            tuple(PlannedRun(replace(recipe, name=f"Run {at}", seed=at)) for at in range(3)),
            str(tmp_path),
            str(self.runs),
            str(self.runs / "series.log"),
            0,
            "auto",
            request=7,
        )

        @contextmanager
        def engines_at(
            cluster: str, parallel: int, *, devices: int, **_: object
        ) -> Iterator[tuple[Engines, int]]:
            self.at = (cluster, parallel, devices)
            yield self.engines, 1

        monkeypatch.setattr(carrying_out, "engines_at", engines_at)

    def train(self, *acts: Act) -> list[AnyEvent]:
        """Carry it out with such engines; return what was told but how far single runs are."""
        self.engines = Scripted(*acts)
        series_job.train(Job(7, self.events.append, self.control), self.command)
        kind = messages.TrialProgressed
        return [event for event in self.events if not isinstance(event, kind)]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(tmp_path, monkeypatch)


def well(_: Command) -> FinalReply:
    return ended()


def test_each_run_is_told_by_its_place_and_a_failure_with_its_reason(
    asked: Asked, tmp_path: Path
) -> None:
    told = asked.train(well, lambda _: FAILED, well)
    assert asked.at == ("auto", 0, 2)
    began = [event for event in told if isinstance(event, messages.SeriesRunBegan)]
    assert [event.place for event in began] == [0, 1, 2]
    assert all(Path(event.run).parent == asked.runs for event in began)
    ends = [event for event in told if isinstance(event, messages.SeriesRunEnded)]
    assert [(end.place, end.reason) for end in ends] == [(0, None), (1, FAILED.sentence), (2, None)]
    assert told[-1] == messages.SeriesEnded(7, True)
    first = asked.engines.commands[0]
    assert isinstance(first, messages.Train)
    assert first.recipe.data.folder == str(tmp_path / "images")
    progressed = [one for one in asked.events if isinstance(one, messages.TrialProgressed)]
    assert [one.number for one in progressed] == [0, 1, 2]


def test_a_series_that_is_given_up_leaves_its_run_to_be_resumed(asked: Asked) -> None:
    def interrupted(_: Command) -> FinalReply:
        asked.control.cancel(7)
        return messages.CancelDone(REQUEST)

    told = asked.train(interrupted)
    assert not [event for event in told if isinstance(event, messages.SeriesRunEnded)]
    assert told[-1] == messages.SeriesEnded(7, False)


def test_a_series_that_shall_end_trains_what_is_at_work_to_its_end(asked: Asked) -> None:
    def last(_: Command) -> FinalReply:
        asked.control.end_search()
        return ended()

    told = asked.train(well, last)
    ends = [event for event in told if isinstance(event, messages.SeriesRunEnded)]
    assert [(end.place, end.reason) for end in ends] == [(0, None), (1, None)]
    assert told[-1] == messages.SeriesEnded(7, False)


def test_an_engine_that_ends_leaves_the_answer_to_whoever_is_left(asked: Asked) -> None:
    def ending(_: Command) -> FinalReply:
        asked.control.end()
        return messages.CancelDone(REQUEST)

    with pytest.raises(Cancelled):
        asked.train(ending)


def test_where_no_cluster_answers_nothing_is_trained(
    tmp_path: Path, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    asked.command = replace(asked.command, cluster="127.0.0.1:1")
    with pytest.raises(StudioError):
        asked.train()
    assert not asked.events
