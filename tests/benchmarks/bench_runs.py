"""Time to list the runs of a project: without an index, with one, and with one run changed.

Then the table of the Runs page: filled, searched, grouped and sorted, with painting.

python tests/benchmarks/bench_runs.py --runs 1000
"""

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import stored_runs
from msgspec.structs import replace

from studio.core.recipes.recipe import Data, Recipe, Stage
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunSummary

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


def various(run: RunSummary, at: int) -> RunSummary:
    """Return the run with settings of its own, as a search has them."""
    assert run.recipe is not None
    recipe = run.recipe
    stages = tuple(
        replace(stage, learning_rate=1e-5 * (at + 1), epochs=5 + at % 7) for stage in recipe.stage
    )
    model = replace(recipe.model, dropout=at % 9 / 10, dense=(32 * (1 + at % 5),))
    recipe = replace(recipe, name=f"Birds {at}", seed=at, model=model, stage=stages)
    return replace(run, name=recipe.name, recipe=recipe)


def table_times(runs: Path) -> None:
    """Print how long the window is held up by a table of these runs."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QTableView

    from studio.core.runs.run_filter import RunFilter
    from studio.ui.pages.runs.run_filter_bar import RunFilterBar
    from studio.ui.pages.runs.run_table_model import RunTableModel
    from studio.ui.theme import Scheme, Theme

    app = QApplication([])
    listed = tuple(various(run, at) for at, run in enumerate(list_runs(runs)))
    model = RunTableModel(Theme(app, Scheme.LIGHT))
    table = QTableView()
    table.setModel(model)
    table.resize(1000, 700)
    table.show()

    def took(name: str, do: Callable[[], object]) -> None:
        began = time.perf_counter()
        do()
        app.processEvents()
        table.grab()
        print(f"{name}: {(time.perf_counter() - began) * 1000:.0f} ms")

    took("table filled", lambda: model.set_runs(listed, ""))
    took("listed again, nothing new", lambda: model.set_runs(listed, ""))
    took("the newest one trains", lambda: model.set_runs(listed, listed[0].path))
    bar = RunFilterBar(model._theme)
    took("offered to be filtered", lambda: bar.show_runs(model.listed, model.columns))
    took("searched", lambda: model.set_filter(RunFilter(text="birds 1")))
    took("all again", lambda: model.set_filter(RunFilter()))
    took("grouped by state", lambda: model.set_grouped_by("status"))
    took("sorted by name", lambda: model.sort(0, Qt.SortOrder.AscendingOrder))
    took("ticked", lambda: model.set_ticked(run.path for run in listed))


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
        table_times(runs)


if __name__ == "__main__":
    main()
