"""A search on a real Ray cluster of two nodes, one of which loses its power in the middle."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
import tiny_images
from engine_runs import Watched
from tiny_search import Silent

from studio.core.base.sentences import Sentence
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.search_table import Search
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_summary import RunStatus
from studio.core.search.search_folder import SearchFolder, create, searches_in
from studio.core.search.standing import standing_of
from studio.core.search.trial import trial_recipe
from studio.engine.cluster import cluster_engines
from studio.engine.cluster.samples import Sample
from studio.engine.cluster.trying import try_cluster
from studio.engine.search.carrying_out import carry_out

pytest.importorskip("ray", reason="the extra cluster is not installed")

pytestmark = [pytest.mark.engine, pytest.mark.by_hand, pytest.mark.timeout(600)]

SECONDS = 240.0
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


@pytest.fixture(scope="module")
def head() -> Iterator[Nodes]:
    found = Nodes()
    yield found
    found.close()


@pytest.fixture
def nodes(head: Nodes) -> Iterator[Nodes]:
    head.add_second()
    yield head
    head.remove_second()


@pytest.fixture
def recipe(tmp_path: Path) -> Recipe:
    images = tiny_images.make_images(tmp_path / "images")
    search = Search(method="grid", objective="loss", vary={"stage.learning_rate": RATES})
    return tiny_images.lenet_recipe(images, search=search, stage=(Stage(epochs=EPOCHS),))


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def cut_in_the_middle(nodes: Nodes, runs: Path, is_over: Callable[[], bool]) -> None:
    """Cut the power of the second node once its run has a checkpoint here."""

    def is_begun() -> bool:
        run = nodes.run_at_work()
        return bool(run) and any((runs / run / "checkpoints").glob("at-*"))

    until(lambda: is_begun() or is_over())
    assert not is_over()
    nodes.cut_the_power()


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
    assert not list(folder.runs.glob(".*"))


def test_a_lost_node_s_trial_goes_on_elsewhere_from_the_shared_folder(
    nodes: Nodes, recipe: Recipe, tmp_path: Path
) -> None:
    found = try_cluster(nodes.address, lambda: False)
    assert [(node.cpus, node.problem) for node in found] == [(1, None), (1, None)]
    recipes.write(recipe, tmp_path / "recipe.toml")
    command = [sys.executable, "-m", "studio", "search", str(tmp_path / "recipe.toml")]
    program = subprocess.Popen(
        [*command, "--cluster", nodes.address],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    cut_in_the_middle(nodes, tmp_path / "runs", lambda: program.poll() is not None)
    out, err = program.communicate(timeout=SECONDS)
    assert program.returncode == 0, err
    assert "was lost. What it trained continues on another computer" in err
    (folder,) = searches_in(tmp_path / "runs")
    best = standing_of(folder).best
    assert best is not None
    assert out.splitlines()[-1] == str(folder.runs / best.run)
    as_undisturbed(folder, tmp_path)


def test_images_are_sent_and_runs_come_back_where_nothing_is_shared(
    nodes: Nodes, recipe: Recipe, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both nodes are this computer; they are asked for a file that no computer has."""

    def of_no_computer(place: Path) -> Sample:
        return Sample(str(place), (("/of/no/computer", 1),))

    monkeypatch.setattr(cluster_engines, "sample_of", of_no_computer)
    folder = create(tmp_path / "runs", recipe)
    told: list[Sentence] = []
    result: list[Any] = []
    search = threading.Thread(
        target=lambda: result.append(
            carry_out(folder, Silent(), lambda: False, 0, cluster=nodes.address, tell=told.append)
        )
    )
    search.start()
    cut_in_the_middle(nodes, folder.runs, lambda: not search.is_alive())
    search.join(SECONDS)
    assert result == [True], told
    texts = [str(sentence) for sentence in told]
    assert any("images: they are sent" in text for text in texts)
    assert any("was lost" in text for text in texts)
    as_undisturbed(folder, tmp_path)
