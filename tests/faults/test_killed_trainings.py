"""Trainings killed by the system: four times always, twenty times where there is time for it."""

import os
import random
import sys
from pathlib import Path

import kill_twenty_times
import pytest

pytestmark = [
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9"),
]


def kills() -> int:
    """Number of kills; STUDIO_TEST_KILLS=20 for the whole exercise."""
    return int(os.environ.get("STUDIO_TEST_KILLS", "4"))


def test_killed_training_ends_as_one_that_nobody_killed(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe = kill_twenty_times.recipe_for(images_folder, 20 * kills())
    (tmp_path / "killed").mkdir()
    run = kill_twenty_times.kill_again_and_again(
        recipe, tmp_path / "killed", kills(), random.Random(5), print
    )
    kill_twenty_times.check_same_end(run, kill_twenty_times.whole_run(recipe, tmp_path / "whole"))
