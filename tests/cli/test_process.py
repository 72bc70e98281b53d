"""`studio` as a process: its own stderr, Ctrl+C, pipes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import engine_runs
import pytest
import tiny_images

from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs

pytestmark = pytest.mark.engine

STUDIO = [sys.executable, "-m", "studio"]


_started: list[subprocess.Popen[str]] = []


@pytest.fixture(autouse=True)
def nothing_runs_on() -> Iterator[None]:
    """End what a test that failed has left running."""
    yield
    while _started:
        process = _started.pop()
        process.kill()
        process.communicate()


def started(*arguments: object) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [*STUDIO, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    _started.append(process)
    return process


def recipe_file(folder: Path, images: Path, epochs: int) -> Path:
    recipe = tiny_images.lenet_recipe(images, stage=(Stage(epochs=epochs),))
    recipes.write(recipe, folder / "recipe.toml")
    return folder / "recipe.toml"


def test_a_failure_is_one_line_on_a_real_stderr(tmp_path: Path) -> None:
    process = started("train", recipe_file(tmp_path, tmp_path / "none", 1))
    out, err = process.communicate(timeout=120)
    assert process.returncode == 2
    assert out == ""
    (line,) = err.splitlines()
    assert line.startswith("studio: The folder ")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_who_asks_for_the_end_keeps_the_run_resumable(
    images_folder: Path, tmp_path: Path, number: signal.Signals
) -> None:
    process = started("train", recipe_file(tmp_path, images_folder, 100_000))
    deadline = time.monotonic() + 200
    while not list((tmp_path / "runs").glob("*/checkpoints/at-*.npz")):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(number)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "Traceback" not in err
    run = RunFolder(Path(out.splitlines()[-1]))
    assert list_runs(run.path.parent)[0].status == "paused"
    assert "Paused after epoch" in err
    assert f"studio train --resume {run.path}" in err
    watched = engine_runs.Watched()
    watched.on_event = lambda event: (
        watched.control.stop() if type(event).__name__ == "Changed" else None
    )
    watched.resume(run)
    assert run.report().outcome == "stopped"


@pytest.mark.parametrize("library", ["msgspec", "numpy", "libtensorflow"])
def test_ctrl_c_while_modules_are_imported_is_no_traceback(
    images_folder: Path, tmp_path: Path, library: str
) -> None:
    process = started("train", recipe_file(tmp_path, images_folder, 3000))
    deadline = time.monotonic() + 200
    while library not in Path(f"/proc/{process.pid}/maps").read_text():
        assert process.poll() is None
        assert time.monotonic() < deadline
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert "Traceback" not in err
    assert process.returncode == 130
    assert not (tmp_path / "runs").exists()


def test_a_reader_that_leaves_is_no_failure() -> None:
    command = f"{sys.executable} -m studio backbones --json | head -n 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, timeout=250, check=False
    )
    assert done.returncode == 0
    assert done.stderr == ""


def test_the_version_is_printed_without_loading_what_is_large() -> None:
    command = [sys.executable, "-X", "importtime", *STUDIO[1:], "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("studio ")
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "studio" in loaded
    assert not loaded & {"tensorflow", "keras", "PySide6", "sklearn", "skimage"}
    assert os.environ["STUDIO_CACHE"]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    studio = f"{sys.executable} -m studio"
    return subprocess.run(
        ["bash", "-c", command.replace("studio", studio, 1)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=250,
        check=False,
    )


def test_a_training_does_without_a_reader_of_its_progress(
    images_folder: Path, tmp_path: Path
) -> None:
    recipe_file(tmp_path, images_folder, 8)
    done = shell("studio train recipe.toml 2>&1 >out | head -1; exit ${PIPESTATUS[0]}", tmp_path)
    assert done.returncode == 0
    run = RunFolder(Path((tmp_path / "out").read_text().strip()))
    assert (run.report().outcome, run.report().epochs) == ("finished", 8)


@pytest.mark.parametrize(
    ("command", "status", "lines"),
    [
        ("studio backbones >/dev/full", 1, 1),
        ("studio --help >/dev/full", 1, 1),
        ("studio backbones >&-", 1, 1),
        ("studio backbones 2>&-", 0, 0),
        ("studio fly 2>&-", 2, 0),
        ("studio fly 2>/dev/full", 2, 0),
        ("studio fly <&- >&- 2>&-", 2, 0),
        ("PYTHONIOENCODING=ascii studio samples shapes 'ñandú' --count 1", 0, 0),
        ("PYTHONIOENCODING=ascii studio train 'ñandú.toml'", 2, 1),
        ("LC_ALL=C PYTHONCOERCECLOCALE=0 PYTHONUTF8=0 studio train 'ñandú.toml'", 2, 1),
        ("studio --theme purple", 2, 1),
        ("studio --project ''", 2, 1),
    ],
    ids=str,
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_streams_that_take_nothing(tmp_path: Path, command: str, status: int, lines: int) -> None:
    done = shell(command, tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (status, lines), done.stderr
    assert "Traceback" not in done.stderr


def test_no_file_takes_the_place_of_a_closed_stream(tmp_path: Path) -> None:
    """The first file that is opened would get descriptor 1, and everything printed to it."""
    done = shell("studio samples shapes new --count 1 <&- >&- 2>&-", tmp_path)
    assert done.returncode == 1  # nobody was told where
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "circle",
        "square",
        "triangle",
    ]
