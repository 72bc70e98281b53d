import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from studio.core.dataset.decode import load_pixels
from studio.core.exports.formats import FORMATS, by_key
from studio.core.exports.snippet import rebuild_lines, snippet
from studio.core.recipes.allowed import Color


class _Model:
    def load_weights(self, file: str) -> None:
        self.weights = file

    def __call__(self, pixels: np.ndarray) -> np.ndarray:
        self.pixels = pixels
        return np.array([[0.1, 0.7, 0.2]], np.float32)


def _fake_keras(monkeypatch: pytest.MonkeyPatch, **names: SimpleNamespace) -> None:
    keras = ModuleType("keras")
    for name, value in names.items():
        setattr(keras, name, value)
    monkeypatch.setitem(sys.modules, "keras", keras)


@pytest.mark.parametrize("color", ["rgb", "gray"])
def test_the_program_runs_and_feeds_the_pixels_that_studio_does(
    color: Color,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pixels = np.random.default_rng(1).integers(0, 256, (60, 90, 4), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "image.jpg", "PNG")
    monkeypatch.chdir(tmp_path)
    model = _Model()
    read: list[str] = []

    def open_model(text: str) -> _Model:
        read.append(text)
        return model

    _fake_keras(monkeypatch, models=SimpleNamespace(model_from_json=open_model))
    folder = tmp_path / "a folder's"
    folder.mkdir()
    (folder / "birds.json").write_text("{}")
    file = folder / "birds.weights.h5"
    program = snippet(file, by_key("weights.h5"), ["heron", "o'wren", "robin"], (24, 32), color)
    exec(compile(program, "snippet", "exec"), {})
    assert capsys.readouterr().out == "o'wren: 70.0%\n"
    assert read == ["{}"]
    assert model.weights == str(file)
    assert model.pixels.dtype == np.float32
    expected = load_pixels(tmp_path / "image.jpg", (24, 32), color)
    np.testing.assert_array_equal(model.pixels, expected[np.newaxis])


def test_a_saved_model_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Image.new("RGB", (6, 4)).save(tmp_path / "image.jpg")
    monkeypatch.chdir(tmp_path)
    asked: list[tuple[str, str]] = []

    def layer_of(file: str, call_endpoint: str) -> Callable[[np.ndarray], np.ndarray]:
        asked.append((file, call_endpoint))
        return lambda pixels: np.full((len(pixels), 2), 0.5)

    _fake_keras(monkeypatch, layers=SimpleNamespace(TFSMLayer=layer_of))
    program = snippet(tmp_path / "birds", by_key("folder"), ["a", "b"], (8, 8), "rgb")
    exec(compile(program, "snippet", "exec"), {})
    assert asked == [(str(tmp_path / "birds"), "serve")]
    assert capsys.readouterr().out == "a: 50.0%\n"


def test_plain_keras_opens_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []

    def load_model(file: str, *, compile: bool) -> None:  # Keras' own word
        asked.append((file, compile))

    _fake_keras(monkeypatch, models=SimpleNamespace(load_model=load_model))
    long = f"{'very ' * 20}long/birds.keras"
    for file, key in (("a folder's/birds.h5", "h5"), (long, "keras")):
        program = snippet(Path(file), by_key(key), ["a", "b"], (8, 8), "rgb")
        exec(compile(program.split("classes =")[0], "snippet", "exec"), {})
    assert asked == [("a folder's/birds.h5", False), (long, False)]


def test_lines_are_shown_apart_only_where_load_model_does_not_open_the_file() -> None:
    shown = {row.key: rebuild_lines(Path("/a/birds" + row.ending), row) for row in FORMATS}
    assert shown["h5"] == shown["keras"] == ""
    assert shown["weights.h5"] == (
        "import keras\n"
        "model = keras.models.model_from_json(open('birds.json').read())\n"
        "model.load_weights('birds.weights.h5')\n"
        "probabilities = model(images)  # float32, (n, height, width, channels), 0..255"
    )


def test_many_classes_are_set_in_lines_and_types_are_left_out() -> None:
    names = [f"class number {n}" for n in range(40)]
    program = snippet(Path("x.h5"), by_key("h5"), names, (8, 8), "rgb")
    assert max(map(len, program.splitlines())) <= 100
    assert "NDArray" not in program
    assert "\ndef orientation(image):\n" in program
    compile(program, "snippet", "exec")
