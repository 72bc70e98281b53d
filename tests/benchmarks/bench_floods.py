"""How long the window is held up by an engine that says far too much.

python tests/benchmarks/bench_floods.py

Each line is the longest time in milliseconds that a timer of 1 ms had to wait; exit status 1 where
it is above 100.
"""

import os
import sys
import time
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from studio.ui.engine.engine_client import EngineClient

ENGINE = Path(__file__).parent.parent / "faults" / "polite_engine.py"
SECONDS = 3.0
MOST = 100.0


def longest_wait(behaviour: str) -> float:
    client = EngineClient((sys.executable, str(ENGINE), behaviour))
    ticks: list[float] = []
    timer, loop = QTimer(), QEventLoop()
    timer.timeout.connect(lambda: ticks.append(1000 * time.perf_counter()))
    client.start()
    timer.start(1)
    QTimer.singleShot(round(1000 * SECONDS), loop.quit)
    loop.exec()
    timer.stop()
    client.close()
    return max(later - earlier for earlier, later in pairwise(ticks))


def main() -> int:
    app = QApplication([])
    app.processEvents()
    found = {name: longest_wait(name) for name in ("floods", "floods_stderr")}
    for name, wait in found.items():
        print(f"{name:16}{wait:8.1f} ms (at most {MOST:.0f})")
    return int(max(found.values()) > MOST)


if __name__ == "__main__":
    sys.exit(main())
