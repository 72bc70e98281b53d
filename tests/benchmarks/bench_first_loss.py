"""How long until the first loss can be seen, and what the whole training takes.

    python tests/benchmarks/bench_first_loss.py                      400 and 4,000 photographs
    python tests/benchmarks/bench_first_loss.py --counts 400 --epochs 5

Photographs of 640 x 480 are cut and turned out of those that scikit-image ships. A frozen
MobileNetV2 at 224 px reads them, its head trains. Each case runs in a fresh process:

window   the folder was scanned, the engine is ready, the click comes
folder   a folder that was never seen, as `studio train` finds it: the scan is counted
again    the same training once more: everything is kept

Imports are not counted. Printed are the seconds to the first loss, to the end of the first epoch
and to the end, and the process's largest size in memory.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

NAMES = ("astronaut", "chelsea", "coffee", "rocket")
WIDTH, HEIGHT = 640, 480


def make_photographs(folder: Path, count: int) -> None:
    """Write `count` different crops of photographs as JPEGs, one class for each photograph."""
    from skimage import data

    photographs = [Image.fromarray(getattr(data, name)()) for name in NAMES]
    numbers = np.random.default_rng(1)
    grains = [numbers.normal(0, 6, (HEIGHT, WIDTH, 1)) for _ in range(8)]  # of a camera
    for index in range(count):
        place = index % len(NAMES)
        whole = photographs[place]
        width = int(whole.width * numbers.uniform(0.5, 0.9))
        height = min(width * HEIGHT // WIDTH, whole.height)
        left = int(numbers.integers(0, whole.width - width + 1))
        top = int(numbers.integers(0, whole.height - height + 1))
        crop = whole.crop((left, top, left + width, top + height)).resize((WIDTH, HEIGHT))
        grainy = np.asarray(crop) + grains[index % len(grains)]  # resizing smoothed its own away
        image = Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))
        image = ImageOps.mirror(image) if index % 2 else image
        target = folder / NAMES[place]
        target.mkdir(parents=True, exist_ok=True)
        image.save(target / f"{index:05d}.jpg", quality=90)


def measure(images: Path, runs: Path, epochs: int) -> dict[str, float]:
    """Train in this process, and return the seconds to each event."""
    from studio.engine.quiet_start import import_tensorflow_quietly

    import_tensorflow_quietly()
    from studio.core.recipes.recipe import Data, Model, Recipe, Stage
    from studio.core.wire.messages import AnyEvent, Metrics, RunEnded
    from studio.engine.control import Control
    from studio.engine.device import prove_device
    from studio.engine.job import Job
    from studio.engine.tasks import lifecycle

    prove_device()
    recipe = Recipe(
        name="Photographs",
        data=Data(folder=str(images), image_size=(224, 224), validation=0.2, test=0.1),
        model=Model(backbone="MobileNetV2"),
        stage=(Stage(name="Head", train=("head",), epochs=epochs),),
    )
    found: dict[str, float] = {}
    began = time.perf_counter()

    def note(event: AnyEvent) -> None:
        seconds = time.perf_counter() - began
        if isinstance(event, Metrics):
            found.setdefault("first loss", seconds)
            if any(row.split == "validation" for row in event.rows):
                found.setdefault("first epoch", seconds)
        if isinstance(event, RunEnded):
            found["end"] = seconds

    lifecycle.train(Job(1, note, Control()), recipe, runs, runs)
    found["MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def in_fresh_process(images: Path, place: Path, cache: Path, epochs: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--images", str(images), "--epochs", str(epochs)]
    done = subprocess.run(
        [*command, "--runs", str(place)],
        env=os.environ | {"STUDIO_CACHE": str(cache), "STUDIO_HOME": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(case: str, found: dict[str, float]) -> None:
    times = ", ".join(
        f"{name} {found[name]:.1f} s" for name in ("first loss", "first epoch", "end")
    )
    print(f"{case}: {times}; {found['MB']:.0f} MB", flush=True)


def compare(counts: list[int], epochs: int) -> None:
    from studio.core.dataset.scan import scan

    with tempfile.TemporaryDirectory() as home:
        for count in counts:
            images = Path(home, f"images{count}")
            make_photographs(images, count)
            seen, unseen = Path(home, f"seen{count}"), Path(home, f"unseen{count}")
            os.environ["STUDIO_CACHE"] = str(seen)
            scan(images)
            for case, cache in (("window", seen), ("folder", unseen), ("again", unseen)):
                place = Path(home, f"{case}{count}")
                show(f"{count} photographs, {case}", in_fresh_process(images, place, cache, epochs))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--counts", type=int, nargs="+", default=[400, 4000])
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--images", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.images:
        print(json.dumps(measure(chosen.images, chosen.runs, chosen.epochs)))
        return
    compare(chosen.counts, chosen.epochs)


if __name__ == "__main__":
    main()
