"""Every command with every kind of awkward value: one line, the right status, nothing left."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tiny_images

from studio.cli.main import COMMANDS, main
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Stage
from studio.core.runs.run_folder import RunFolder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and devices")

VALUE = "VALUE"

COMMAND_LINES = (
    ("advise", VALUE),
    ("advise", "RECIPE", "--write", VALUE),
    ("train", VALUE),
    ("train", "RECIPE", "--runs", VALUE),
    ("train", "--resume", VALUE),
    ("search", VALUE),
    ("search", "RECIPE", "--runs", VALUE),
    ("search", "--resume", VALUE),
    ("compare", VALUE, "RECIPE"),
    ("compare", "RECIPE", "--vary", "stage.epochs=1,2", "--runs", VALUE),
    ("evaluate", VALUE),
    ("evaluate", "RUN", "--data", VALUE),
    ("evaluate", "RUN", "--errors", VALUE),
    ("ensemble", VALUE, "RUN"),
    ("ensemble", "RUN", VALUE),
    ("predict", VALUE, "IMAGE"),
    ("predict", "RUN", VALUE),
    ("predict", "RUN", "IMAGE", "--csv", VALUE),
    ("generate", VALUE, "--out", "NUMBERS"),
    ("generate", "RUN", "--out", VALUE),
    ("compress", VALUE, "IMAGE", "NUMBERS"),
    ("compress", "RUN", VALUE, "NUMBERS"),
    ("compress", "RUN", "IMAGE", VALUE),
    ("restore", VALUE, "NUMBERS"),
    ("restore", "IMAGE", VALUE),
    ("export", VALUE, "OUT"),
    ("export", "RUN", VALUE),
    ("export", "RUN", "OUT", "--snippet", VALUE),
    ("inspect", VALUE, "filters", "--out", "NUMBERS"),
    ("inspect", "RUN", "activations", "--image", VALUE, "--out", "NUMBERS"),
    ("inspect", "RUN", "filters", "--out", VALUE),
    ("tensorboard", VALUE, "--out", "NUMBERS"),
    ("tensorboard", "RUN", "--out", VALUE),
    ("samples", "shapes", VALUE),
    ("recipes", "digits-denoising", VALUE),
    ("demo", "--pictures", VALUE),
    ("weights", "import", VALUE),
    ("weights", "export", VALUE),
)

NEVER_A_PATH: dict[str, str] = {
    "empty": "",
    "blank": "  ",
    "zero character": "a\0b",
    "long": "x" * 300,
    "long folder": f"{'x' * 300}/y",
    "endless path": "x/" * 3000,
    "nobody's home": "~nouser-of-this-computer/x",
    "circle": "circle",
    "below a circle": "circle/x",
}
"""Refused by the parser, whatever it is for."""

NO_INPUT: dict[str, str] = {
    "missing": "missing",
    "below a file": "file/x",
    "pipe": "pipe",
    "endless device": "/dev/zero",
    "empty device": "/dev/null",
    "huge file": "huge",
    "empty file": "empty",
    "empty folder": "folder",
    "two lines": "two\nlines",
    "no text": "\udcff",
    "dangling link": "dangling",
}
"""Nothing that a command reads."""

READING = [line for line in COMMAND_LINES if line[0] not in ("samples", "recipes", "demo")]
READING = [
    line
    for line in READING
    if line[line.index(VALUE) - 1]
    not in ("--runs", "--csv", "--errors", "--snippet", "--out", "--write")
]
READING.remove(("export", "RUN", VALUE))
READING.remove(("compress", "RUN", "IMAGE", VALUE))
READING.remove(("weights", "export", VALUE))


@pytest.fixture
def place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, finished_run: RunFolder, images_folder: Path
) -> Path:
    """A working folder with something of each kind in it."""
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "dangling").symlink_to("nothing")
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(8 * 2**30)
    recipe = tiny_images.lenet_recipe(images_folder, stage=(Stage(epochs=1),))
    recipes.write(recipe, tmp_path / "recipe.toml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def filled(line: tuple[str, ...], value: str, run: RunFolder, images: Path) -> list[str]:
    known = {
        VALUE: value,
        "RECIPE": "recipe.toml",
        "RUN": str(run.path),
        "IMAGE": str(images / "red" / "00.png"),
        "OUT": "out.keras",
        "NUMBERS": "out.npz",
    }
    return [known.get(word, word) for word in line]


def said_of(capfd: pytest.CaptureFixture[str], arguments: list[str]) -> tuple[int, str, str]:
    capfd.readouterr()
    status = main(arguments)
    out, err = capfd.readouterr()
    return status, out, err


def assert_one_line(err: str) -> None:
    (line,) = err.splitlines()
    assert line.startswith("studio: ")
    assert "Unexpected error" not in line
    assert "Traceback" not in line


def entries(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))  # noqa: PTH208  # names that are no text too


def text(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else ""


@pytest.mark.parametrize("kind", NEVER_A_PATH)
@pytest.mark.parametrize("line", COMMAND_LINES, ids=text)
def test_what_is_never_a_path_is_wrong_use(
    place: Path,
    capfd: pytest.CaptureFixture[str],
    finished_run: RunFolder,
    images_folder: Path,
    line: tuple[str, ...],
    kind: str,
) -> None:
    before = entries(place)
    arguments = filled(line, NEVER_A_PATH[kind], finished_run, images_folder)
    status, out, err = said_of(capfd, arguments)
    assert (status, out) == (2, "")
    assert_one_line(err)
    assert entries(place) == before


@pytest.mark.engine
@pytest.mark.parametrize("kind", NO_INPUT)
@pytest.mark.parametrize("line", READING, ids=text)
def test_what_cannot_be_read_is_wrong_input(
    place: Path,
    capfd: pytest.CaptureFixture[str],
    finished_run: RunFolder,
    images_folder: Path,
    line: tuple[str, ...],
    kind: str,
) -> None:
    before = entries(place)
    arguments = filled(line, NO_INPUT[kind], finished_run, images_folder)
    status, out, err = said_of(capfd, arguments)
    assert (status, out) == (2, "")
    assert_one_line(err)
    assert entries(place) == before


@pytest.mark.engine
@pytest.mark.parametrize("kind", ["below a file", "empty folder", "pipe", "endless device"])
@pytest.mark.parametrize("option", ["--csv", "--errors", "target", "--runs", "samples"])
def test_what_cannot_be_written(
    place: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    finished_run: RunFolder,
    images_folder: Path,
    option: str,
    kind: str,
) -> None:
    monkeypatch.setattr("studio.core.base.named_output._READER_SECONDS", 0.0)
    writable = {("--csv", "endless device"), ("--errors", "endless device")}
    if (option, kind) in {*writable, ("--runs", "empty folder")} or (
        kind == "empty folder" and option in ("samples", "target")
    ):
        pytest.skip("that can be written to")
    value = NO_INPUT[kind]
    lines: dict[str, tuple[str, ...]] = {
        "--csv": ("predict", "RUN", "IMAGE", "--csv", value),
        "--errors": ("evaluate", "RUN", "--errors", value),
        "target": ("export", "RUN", value if value.startswith("/") else f"{value}/m.keras"),
        "--runs": ("train", "RECIPE", "--runs", value),
        "samples": ("samples", "shapes", value, "--count", "1"),
    }
    before = entries(place)
    status, out, err = said_of(capfd, filled(lines[option], value, finished_run, images_folder))
    assert status in (1, 2)
    assert out == ""
    assert_one_line(err.splitlines()[-1])
    assert entries(place) == before


def test_every_command_with_a_path_is_in_the_table() -> None:
    without_a_path = {"backbones", "doctor"}
    named = {line[0] for line in COMMAND_LINES}
    assert {command.name for command in COMMANDS} - without_a_path == named


def defect(*_given: object) -> int:
    raise ZeroDivisionError("a bug of ours\nin two lines")


def test_whatever_else_escapes_is_one_line_and_a_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUDIO_CACHE", str(tmp_path))
    monkeypatch.setattr("studio.core.networks.weight_files.standing", defect)
    status, _, err = said_of(capfd, ["backbones"])
    assert status == 1
    (line,) = err.splitlines()
    assert "ZeroDivisionError: a bug of ours." in line
    (file,) = (tmp_path / "errors").iterdir()
    assert str(file) in line
    details = file.read_text()
    assert "Traceback" in details
    assert "in two lines" in details
    assert "Afina Studio" in details


def no_home(path: str | Path) -> str:
    return str(path)


Prepare = Callable[[pytest.MonkeyPatch, Path], None]


def a_file_as_cache(patch: pytest.MonkeyPatch, place: Path) -> None:
    (place / "file").write_text("x")
    patch.setenv("STUDIO_CACHE", str(place / "file"))


def a_file_as_home(patch: pytest.MonkeyPatch, place: Path) -> None:
    (place / "file").write_text("x")
    patch.setenv("STUDIO_HOME", str(place / "file"))


def nobody(patch: pytest.MonkeyPatch, _place: Path) -> None:
    """A user without HOME whom the system does not know."""
    for name in ("HOME", "STUDIO_HOME", "STUDIO_CACHE"):
        patch.delenv(name, raising=False)
    patch.setattr("os.path.expanduser", no_home)


@pytest.mark.parametrize("prepare", [a_file_as_cache, a_file_as_home, nobody])
def test_surroundings_in_which_nothing_can_be_kept(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    prepare: Prepare,
) -> None:
    prepare(monkeypatch, tmp_path)
    status, out, err = said_of(capfd, ["backbones"])
    assert (status, out) == (2, "")
    assert_one_line(err)


def test_a_working_folder_that_is_gone(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    for value in ("recipe.toml", "../recipe.toml", "."):
        status, out, err = said_of(capfd, ["train", value])
        assert (status, out) == (2, "")
        assert_one_line(err)
        assert "working folder was deleted" in err
    assert said_of(capfd, ["backbones"])[0] == 0
