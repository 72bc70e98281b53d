"""Runs one after the other: the next begins when one has finished, and only then."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from fake_engine import FakeEngine
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say
from studio.core.comparison.comparison import held
from studio.core.wire.messages import Failed, FailureKind, PlannedRun, Resume, Train


@pytest.fixture
def queued(studio: Studio, images_folder: Path, qtbot: QtBot) -> list[PlannedRun]:
    """Three runs of recipes that differ in their seed, in an open project."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    own = studio.project.recipe
    return [PlannedRun(msgspec.structs.replace(own, seed=seed)) for seed in (1, 2, 3)]


def trained(engine: FakeEngine) -> list[int]:
    return [one.recipe.seed for one in engine.sent if isinstance(one, Train)]


def end_run(engine: FakeEngine, tmp_path: Path, outcome: str = "finished") -> None:
    run = tmp_path / f"run-{len(trained(engine))}"
    run.mkdir()
    engine.begin_run(run)
    engine.end_run(run, outcome)


def test_the_next_run_begins_when_one_has_finished(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], qtbot: QtBot, tmp_path: Path
) -> None:
    queue = studio.queue
    own = studio.project.recipe
    queue.start(queued)
    for count in (1, 2, 3):
        qtbot.waitUntil(lambda: len(trained(engine)) == count, timeout=3000)  # noqa: B023
        assert (queue.is_active, queue.place) == (True, count - 1)
        end_run(engine, tmp_path)
    assert not queue.is_active
    assert trained(engine) == [1, 2, 3]
    assert studio.project.recipe == own


@pytest.mark.parametrize("outcome", ["stopped", "paused"])
def test_a_run_that_somebody_ends_is_the_last(
    studio: Studio,
    engine: FakeEngine,
    queued: list[PlannedRun],
    qtbot: QtBot,
    tmp_path: Path,
    outcome: str,
) -> None:
    studio.queue.start(queued)
    end_run(engine, tmp_path, outcome)
    assert not studio.queue.is_active
    qtbot.wait(20)
    assert trained(engine) == [1]


def test_a_stopped_queue_lets_its_run_end_and_starts_no_other(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], qtbot: QtBot, tmp_path: Path
) -> None:
    queue = studio.queue
    queue.start(queued)
    queue.start(queued)  # one at a time
    queue.stop()
    assert not queue.is_active
    assert studio.run.state.status.is_alive
    end_run(engine, tmp_path)
    qtbot.wait(20)
    assert trained(engine) == [1]


def is_free(runs: Path) -> bool:
    """Whether another program could train the comparison."""
    try:
        with held(runs, "Rates"):
            return True
    except InputError:
        return False


def test_a_comparison_is_kept_from_other_programs_until_its_last_run_is_over(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], qtbot: QtBot, tmp_path: Path
) -> None:
    project, queue = studio.project.project, studio.queue
    assert project is not None
    queue.start(queued[:2], name="Rates")
    assert not is_free(project.runs)
    end_run(engine, tmp_path)
    qtbot.waitUntil(lambda: trained(engine) == [1, 2], timeout=3000)
    assert not is_free(project.runs)
    queue.stop()
    assert not queue.is_active
    assert not is_free(project.runs)  # its run goes on
    end_run(engine, tmp_path)
    assert is_free(project.runs)


def test_a_comparison_that_another_program_trains_is_refused(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], qtbot: QtBot, tmp_path: Path
) -> None:
    project, queue = studio.project.project, studio.queue
    assert project is not None
    refused: list[Sentence] = []
    queue.refused.connect(refused.append)
    with held(project.runs, "Rates"):
        queue.start(queued, name="Rates")
        assert not queue.is_active
        assert trained(engine) == []
    assert "Another program trains the runs of “Rates”" in str(refused[0])
    queue.start(queued, name="Rates")
    assert trained(engine) == [1]
    engine.lose()
    assert not queue.is_active
    assert is_free(project.runs)


def test_an_engine_that_dies_ends_the_queue(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun]
) -> None:
    studio.queue.start(queued)
    engine.lose()
    assert not studio.queue.is_active
    assert trained(engine) == [1]


def test_a_queue_may_pass_failures_and_says_which_run_failed_and_why(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], qtbot: QtBot, tmp_path: Path
) -> None:
    told: list[tuple[PlannedRun, Sentence | None]] = []
    studio.queue.failed.connect(lambda run, reason: told.append((run, reason)))
    studio.queue.finished.connect(lambda run: told.append((run, None)))
    studio.queue.start(queued, passes_failures=True)
    reason = say("The disk is full.")
    engine.tell(Failed(engine.training, FailureKind.WORK, reason))
    qtbot.waitUntil(lambda: trained(engine) == [1, 2], timeout=3000)
    engine.lose()
    engine.start()
    qtbot.waitUntil(lambda: trained(engine) == [1, 2, 3], timeout=3000)
    end_run(engine, tmp_path)
    assert not studio.queue.is_active
    assert [run for run, _ in told] == queued
    assert told[0][1] == reason
    assert [one[1] is None for one in told] == [False, False, True]


def test_a_queue_resumes_runs_that_were_cut_off(
    studio: Studio, engine: FakeEngine, queued: list[PlannedRun], qtbot: QtBot, tmp_path: Path
) -> None:
    studio.queue.start([PlannedRun(queued[0].recipe, str(tmp_path / "cut")), queued[1]])
    assert engine.last(Resume).run == str(tmp_path / "cut")
    end_run(engine, tmp_path)
    qtbot.waitUntil(lambda: trained(engine) == [2], timeout=3000)
