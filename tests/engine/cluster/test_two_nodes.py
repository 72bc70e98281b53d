"""A search on a real Ray cluster of two nodes, one of which loses its power in the middle."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from nodes_here import SECONDS, Nodes, as_undisturbed, searched_recipe, until
from tiny_search import Silent

from studio.core.base.sentences import Sentence
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.search.search_folder import create, searches_in
from studio.core.search.standing import standing_of
from studio.engine.cluster import cluster_engines
from studio.engine.cluster.samples import Sample
from studio.engine.cluster.trying import try_cluster
from studio.engine.search.carrying_out import carry_out

pytest.importorskip("ray", reason="the extra cluster is not installed")

pytestmark = [pytest.mark.engine, pytest.mark.by_hand, pytest.mark.timeout(2400)]


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
    return searched_recipe(tmp_path)


def cut_in_the_middle(nodes: Nodes, runs: Path, is_over: Callable[[], bool]) -> None:
    """Cut the power of the second node once its run has a checkpoint here."""

    def is_begun() -> bool:
        run = nodes.run_at_work()
        return bool(run) and any((runs / run / "checkpoints").glob("at-*"))

    until(lambda: is_begun() or is_over())
    assert not is_over()
    nodes.cut_the_power()


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
    assert not list(folder.runs.glob(".*"))


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
    assert not list(folder.runs.glob(".*"))
