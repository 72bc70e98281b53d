"""How fast the window is there, and how long it ever keeps somebody waiting.

    python tests/benchmarks/bench_window.py start    time from process start to the first paint
    python tests/benchmarks/bench_window.py stalls   event-loop gaps while a real engine trains

Both run offscreen unless QT_QPA_PLATFORM says otherwise; each start is a fresh process.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTS = 7
TARGET_START = 1.2
TARGET_STALL = 0.050

_START = """
import sys, time
from studio.app import Studio, make_application
app = make_application(["studio"])
studio = Studio(app)
studio.window.first_painted.connect(app.quit)
studio.window.show()
app.exec()
seconds = time.time() - float(sys.argv[1])
assert "tensorflow" not in sys.modules and "keras" not in sys.modules
studio.client.close()
print(seconds)
"""

_STALLS = """
import json, sys, time
from PySide6.QtCore import QTimer, Qt
from studio.app import Studio, make_application
from studio.ui.threads.main_thread_gc import MainThreadCollector
app = make_application(["studio"])
collector = MainThreadCollector()
studio = Studio(app)
ticks = []
work = []
phase = []
timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
timer.setInterval(5)
def tick():
    ticks.append(time.perf_counter())
    work.append(time.thread_time())
    state = studio.run.state
    phase.append(state.phase.value if state.status.is_alive else "idle")
timer.timeout.connect(tick)
def train():
    # A robot would be here before the pages are ready, a person reads the first page.
    if not studio.warm_up.is_done:
        QTimer.singleShot(100, train)
        return
    timer.start()
    studio.window.show_page("train")
    studio.run.train(studio.project.recipe, studio.project.project)
def on_split():
    if studio.images.split is not None and studio.run.state.status.value == "idle":
        train()
studio.images.split_changed.connect(on_split)
def over(state):
    if state.status.value == "finished":
        QTimer.singleShot(500, app.quit)
    elif state.status.value in ("failed", "lost"):
        print(state.failure, state.details, file=sys.stderr)
        app.exit(1)
studio.run.state_changed.connect(over)
studio.window.show()
studio.new_project.create_from_sample("digits")
status = app.exec()
studio.close()
gaps = [b - a for a, b in zip(ticks, ticks[1:])]
own = [b - a for a, b in zip(work, work[1:])]
print(json.dumps({"gaps": gaps, "own": own, "phases": phase[1:]}))
sys.exit(status)
"""


def run(code: str, folder: str) -> str:
    environment = os.environ | {"STUDIO_HOME": f"{folder}/home", "STUDIO_CACHE": f"{folder}/cache"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", code, str(time.time())],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def measure_start() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        seconds = sorted(float(run(_START, folder)) for _ in range(STARTS))
    median = statistics.median(seconds)
    print(f"start to first paint: median {median:.2f} s, worst {seconds[-1]:.2f} s of {STARTS}")
    return median <= TARGET_START


def measure_stalls() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        found = json.loads(run(_STALLS, folder).splitlines()[-1])
    gaps = sorted(found["gaps"])
    print(f"{len(gaps)} ticks of 5 ms in {time.perf_counter() - began:.0f} s, gaps in ms:")
    for share in (0.5, 0.99, 0.999, 1.0):
        at = min(int(share * len(gaps)), len(gaps) - 1)
        print(f"  {share:7.1%} at most {gaps[at] * 1000:6.1f}")
    worst = sorted(zip(found["gaps"], found["phases"], strict=True), reverse=True)[:5]
    print("  worst:", ", ".join(f"{gap * 1000:.0f} ms ({phase})" for gap, phase in worst))
    own = sorted(found["own"])
    print("  the window's own work between two ticks, whatever else the computer does, in ms:")
    print(f"  99.0% at most {own[int(0.99 * len(own))] * 1000:.1f}, worst {own[-1] * 1000:.1f}")
    return bool(gaps[-1] <= TARGET_STALL)


if __name__ == "__main__":
    wanted = sys.argv[1] if len(sys.argv) > 1 else "start"
    good = measure_start() if wanted == "start" else measure_stalls()
    sys.exit(0 if good else 1)
