"""How soon the filters of a large layer are on the screen, and how fluid they pan and zoom.

    python tests/benchmarks/bench_filters.py [--inputs 512] [--filters 512]

A convolution of 3 x 3 with 512 input channels and 512 filters, as VGG16 has them. The engine's part
is measured in a process of its own, as TensorFlow and Qt never share one.

asked      what the engine does: kernels out of the variable, lengths, a page of 128
travels    the answer as a frame of the protocol, written and read
shown      what the window does until the page is painted: tiles, mosaic, paint
histogram  the weights of the layer, sorted and drawn, which comes second
whole      asked, travels and shown; wanted: 100 ms
pan, zoom  one step of each, painted; wanted: 16 ms
matplotlib the same page as a grid of its axes, where it is installed
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from numpy.typing import NDArray

from studio.core.wire.codec import FrameReader
from studio.core.wire.messages import AnyEvent, Seen

WANTED_MS = 100.0
FRAME_MS = 16.0
PAGE = 128


def milliseconds(work: Callable[[], object], rounds: int = 5) -> float:
    """Return what the fastest of some rounds took."""
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        took.append(1000 * (time.perf_counter() - began))
    return min(took)


def answer(inputs: int, filters: int, file: Path) -> None:
    """Play the engine: print how long the answer took, and write its frame to `file`."""
    import keras

    from studio.core.dataset.pixel_form import PixelForm
    from studio.core.look.filters import Filters
    from studio.core.wire.codec import Encoder
    from studio.core.wire.messages import Seen
    from studio.engine.look.explainers.filters import explain
    from studio.engine.look.living_model import LivingModel

    pixels = keras.Input((14, 14, inputs))
    graph = keras.Model(pixels, keras.layers.Conv2D(filters, 3, name="conv")(pixels))
    model = LivingModel(graph, PixelForm((14, 14), "rgb"))
    view = Filters("conv", 0, PAGE)
    found = explain(model, view)
    seen, encoder = Seen(1, found.arrays, found.facts, False), Encoder()
    file.write_bytes(encoder.frame(seen))
    asked = milliseconds(lambda: explain(model, view))
    print(asked, milliseconds(lambda: encoder.frame(seen)))


def read(frame: bytes) -> Seen:
    """Return the answer that a frame holds."""
    reader: FrameReader[AnyEvent] = FrameReader(AnyEvent)
    (seen,) = reader.feed(frame)
    assert isinstance(seen, Seen)
    return seen


def shown(seen: Seen, values: NDArray[np.float32]) -> dict[str, float]:
    """Return the window's parts."""
    from PySide6.QtWidgets import QApplication

    from studio.core.look.filters import Filters
    from studio.ui.pages.inspect.modes.filters import FiltersMode
    from studio.ui.pages.inspect.modes.table import MODES
    from studio.ui.pages.inspect.picture_card import PictureCard
    from studio.ui.theme import Scheme, Theme
    from studio.ui.widgets.histogram import HistogramChart, HistogramSeries

    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    theme = Theme(app, Scheme.LIGHT)
    mode, card = FiltersMode(theme), PictureCard(theme, MODES)
    chart = HistogramChart(theme, "Weights", "Value")
    for widget in (card, chart):
        widget.resize(900, 700)
        widget.show()
    app.processEvents()

    def show() -> None:
        mode.show_seen(Filters("conv", 0, PAGE), seen)
        picture = mode.picture()
        assert picture is not None
        card.show_picture(picture)
        card.tiles.viewport().repaint()

    def pan() -> None:
        bar = card.tiles.verticalScrollBar()
        bar.setValue((bar.value() + 40) % max(bar.maximum(), 1))
        card.tiles.viewport().repaint()

    def zoom() -> None:
        card.tiles.zoom(1 if card.tiles.grid.shown[0] < 200 else -4)
        card.tiles.viewport().repaint()

    def draw_histogram() -> None:
        chart.set_series([HistogramSeries("kernel", values)])
        chart.repaint()

    found = {"shown": milliseconds(show), "histogram": milliseconds(draw_histogram)}
    card.tiles.zoom(3)
    return found | {"pan": milliseconds(pan, 20), "zoom": milliseconds(zoom, 20)}


def with_matplotlib(page: NDArray[np.float32]) -> float:
    """Return what a grid of axes takes, one a filter."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    def draw() -> None:
        figure, axes = plt.subplots(8, PAGE // 8, figsize=(12, 7))
        for axis, kernel in zip(axes.flat, np.moveaxis(page[:, :, 0], -1, 0), strict=False):
            axis.imshow(kernel, cmap="gray")
            axis.axis("off")
        figure.canvas.draw()
        plt.close(figure)

    return milliseconds(draw, 2)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=512)
    parser.add_argument("--filters", type=int, default=512)
    parser.add_argument("--answer", type=Path, help="for the benchmark itself")
    given = parser.parse_args()
    if given.answer is not None:
        answer(given.inputs, given.filters, given.answer)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "frame")
        sizes = ["--inputs", str(given.inputs), "--filters", str(given.filters)]
        command = [sys.executable, __file__, *sizes, "--answer", str(file)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        frame = file.read_bytes()
    asked, written = map(float, said.split()[-2:])
    travels = written + milliseconds(lambda: read(frame))
    seen = read(frame)
    kernel = np.random.default_rng(1).normal(size=(3, 3, given.inputs, given.filters))
    values = kernel.astype(np.float32).ravel()[:: max(1, kernel.size // 100_000)]
    parts = shown(seen, values)
    whole = asked + travels + parts["shown"]
    print(f"asked      {asked:.1f} ms")
    print(f"travels    {travels:.1f} ms")
    for name in ("shown", "histogram"):
        print(f"{name:10} {parts[name]:.1f} ms")
    print(f"whole      {whole:.1f} ms (wanted {WANTED_MS:.0f})")
    print(f"pan, zoom  {parts['pan']:.1f} ms, {parts['zoom']:.1f} ms (wanted {FRAME_MS:.0f})")
    if importlib.util.find_spec("matplotlib") is None:
        print("matplotlib is not here")
    else:
        took = with_matplotlib(kernel[..., :PAGE].astype(np.float32))
        print(f"matplotlib {took:.0f} ms for the same page, {took / whole:.0f} times as long")
    is_good = whole <= WANTED_MS and max(parts["pan"], parts["zoom"]) <= FRAME_MS
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
