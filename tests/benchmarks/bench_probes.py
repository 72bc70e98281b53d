"""What pinned images and kept epochs cost a training: seconds with them and without, and the share.

    python tests/benchmarks/bench_probes.py [--images N] [--epochs N] [--repeats N]

LeNet-5 at 32 pixels, the built-in digits; ten pinned images answered after each epoch, ten epochs
kept. Each case is trained in turn, the fastest of its repeats counts.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from studio.core.projects.pinned_images import pin
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.runs.probes import read_probes
from studio.core.samples.write import write_sample
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.tasks import lifecycle


def recipe_of(images: Path, epochs: int, keep: int) -> Recipe:
    """Return the training that is measured."""
    return Recipe(
        name="bench",
        keep_checkpoints=keep,
        data=Data(folder=str(images), image_size=(32, 32), color="gray"),
        model=Model(backbone="LeNet-5", pooling="flatten", dense=(84,)),
        stage=(Stage(epochs=epochs),),
    )


def seconds(recipe: Recipe, project: Path, runs: Path) -> tuple[float, int]:
    """Return how long the epochs took, and after how many the pinned images were answered."""
    run = lifecycle.train(Job(1, lambda _event: None, Control()), recipe, project, runs)
    last = run.metrics_file.read_text().splitlines()[-1]
    found = read_probes(run.path)
    return float(last.rpartition(",")[2]), len(found.epochs) if found is not None else 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=10, help="pinned (default: 10)")
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        images, bare, pinned = (Path(folder, name) for name in ("digits", "bare", "pinned"))
        write_sample("digits", images)
        for project in (bare, pinned):
            project.mkdir()
        for file in sorted(images.rglob("*.png"))[:: 1797 // given.images][: given.images]:
            pin(pinned, file)
        cases = {
            "neither": (bare, 0),
            "ten epochs kept": (bare, 10),
            "ten epochs kept, images pinned": (pinned, 10),
        }
        best = dict.fromkeys(cases, float("inf"))
        answered = 0
        for repeat in range(given.repeats):
            for name, (project, keep) in cases.items():
                recipe = recipe_of(images, given.epochs, keep)
                took, answered = seconds(recipe, project, Path(folder, f"{repeat} {name}"))
                best[name] = min(best[name], took)
        for name, took in best.items():
            print(f"{name:32}{took:8.2f} s {took / best['neither'] - 1:+8.1%}")
        print(f"answered after {answered} of {given.epochs} epochs")


if __name__ == "__main__":
    main()
