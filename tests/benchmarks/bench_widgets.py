"""What a person waits for in the window where there is much of something.

python tests/benchmarks/bench_widgets.py

Each line is the least of five times in milliseconds, and what it may be: exit status 1 where one is
above that.
"""

import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from studio.core.metrics.smoothing import DebiasedAverage
from studio.ui.theme import Scheme, Theme
from studio.ui.widgets.chart.decimation import visible_part
from studio.ui.widgets.chip_group import ChipGroup
from studio.ui.widgets.class_bars import ClassBars, ClassCount
from studio.ui.widgets.tile_view import TileView
from studio.ui.widgets.wall import WallView

MANY = 1000
SAMPLES, EPOCHS = 64, 200
TILES = 10_000
VALUES = 1_000_000


def least(action: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        action()
        taken.append(1000 * (time.perf_counter() - begin))
    return min(taken)


def a_wall(theme: Theme) -> WallView:
    """Return a wall as large as a screen, all its pictures at hand."""
    wall = WallView(theme, "Wall")
    wall.resize(1600, 800)
    wall.set_wall([str(row) for row in range(SAMPLES)], range(1, EPOCHS + 1), 28, 28)
    random = np.random.default_rng(0)
    for epoch in range(1, EPOCHS + 1):
        wall.set_column(epoch, random.integers(0, 255, (SAMPLES, 28, 28, 1), dtype=np.uint8))
    wall.show()
    return wall


def tiles_of(theme: Theme) -> TileView:
    """Return 10,000 pictures of 32 pixels as tiles."""
    tiles = TileView(theme, "Tiles")
    tiles.resize(1200, 800)
    random = np.random.default_rng(0)
    tiles.set_tiles(random.integers(0, 255, (TILES, 32, 32, 3), dtype=np.uint8))
    tiles.show()
    return tiles


def main() -> int:
    app = QApplication([])
    theme = Theme(app, Scheme.LIGHT)
    schemes = iter([Scheme.DARK, Scheme.LIGHT] * 10)
    bars, chips = ClassBars(theme, "Classes"), ChipGroup(theme, "Classes")
    for widget, height in ((bars, 500), (chips, 30)):
        widget.resize(400, height)
        widget.show()
    counts = [ClassCount(f"class {at}", at) for at in range(MANY)]
    x, y = np.arange(float(VALUES)), np.random.default_rng(0).normal(size=VALUES)
    average = DebiasedAverage(0.9)
    average.extend(y)

    wall = a_wall(theme)
    places = iter(range(0, 10**9, 40))

    def scroll_wall() -> None:
        bar = wall.horizontalScrollBar()
        bar.setValue(next(places) % max(bar.maximum(), 1))
        wall.viewport().repaint()

    tiles = tiles_of(theme)

    def scroll_tiles() -> None:
        bar = tiles.verticalScrollBar()
        bar.setValue(next(places) % max(bar.maximum(), 1))
        tiles.viewport().repaint()

    def zoom_wall() -> None:
        wall.zoom(-20)
        wall.viewport().repaint()

    def show_classes() -> None:
        bars.set_classes(counts)
        bars.viewport().repaint()

    def add_values() -> None:
        for _ in range(100):
            average.extend([1.0])

    cases: tuple[tuple[str, Callable[[], object], float], ...] = (
        ("light to dark", lambda: theme.set_scheme(next(schemes)), 250),
        (f"{MANY} classes as bars", show_classes, 200),
        (f"{MANY} chips", lambda: chips.set_choices([(c.name, c.name) for c in counts]), 200),
        (f"{VALUES:,} values smoothed", lambda: DebiasedAverage(0.9).extend(y), 200),
        ("100 values more", add_values, 100),
        (f"{VALUES:,} points thinned", lambda: visible_part(x, y, 0, VALUES, 1000), 20),
        (f"{SAMPLES * EPOCHS:,} samples scrolled", scroll_wall, 33),
        ("the smallest samples drawn", zoom_wall, 50),
        (f"{TILES:,} tiles scrolled", scroll_tiles, 33),
    )
    app.processEvents()  # nothing is drawn before it is on the screen
    is_slow = False
    for name, action, most in cases:
        took = least(action)
        is_slow |= took > most
        print(f"{name:28}{took:8.1f} ms (at most {most:.0f})")
    return int(is_slow)


if __name__ == "__main__":
    sys.exit(main())
