"""Kill a training twenty times at random moments; it must end as one that never was.

Run as `python tests/faults/kill_twenty_times.py [KILLS] [SEED]`, or by `packaging/test
tests/faults`. Each start imports TensorFlow, so twenty kills take some minutes. Moments are drawn
from the whole life of the process: while it starts, trains, writes checkpoints, saves models.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import engine_runs
import tiny_images
from msgspec.structs import replace

from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder

Say = Callable[[str], None]


def recipe_for(folder: Path, epochs: int) -> Recipe:
    """Two stages with everything that draws random numbers, long enough to be killed often."""
    recipe = tiny_images.two_stage_recipe(folder)
    return replace(recipe, stage=tuple(replace(stage, epochs=epochs) for stage in recipe.stage))


def started(arguments: list[str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "studio", "train", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=os.environ | {"CUDA_VISIBLE_DEVICES": "-1"},
        )


def rows(runs: Path) -> int:
    files = list(runs.glob("*/metrics.csv"))
    return files[0].read_bytes().count(b"\n") if files else 0


def wait(process: subprocess.Popen[bytes], is_reached: Callable[[], bool]) -> bool:
    """Return True once `is_reached`, False where the process has ended by itself."""
    deadline = time.monotonic() + 200
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        if is_reached():
            return True
        time.sleep(0.001)
    raise AssertionError("it neither went on nor ended")


def kill_again_and_again(
    recipe: Recipe, place: Path, kills: int, numbers: random.Random, say: Say
) -> RunFolder:
    """Train in processes that are killed; return the run after it ended by itself."""
    file, runs, log = place / "recipe.toml", place / "runs", place / "log.txt"
    recipes.write(recipe, file)
    run: RunFolder | None = None
    killed = 0
    while True:
        arguments = ["--resume", str(run.path)] if run else [str(file), "--runs", str(runs)]
        process = started(arguments, log)
        try:
            has_ended = killed >= kills or not _is_killed(process, runs, numbers)
            if has_ended:
                assert process.wait(300) == 0, log.read_text(errors="replace")[-2000:]
                (path,) = _runs_in(runs)  # also where it was faster than every kill
                return RunFolder(path)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        killed += 1
        found = _runs_in(runs)
        run = RunFolder(found[0]) if found and list(found[0].glob("checkpoints/at-*.npz")) else None
        if run is None:  # killed before the first checkpoint: nothing was learned yet
            for path in found:
                path.rename(place / f"early-{killed}-{path.name}")
        parts = [path.name for path in runs.glob("*/**/.*part*")]
        say(f"kill {killed}: rows {rows(runs)}, half-written files {len(parts)}")


def _runs_in(runs: Path) -> list[Path]:
    return [path for path in runs.glob("*") if not path.name.startswith(".")]


def _is_killed(process: subprocess.Popen[bytes], runs: Path, numbers: random.Random) -> bool:
    """Kill the process at a moment by chance; return False where it ended before."""
    kind = numbers.choice(("row", "row", "writing", "writing", "start"))
    if kind == "start":
        end = time.monotonic() + numbers.uniform(0.5, 6.0)
        alive = wait(process, lambda: time.monotonic() > end)
    elif kind == "writing":  # a checkpoint is being written at this moment
        first = rows(runs) + numbers.randrange(5, 60)
        alive = wait(process, lambda: rows(runs) > first) and wait(
            process, lambda: bool(list(runs.glob("*/checkpoints/.*part*")))
        )
    else:
        first = rows(runs) + numbers.randrange(5, 90)
        alive = wait(process, lambda: rows(runs) > first)
        time.sleep(numbers.uniform(0, 0.1))
    if not alive or process.poll() is not None:
        return False
    process.send_signal(signal.SIGKILL)
    process.wait()
    return True


def check_same_end(run: RunFolder, whole: RunFolder) -> None:
    """Compare all that was learned and told, bit by bit, the clock left out."""
    engine_runs.assert_same_weights(run.last_model_file, whole.last_model_file)
    engine_runs.assert_same_weights(run.model_file, whole.model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(whole)
    assert engine_runs.figures(run) == engine_runs.figures(whole)


def whole_run(recipe: Recipe, place: Path) -> RunFolder:
    """Train in one process that nobody kills."""
    place.mkdir(parents=True)
    recipes.write(recipe, place / "recipe.toml")
    process = started([str(place / "recipe.toml"), "--runs", str(place / "runs")], place / "log")
    assert process.wait(600) == 0, (place / "log").read_text()[-2000:]
    (run,) = (place / "runs").iterdir()
    return RunFolder(run)


def main(kills: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ["STUDIO_CACHE"] = str(place / "cache")
        os.environ["STUDIO_HOME"] = str(place / "home")
        recipe = recipe_for(tiny_images.make_images(place / "images"), 40 * max(kills, 4))
        began = time.monotonic()
        (place / "killed").mkdir()
        run = kill_again_and_again(recipe, place / "killed", kills, random.Random(seed), print)
        print(f"ended after {time.monotonic() - began:.0f} s, rows {rows(run.path.parent)}")
        check_same_end(run, whole_run(recipe, place / "whole"))
        print("bit-identical weights and the same metrics.csv as the run that nobody killed")


if __name__ == "__main__":
    main(*(int(argument) for argument in (sys.argv[1:] + ["20", "7"][len(sys.argv) - 1 :])))
