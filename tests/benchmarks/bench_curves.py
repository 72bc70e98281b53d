"""Times of a plot with a million recorded values: python tests/benchmarks/bench_curves.py.

Each line is the median in milliseconds, painting included where the screen changes.
"""

import os
import statistics
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from studio.core.metrics import MetricRow, MetricSeries
from studio.core.tasks.table import LOSS
from studio.ui.widgets.curves import CurvePlot

COUNT = 1_000_000
IN_EPOCH = 5_000


def long_run() -> MetricSeries:
    rng, rows = np.random.default_rng(0), np.arange(COUNT)
    loss = np.abs(0.3 + 2 * np.exp(-rows / 150_000) + rng.normal(0, 0.1, COUNT))
    series = MetricSeries()
    series.announce(1, IN_EPOCH)
    series.extend_columns(
        stage=np.ones(COUNT, np.int64),
        epoch=rows // IN_EPOCH + 1,
        batch=rows % IN_EPOCH + 1,
        is_validation=np.zeros(COUNT, bool),
        values={"loss": loss, "accuracy": loss, "learning_rate": loss, "seconds": loss},
    )
    return series


def median(action: Callable[[], object], times: int = 15) -> float:
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken)


def main() -> None:
    app = QApplication([])
    plot = CurvePlot(LOSS)
    plot.resize(1000, 320)
    plot.show()
    series = long_run()
    sign = iter(range(10_000))

    def shown() -> None:
        plot.flush()
        plot.grab()

    def shown_with(act: Callable[[], object]) -> Callable[[], None]:
        def both() -> None:
            act()
            shown()

        return both

    def computed_with(act: Callable[[], object]) -> Callable[[], None]:
        def both() -> None:
            act()
            plot.flush()

        return both

    def pan() -> None:
        plot.pan(0.02 if next(sign) % 2 else -0.02)

    def append() -> None:
        index = next(sign)
        series.append(
            MetricRow(
                1,
                COUNT // IN_EPOCH + 1,
                index + 1,
                "train",
                {"loss": 0.3, "accuracy": 0.9},
                1e-3,
                1.0,
            )
        )
        plot.refresh()

    def smooth() -> None:
        plot.set_smoothing(0.9 if next(sign) % 2 else 0.99)

    app.processEvents()
    print(f"{COUNT:,} values                computed   painted too")
    line = "{:15}{:19.1f}{:13.1f}"

    def again() -> None:
        plot.set_series(series)

    print(line.format("set", median(computed_with(again), 5), median(shown_with(again), 5)))
    for name, act in (("append", append), ("smoothing", smooth)):
        print(line.format(name, median(computed_with(act)), median(shown_with(act))))
    plot.zoom(0.5)
    plot.flush()
    zoom_in = iter([0.8, 1.25] * 1000)
    for name, act in (("pan", pan), ("zoom", lambda: plot.zoom(next(zoom_in)))):
        print(line.format(name, median(computed_with(act)), median(shown_with(act))))
    print(f"paint alone    {'':19}{median(plot.grab):13.1f}")


if __name__ == "__main__":
    main()
