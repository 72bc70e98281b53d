"""How long a map of images takes to move and to zoom: the time of one frame, with its painting.

python tests/benchmarks/bench_map.py [COUNT]
"""

import os
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from studio.ui.theme import Scheme, Theme
from studio.ui.widgets.point_map import Coloring, Group, MapPoints, MapView
from studio.ui.widgets.thumbnails import Picture

TARGET = 0.020
FRAMES = 30
CLASSES = 10


def load(path: str, side: int) -> npt.NDArray[np.uint8]:
    return np.full((side, side, 3), hash(path) % 255, np.uint8)


def points(count: int) -> MapPoints:
    """Classes as clouds of points around places of their own."""
    numbers = np.random.default_rng(1)
    labels = np.arange(count) % CLASSES
    places = numbers.normal(0, 12, (CLASSES, 2))[labels] + numbers.normal(0, 3, (count, 2))
    pictures = [Picture(f"/pictures/{at:06}.jpg", f"class {at % CLASSES}") for at in range(count)]
    groups = tuple(Group(f"class {number}") for number in range(CLASSES))
    return MapPoints(places, pictures, (Coloring("class", "Class", groups, labels),))


def frames(view: MapView, zoom: float) -> tuple[float, int]:
    """Return the mean seconds of a frame while the map is moved, and the thumbnails in it."""
    view.fit()
    view.zoom_at(zoom, QPointF(view.width() / 2, view.height() / 2))
    end = time.monotonic() + 20
    view.repaint()
    while not view.atlas.loader.is_idle() and time.monotonic() < end:
        QApplication.processEvents()
    for _ in range(20):
        QApplication.processEvents()
        time.sleep(0.01)
    start = time.perf_counter()
    for number in range(FRAMES):
        view.pan(3 if number % 2 else -3, 1)
        view.repaint()
    seconds = (time.perf_counter() - start) / FRAMES
    shown, _ = view.in_view()
    pictures = view.points.pictures
    return seconds, sum(view.atlas.has(pictures[number].path) for number in shown.tolist())


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    app = QApplication([])
    view = MapView(Theme(app, Scheme.LIGHT), "Map", load)
    view.resize(1200, 760)
    view.show()
    view.set_points(points(count))
    worst = 0.0
    for zoom in (1.0, 3.0, 10.0):
        seconds, pictures = frames(view, zoom)
        worst = max(worst, seconds)
        print(f"{count} points at {zoom:g}: {1000 * seconds:.1f} ms a frame, {pictures} pictures")
    view.hide()
    view.deleteLater()
    app.processEvents()
    return 0 if worst < TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
