"""A search whose cluster is lost whole: it goes on here, or on another cluster."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nodes_here import SECONDS, Nodes, as_undisturbed, searched_recipe, until

from studio.core.recipes import recipe as recipes
from studio.core.search.search_folder import searches_in

pytest.importorskip("ray", reason="the extra cluster is not installed")

pytestmark = [pytest.mark.engine, pytest.mark.by_hand, pytest.mark.timeout(2400)]


@pytest.fixture
def lost() -> Iterator[Nodes]:
    nodes = Nodes()
    nodes.add_second()
    yield nodes
    nodes.close()


def search(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "studio", "search", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("place", ["this computer", "another cluster"])
def test_a_search_whose_first_computer_goes_away_is_resumed_as_if_nothing_was(
    lost: Nodes, place: str, tmp_path: Path
) -> None:
    """Ray ends the program that uses such a cluster; all that was trained is on the disk."""
    recipes.write(searched_recipe(tmp_path), tmp_path / "recipe.toml")
    runs = tmp_path / "runs"
    program = search(str(tmp_path / "recipe.toml"), "--cluster", lost.address)
    until(lambda: any(runs.glob("*/checkpoints/at-*")) or program.poll() is not None)
    assert program.poll() is None, program.communicate()
    lost.cut_the_power_of_the_first()
    program.communicate(timeout=SECONDS)
    assert program.returncode != 0
    lost.close()
    (folder,) = searches_in(runs)
    assert any(not one.is_over for one in folder.trials())
    if place == "this computer":
        again = search("--resume", str(folder.path))
        _, said = again.communicate(timeout=SECONDS)
    else:
        other = Nodes()
        try:
            again = search("--resume", str(folder.path), "--cluster", other.address)
            _, said = again.communicate(timeout=SECONDS)
        finally:
            other.close()
    assert again.returncode == 0, said
    as_undisturbed(folder, tmp_path)
    left = [one.name for one in runs.glob(".*")]  # removed by a new run once it is an hour old
    assert all(name.startswith(".shared.") for name in left)
