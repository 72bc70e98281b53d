"""How many drawings or camera frames a second an engine answers, each a new file.

    python tests/benchmarks/bench_live_input.py [--frames 40]

One engine's own process; of each frame Grad-CAM and the prediction are asked, the next frame when
both are there, as the Inspect page does. The first ten frames, which trace, are not counted.

LeNet-5             32 pixels, trained on noise for an epoch; wanted: 15 a second
EfficientNet-Lite0  224 pixels, ImageNet weights; wanted: 4 a second
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import numpy as np
from bench_engine import Engine
from PIL import Image

from studio.core.look.grad_cam import GradCam
from studio.core.look.prediction import Prediction
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.wire import messages
from studio.core.wire.messages import Failed, Look, RunEnded, Seen

SKIPPED = 10


def make_images(folder: Path) -> None:
    """Write 40 images of noise in two classes."""
    numbers = np.random.default_rng(1)
    for name in ("dark", "light"):
        (folder / name).mkdir(parents=True)
        for index in range(20):
            pixels = numbers.integers(0, 256, (32, 32, 3), np.uint8)
            Image.fromarray(pixels).save(folder / name / f"{index}.png")


def frames_a_second(engine: Engine, of: str, side: int, count: int, folder: Path) -> float:
    """Return how many frames of noise were answered a second."""
    numbers = np.random.default_rng(2)
    request, began = 100 * side, 0.0
    for index in range(SKIPPED + count):
        if index == SKIPPED:
            began = time.perf_counter()
        file = folder / f"frame-{side}-{index}.bmp"
        pixels = numbers.integers(0, 256, (side, side, 3), np.uint8)
        Image.fromarray(pixels).save(file)
        for view in (GradCam(image=str(file)), Prediction(str(file))):
            request += 1
            engine.send(Look(of, "best", view, request=request))
            seen, _ = engine.wait_for(Seen, Failed)
            assert isinstance(seen, Seen), seen
    return count / (time.perf_counter() - began)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--frames", type=int, default=40)
    frames = parser.parse_args().frames
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_images(folder / "images")
        recipe = Recipe(
            name="Noise",
            data=Data(folder=str(folder / "images"), image_size=(32, 32)),
            model=Model(backbone="LeNet-5", pooling="flatten", dense=()),
            stage=(Stage(epochs=1),),
        )
        engine = Engine(folder)
        engine.send(messages.Train(recipe, str(folder), str(folder / "runs"), request=1))
        ended, _ = engine.wait_for(RunEnded, Failed)
        assert isinstance(ended, RunEnded), ended
        small = frames_a_second(engine, ended.run, 32, frames, folder)
        large = frames_a_second(engine, "EfficientNetLite0", 224, frames, folder)
        engine.close()
    print(f"LeNet-5             {small:5.1f} a second (wanted 15)")
    print(f"EfficientNet-Lite0  {large:5.1f} a second (wanted 4)")
    return 0 if small >= 15 and large >= 4 else 1


if __name__ == "__main__":
    raise SystemExit(main())
