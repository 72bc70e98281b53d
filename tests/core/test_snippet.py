import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from studio.core.recipe import Color
from studio.core.snippet import snippet

REBUILD = """\
import keras
model = keras.open_model(open("birds.json").read())
model.load_weights("birds.weights.h5")"""
FOLDER = """\
import keras
layer = keras.TFSMLayer("birds", call_endpoint="serve")
probabilities = layer(images)  # float32, (n, height, width, channels), 0..255"""


class _Model:
    def load_weights(self, file: str) -> None:
        self.weights = file

    def predict(self, pixels: np.ndarray) -> np.ndarray:
        self.pixels = pixels
        return np.array([[0.1, 0.7, 0.2]], np.float32)


@pytest.mark.parametrize(("color", "channels"), [("rgb", 3), ("gray", 1)])
def test_the_program_runs_and_feeds_plain_pixels(
    color: Color,
    channels: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Image.new("RGB", (60, 40), (255, 255, 255)).save(tmp_path / "image.jpg")
    monkeypatch.chdir(tmp_path)
    model = _Model()
    read: list[str] = []
    keras = ModuleType("keras")

    def open_model(text: str) -> _Model:
        read.append(text)
        return model

    keras.open_model = open_model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keras", keras)
    folder = tmp_path / "a folder's"
    folder.mkdir()
    (folder / "birds.json").write_text("{}")
    file = folder / "birds.weights.h5"
    program = snippet(file, ["heron", "o'wren", "robin"], (24, 32), color, REBUILD)
    exec(compile(program, "snippet", "exec"), {})
    assert capsys.readouterr().out == "o'wren: 70.0%\n"
    assert read == ["{}"]
    assert model.weights == str(file)
    assert model.pixels.shape == (1, 24, 32, channels)
    assert model.pixels.min() > 250


def test_a_saved_model_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (6, 4)).save(tmp_path / "image.jpg")
    monkeypatch.chdir(tmp_path)
    asked: list[tuple[str, str]] = []

    def layer_of(file: str, call_endpoint: str) -> Callable[[np.ndarray], SimpleNamespace]:
        asked.append((file, call_endpoint))
        return lambda pixels: SimpleNamespace(numpy=lambda: np.full((len(pixels), 2), 0.5))

    keras = ModuleType("keras")
    keras.TFSMLayer = layer_of  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "keras", keras)
    program = snippet(tmp_path / "birds", ["a", "b"], (8, 8), "rgb", FOLDER)
    exec(compile(program, "snippet", "exec"), {})
    assert asked == [(str(tmp_path / "birds"), "serve")]
    assert capsys.readouterr().out == "a: 50.0%\n"


def test_plain_keras_opens_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []
    keras = ModuleType("keras")
    keras.models = SimpleNamespace(  # type: ignore[attr-defined]
        load_model=lambda file, compile: asked.append((file, compile))
    )
    monkeypatch.setitem(sys.modules, "keras", keras)
    program = snippet(Path("a folder's/birds.h5"), ["a", "b"], (8, 8), "rgb")
    exec(compile(program.split("classes =")[0], "snippet", "exec"), {})
    assert asked == [("a folder's/birds.h5", False)]


def test_many_classes_are_set_in_lines() -> None:
    names = [f"class number {n}" for n in range(40)]
    program = snippet(Path("x.h5"), names, (8, 8), "rgb")
    assert max(map(len, program.splitlines())) < 100
    compile(program, "snippet", "exec")
