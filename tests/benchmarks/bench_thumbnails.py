"""How long until the first of 100,000 thumbnails is on the screen, and how long a jump takes.

python tests/benchmarks/bench_thumbnails.py [COUNT]
"""

import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from studio.ui.theme import Scheme, Theme
from studio.ui.widgets.thumbnails import Picture, ThumbnailGrid

TARGET = 0.100


def load(path: str, side: int) -> npt.NDArray[np.uint8]:
    """Take about as long as decoding a photo does."""
    time.sleep(0.004)
    return np.full((side, side, 3), hash(path) % 255, np.uint8)


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    app = QApplication([])
    theme = Theme(app, Scheme.LIGHT)
    pictures = [Picture(f"/pictures/{at:06}.jpg", f"class {at % 10}") for at in range(count)]
    grid = ThumbnailGrid(theme, load, "Pictures")
    grid.resize(1280, 800)
    grid.show()
    app.processEvents()

    start = time.perf_counter()
    grid.set_pictures(pictures)
    grid.view.viewport().repaint()
    first = time.perf_counter() - start

    start = time.perf_counter()
    bar = grid.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    grid.view.viewport().repaint()
    jump = time.perf_counter() - start

    start = time.perf_counter()
    grid.set_class("class 3")
    grid.view.viewport().repaint()
    filtered = time.perf_counter() - start

    ticks, worst, timer = 0, 0.0, QElapsedTimer()
    timer.start()
    while timer.elapsed() < 1500:  # scroll while thumbnails come in
        tick = time.perf_counter()
        bar.setValue((bar.value() + 40) % max(1, bar.maximum()))
        app.processEvents()
        worst = max(worst, time.perf_counter() - tick)
        ticks += 1
    print(f"{count} pictures, first show   {first * 1e3:7.1f} ms (target {TARGET * 1e3:.0f})")
    print(f"jump to the middle           {jump * 1e3:7.1f} ms")
    print(f"filter by class              {filtered * 1e3:7.1f} ms")
    print(f"scrolling: worst tick of {ticks:4} {worst * 1e3:7.1f} ms")
    grid.loader.close()
    return 0 if first < TARGET else 1


if __name__ == "__main__":
    raise SystemExit(main())
