"""Ray clusters of two nodes that are this computer, and what a search on them must come to."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import tiny_images
from engine_runs import Watched

from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.search_table import Search
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunStatus
from studio.core.search.search_folder import SearchFolder
from studio.core.search.standing import standing_of
from studio.core.search.trial import trial_recipe

SECONDS = 600.0
EPOCHS = 120
RATES = (1e-3, 1e-2)
STORE = 80 * 1024**2


class Nodes:
    """A cluster of two nodes of this computer, each with one processor."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster

        self._size = {"num_cpus": 1, "object_store_memory": STORE}
        head = {**self._size, "include_dashboard": False}
        self._cluster = Cluster(initialize_head=True, head_node_args=head)
        self._second: Any = None

    def add_second(self) -> None:
        """Start the node that will be lost."""
        self._second = self._cluster.add_node(**self._size)

    def remove_second(self) -> None:
        """Forget what is left of it."""
        self._cluster.remove_node(self._second, allow_graceful=False)

    @property
    def address(self) -> str:
        return str(self._cluster.address)

    def cut_the_power(self) -> None:
        """Kill all that runs on the second node, at once, as it were."""
        for process in self._processes():
            process.kill()

    def cut_the_power_of_the_first(self) -> None:
        """Kill all that runs on the first node, what holds the cluster together included."""
        for processes in self._cluster.head_node.all_processes.values():
            for one in processes:
                with suppress(psutil.Error):
                    _kill(psutil.Process(one.process.pid))

    def run_at_work(self) -> str:
        """Return the name of the run that the second node trains, "" before there is one."""
        for process in self._processes():
            with suppress(psutil.Error):
                if "studio.engine" in process.cmdline():
                    held = (Path(one.path) for one in process.open_files())
                    return next((one.parent.name for one in held if one.name == ".lock"), "")
        return ""

    def _processes(self) -> list[psutil.Process]:
        (raylet,) = self._second.all_processes["raylet"]
        around = psutil.Process(raylet.process.pid)
        return [around, *around.children(recursive=True)]

    def close(self) -> None:
        self._cluster.shutdown()


def _kill(process: psutil.Process) -> None:
    for one in (process, *process.children(recursive=True)):
        with suppress(psutil.Error):
            one.kill()


def searched_recipe(tmp_path: Path) -> Recipe:
    """Return a search of two trials that take long enough to be cut off."""
    images = tiny_images.make_images(tmp_path / "images")
    search = Search(method="grid", objective="loss", vary={"stage.learning_rate": RATES})
    return tiny_images.lenet_recipe(images, search=search, stage=(Stage(epochs=EPOCHS),))


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def as_undisturbed(folder: SearchFolder, tmp_path: Path) -> None:
    """Compare with trainings in this process that nobody disturbs."""
    standing = standing_of(folder)
    found = {one.number: one.figure for one in standing.trials}
    expected = {}
    for one in standing.trials:
        run = Watched().train(trial_recipe(standing.recipe, one), tmp_path / "undisturbed")
        expected[one.number] = run.report().classified.loss.validation
    assert found == expected
    assert standing.best is not None
    assert standing.best.figure == min(value for value in expected.values() if value is not None)
    runs = list_runs(folder.runs)
    assert [run.status for run in runs] == [RunStatus.FINISHED] * 2
    assert {run.recipe.data.folder for run in runs if run.recipe is not None} == {
        standing.recipe.data.folder
    }
