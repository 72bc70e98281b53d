from pathlib import Path
from types import ModuleType, SimpleNamespace

import numpy as np
import pytest
from PIL import Image

from studio.core.recipe import Color
from studio.core.snippet import snippet

REBUILD = """
from fake_library import open_model

model = open_model()
"""


class _Model:
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
    library = ModuleType("fake_library")
    library.open_model = lambda: model  # type: ignore[attr-defined]
    monkeypatch.setitem(__import__("sys").modules, "fake_library", library)
    program = snippet(
        Path("birds.weights.h5"), ["heron", "o'wren", "robin"], (24, 32), color, REBUILD
    )
    exec(compile(program, "snippet", "exec"), {})
    assert capsys.readouterr().out == "o'wren: 70.0%\n"
    assert model.pixels.shape == (1, 24, 32, channels)
    assert model.pixels.min() > 250


def test_plain_keras_opens_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []
    keras = ModuleType("keras")
    keras.models = SimpleNamespace(  # type: ignore[attr-defined]
        load_model=lambda file, compile: asked.append((file, compile))
    )
    monkeypatch.setitem(__import__("sys").modules, "keras", keras)
    program = snippet(Path("a folder's/birds.h5"), ["a", "b"], (8, 8), "rgb")
    exec(compile(program.split("classes =")[0], "snippet", "exec"), {})
    assert asked == [("a folder's/birds.h5", False)]


def test_many_classes_are_set_in_lines() -> None:
    names = [f"class number {n}" for n in range(40)]
    program = snippet(Path("x.h5"), names, (8, 8), "rgb")
    assert max(map(len, program.splitlines())) < 100
    compile(program, "snippet", "exec")
