"""How much memory an engine keeps that trains again and again.

    python tests/benchmarks/bench_engine_memory.py [--backbone MobileNetV2] [--runs 5]

Prints the resident memory of one engine's process, in MB: ready, then after each training of the
same recipe. On a CPU the window keeps its engine after a training, so what a training leaves behind
adds up; the first leaves most, because TensorFlow's own pools are filled by it.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import psutil
from bench_engine import Engine, make_images, train

from studio.core.wire import messages

SETTLING_SECONDS = 1.0


def megabytes(pid: int) -> float:
    """Return the resident memory of a process."""
    return float(psutil.Process(pid).memory_info().rss) / 1e6


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--backbone", default="MobileNetV2")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_images(folder / "images", 200)
        engine = Engine(folder)
        engine.wait_for(messages.Ready)
        print(f"ready            {megabytes(engine.pid):7.0f} MB")
        for index in range(given.runs):
            began = time.perf_counter()
            engine.send(train(folder, given.backbone, 1))
            ended, when = engine.wait_for(messages.RunEnded, messages.Failed)
            assert isinstance(ended, messages.RunEnded), ended
            time.sleep(SETTLING_SECONDS)
            memory = megabytes(engine.pid)
            print(f"training {index + 1:2}      {memory:7.0f} MB   {when - began:5.1f} s")
        engine.close()


if __name__ == "__main__":
    main()
