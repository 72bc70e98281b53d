"""A run's folder with a file flipped, cut, emptied or gone: it goes on, or says why in a sentence.

Nothing else in the folder is lost by the attempt.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import engine_runs
import pytest
import tiny_images
from engine_runs import Watched

from studio.core.base.errors import StudioError
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs
from studio.core.wire.messages import AnyEvent, Changed

pytestmark = [pytest.mark.engine, pytest.mark.slow]

SEEDS = (*range(21), 79, 99, 106)
UNTOUCHED_BY_REFUSAL = ("events.log", ".lock")


def flipped(content: bytearray, numbers: random.Random) -> bytearray:
    for _ in range(numbers.choice((1, 1, 3, 20))):
        content[numbers.randrange(len(content))] ^= 1 << numbers.randrange(8)
    return content


def cut(content: bytearray, numbers: random.Random) -> bytearray:
    return content[: numbers.randrange(len(content))]


def emptied(_content: bytearray, _numbers: random.Random) -> bytearray:
    return bytearray()


def overwritten(content: bytearray, numbers: random.Random) -> bytearray:
    start = numbers.randrange(len(content))
    content[start : start + 500] = numbers.randbytes(min(500, len(content) - start))
    return content


def grown(content: bytearray, numbers: random.Random) -> bytearray:
    return content + numbers.randbytes(300)


DAMAGES: tuple[Callable[[bytearray, random.Random], bytearray], ...] = (
    flipped,
    cut,
    emptied,
    overwritten,
    grown,
)


@pytest.fixture(scope="module")
def whole(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    return engine_runs.train(
        tiny_images.two_stage_recipe(images_folder), tmp_path_factory.mktemp("whole")
    )


@pytest.fixture(scope="module")
def paused(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """Paused after two of four epochs."""
    watched = Watched()

    def pause(event: AnyEvent) -> None:
        if isinstance(event, Changed) and len(watched.of(Changed)) == 2:
            watched.control.pause()

    watched.on_event = pause
    run = watched.train(
        tiny_images.two_stage_recipe(images_folder), tmp_path_factory.mktemp("paused")
    )
    assert not run.has_report
    assert len(list(run.checkpoints.glob("at-*.npz"))) == 2
    return run


def digests(run: RunFolder) -> dict[str, str]:
    return {
        str(file.relative_to(run.path)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(run.path.rglob("*"))
        if file.is_file() and file.name not in UNTOUCHED_BY_REFUSAL
    }


def damage(run: RunFolder, numbers: random.Random) -> str:
    """Damage one file; return its name."""
    name = numbers.choice([name for name in digests(run) if not name.startswith(".")])
    file = run.path / name
    if numbers.random() < 0.15:
        file.unlink()
    else:
        change = numbers.choice(DAMAGES)
        file.write_bytes(change(bytearray(file.read_bytes()), numbers))
    return name


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_run_goes_on_or_says_why(
    seed: int, paused: RunFolder, whole: RunFolder, tmp_path: Path
) -> None:
    run = RunFolder(Path(shutil.copytree(paused.path, tmp_path / "run")))
    damaged = damage(run, random.Random(seed))
    before = digests(run)
    (line,) = list_runs(tmp_path)
    assert line.status in ("paused", "interrupted", "damaged")
    try:
        Watched().resume(run)
    except StudioError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017
        after = digests(run)
        lost = [name for name in before if after.get(name) != before[name]]
        assert [name for name in lost if name != damaged] == []
        return
    if damaged.startswith("checkpoints/"):
        engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
        engine_runs.assert_same_weights(run.model_file, whole.model_file)
        assert engine_runs.metrics_without_seconds(run) == (
            engine_runs.metrics_without_seconds(whole)
        )
    assert run.has_report
