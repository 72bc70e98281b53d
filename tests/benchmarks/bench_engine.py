"""How soon the engine is there, and how soon it answers.

    python tests/benchmarks/bench_engine.py

hello          process start to the first event
ready          process start to a proved device, TensorFlow imported
first event    a click on Train, on a ready engine, to the first event
events         a second while a fast and a slow network train
help           `studio --help`, from start to end of the process
import ui      importing the window's packages

Each figure is the median of fresh processes, in seconds unless it says otherwise.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.wire import messages
from studio.core.wire.codec import Encoder, FrameReader
from studio.core.wire.messages import AnyEvent

REPEATS = 5
MOST_FIRST_EVENT = 1.0


class Engine:
    """An engine's process and what it says."""

    def __init__(self, folder: Path) -> None:
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "studio.engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "STUDIO_CACHE": str(folder / "cache")},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._commands = self._process.stdin
        self._events = self._process.stdout.fileno()
        self._encoder = Encoder()
        self._reader: FrameReader[AnyEvent] = FrameReader(AnyEvent)
        self._heard: deque[AnyEvent] = deque()

    @property
    def pid(self) -> int:
        """Number of its process."""
        return self._process.pid

    def send(self, command: messages.AnyCommand) -> None:
        """Send a command."""
        self._commands.write(self._encoder.frame(command))
        self._commands.flush()

    def events(self) -> Iterator[AnyEvent]:
        """Yield what it says until it ends."""
        while self._heard or (chunk := os.read(self._events, 1 << 16)):
            if not self._heard:
                self._heard.extend(self._reader.feed(chunk))
            if self._heard:
                yield self._heard.popleft()

    def wait_for(self, *kinds: type) -> tuple[AnyEvent, float]:
        """Return the next event of some kind, and when it came."""
        for event in self.events():
            if isinstance(event, kinds):
                return event, time.perf_counter()
        raise RuntimeError(f"The engine stopped unexpect{kinds}.")

    def close(self) -> None:
        """Ask it to end and wait for that."""
        self._commands.close()
        self._process.wait(30)


def start_of_engine(folder: Path) -> tuple[float, float, float]:
    """Return seconds to Hello and to Ready, and from a Train command to the first event."""
    engine = Engine(folder)
    _, hello = engine.wait_for(messages.Hello)
    _, ready = engine.wait_for(messages.Ready)
    sent = time.perf_counter()
    engine.send(train(folder, "LeNet-5", 1))
    _, first = engine.wait_for(messages.Progress)
    engine.wait_for(messages.RunEnded, messages.Failed)
    engine.close()
    return hello - engine.began, ready - engine.began, first - sent


def events_a_second(folder: Path, backbone: str, epochs: int) -> float:
    """Return how many events with figures come a second while batches are trained."""
    engine = Engine(folder)
    engine.wait_for(messages.Ready)
    engine.send(train(folder, backbone, epochs))
    came = []
    for event in engine.events():
        if isinstance(event, messages.Metrics) and not any(row.is_epoch for row in event.rows):
            came.append(time.perf_counter())
        if isinstance(event, messages.RunEnded | messages.Failed):
            break
    engine.close()
    return 1.0 / statistics.median(np.diff(came))


def train(folder: Path, backbone: str, epochs: int) -> messages.Train:
    """Return the command that trains all of a network on the pictures in `folder`."""
    recipe = Recipe(
        name="bench",
        data=Data(folder=str(folder / "images"), image_size=(64, 64), test=0.0),
        model=Model(backbone=backbone),
        stage=(Stage(train=("all",), epochs=epochs),),
    )
    return messages.Train(recipe, str(folder), str(folder / "runs"), request=1)


def make_images(folder: Path, count: int = 1200) -> None:
    """Write small pictures of two classes."""
    generator = np.random.default_rng(1)
    for index in range(count):
        place = folder / f"class_{index % 2}"
        place.mkdir(parents=True, exist_ok=True)
        pixels = generator.integers(0, 256, (64, 64, 3), np.uint8)
        Image.fromarray(pixels).save(place / f"{index:04d}.png")


def seconds_of(*arguments: str) -> float:
    """Return how long a Python process takes."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def median_of(measure: Callable[[], float]) -> float:
    """Return the median over some fresh processes."""
    return statistics.median(measure() for _ in range(REPEATS))


def main() -> None:
    """Print every figure."""
    print(f"load {os.getloadavg()[0]:.2f}")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make_images(folder / "images")
        starts = [start_of_engine(folder) for _ in range(REPEATS)]
        hello, ready, first = (statistics.median(column) for column in zip(*starts, strict=True))
        print(f"hello {hello:.2f}  ready {ready:.2f}")
        print(f"first event {first:.3f} (at most {MOST_FIRST_EVENT})", flush=True)
        fast = events_a_second(folder, "LeNet-5", 20)
        slow = events_a_second(folder, "MobileNetV2", 1)
        print(f"events a second: LeNet-5 {fast:.1f}, MobileNetV2 {slow:.1f}", flush=True)
    print(f"help {median_of(lambda: seconds_of('-m', 'studio', '--help')):.2f}")
    ui = "import studio.app, sys; assert 'tensorflow' not in sys.modules"
    print(f"import ui {median_of(lambda: seconds_of('-c', ui)):.2f}")


if __name__ == "__main__":
    main()
