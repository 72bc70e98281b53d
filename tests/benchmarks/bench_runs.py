"""Time to list the runs of a project: without an index, with one, and with one run changed.

python tests/benchmarks/bench_runs.py --runs 1000
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import stored_runs
from msgspec.structs import replace

from studio.core.recipes.recipe import Data, Recipe, Stage
from studio.core.runs.run_list import list_runs

IMAGES, EPOCHS, BATCHES = 2000, 20, 44
KINDS = 8
"""One run in so many was cut off and can go on."""


def write_runs(runs: Path, count: int) -> None:
    """Write one run of each kind, then copies of it: files of the same sizes."""
    recipe = Recipe(
        name="Birds",
        data=Data(folder="/images"),
        stage=(Stage(name="Head", train=("head",)), Stage(name="Fine")),
    )
    for at in range(count):
        outcome = None if at % KINDS == 0 else "finished"
        folder = runs / f"2026-01-01-{at:06d}-birds"
        if at < 2:
            stored_runs.store(
                folder,
                replace(recipe, name=f"Birds {at}"),
                outcome,
                EPOCHS,
                images=IMAGES,
                batches=BATCHES,
            )
        else:
            shutil.copytree(runs / f"2026-01-01-{int(outcome is not None):06d}-birds", folder)


def timed(runs: Path, count: int) -> float:
    began = time.perf_counter()
    rows = list_runs(runs)
    seconds = time.perf_counter() - began
    assert len(rows) == count
    assert {row.status for row in rows} == {"finished", "interrupted"}
    return seconds * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    count = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        os.environ["STUDIO_CACHE"] = str(Path(home, "cache"))
        runs = Path(home, "runs")
        write_runs(runs, count)
        print(f"runs: {count}; without an index: {timed(runs, count):.0f} ms")
        again = [timed(runs, count) for _ in range(9)]
        print(f"with it: median {statistics.median(again):.0f} ms, worst {max(again):.0f} ms")
        changed = next(runs.iterdir()) / "metrics.csv"
        changed.touch()
        print(f"one run changed: {timed(runs, count):.0f} ms")


if __name__ == "__main__":
    main()
