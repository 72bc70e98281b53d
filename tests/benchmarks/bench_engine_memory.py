"""How much memory an engine keeps that trains again and again.

    python tests/benchmarks/bench_engine_memory.py [--backbone MobileNetV2] [--runs 5] [--looks 12]

Prints the resident memory of one engine's process, in MB: ready, then after each training of the
same recipe. On a CPU the window keeps its engine after a training, so what a training leaves behind
adds up; the first leaves most, because TensorFlow's own pools are filled by it.

Each training is asked as many questions as are wanted, so many that their passes are traced, and
its run some more when it has ended. The networks of the last four runs stay open for the next
question; so with questions memory grows over the first four runs, then no more.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import psutil
from bench_engine import Engine, make_images, train

from studio.core.look.grad_cam import GradCam
from studio.core.look.gradients import Gradients
from studio.core.look.table import AnyView
from studio.core.wire import messages
from studio.core.wire.messages import Look

SETTLING_SECONDS = 1.0


def megabytes(pid: int) -> float:
    """Return the resident memory of a process."""
    return float(psutil.Process(pid).memory_info().rss) / 1e6


def question(number: int, image: str) -> AnyView:
    """Return one of two questions that go there and back, in turn."""
    return GradCam(image=image) if number % 2 else Gradients(image=image)


def trained(engine: Engine, image: str, looks: int) -> tuple[messages.RunEnded, float]:
    """Ask a training so many questions, one after the other; return how it ended, and when."""
    if looks:
        engine.wait_for(messages.Metrics)
    for number in range(looks):
        engine.send(Look("", "last", question(number, image), request=number + 2))
        event, when = engine.wait_for(messages.Seen, messages.Failed, messages.RunEnded)
        if isinstance(event, messages.RunEnded):
            return event, when
    event, when = engine.wait_for(messages.RunEnded, messages.Failed)
    assert isinstance(event, messages.RunEnded), event
    return event, when


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--backbone", default="MobileNetV2")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--looks", type=int, default=12, help="0: no questions (default: 12)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_images(folder / "images", 200)
        image = str(folder / "images" / "class_0" / "0000.png")
        engine = Engine(folder)
        engine.wait_for(messages.Ready)
        print(f"ready            {megabytes(engine.pid):7.0f} MB")
        for index in range(given.runs):
            began = time.perf_counter()
            engine.send(train(folder, given.backbone, 1))
            ended, when = trained(engine, image, given.looks)
            for number in range(given.looks // 2):
                engine.send(Look(ended.run, "best", question(number, image), request=50 + number))
                engine.wait_for(messages.Seen, messages.Failed)
            time.sleep(SETTLING_SECONDS)
            memory = megabytes(engine.pid)
            print(f"training {index + 1:2}      {memory:7.0f} MB   {when - began:5.1f} s")
        engine.close()


if __name__ == "__main__":
    main()
