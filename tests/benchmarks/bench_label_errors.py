"""How many wrong labels are found that were planted: handwritten digits, LeNet-5.

    python tests/benchmarks/bench_label_errors.py [--wrong 90] [--epochs 12] [--seeds 3]

Some of the 1,797 digits are put into a folder of another class, training images too; the network
trains on 60 % of them. Of validation and test images:

planted    those that were put into another class
suspected  those that the evaluation suspects; how many of them are planted ones
clearest   planted ones among the twenty that it lists first
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import tempfile
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from studio.cli.main import main as studio
from studio.core.evaluation import kept
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.samples.write import write_sample

_LISTED = 20


def plant(folder: Path, count: int, seed: int) -> set[str]:
    """Move `count` images into the folder of another class; return their new relative paths."""
    numbers = random.Random(seed)
    classes = sorted(path.name for path in folder.iterdir())
    moved = set()
    for file in numbers.sample(sorted(folder.rglob("*.png")), count):
        other = numbers.choice([name for name in classes if name != file.parent.name])
        target = folder / other / f"wrong_{file.name}"
        moved.add(target.relative_to(folder).as_posix())
        file.rename(target)
    return moved


def main() -> None:
    """Train once for each seed and print what was found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--wrong", type=int, default=90)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seeds", type=int, default=3)
    given = parser.parse_args()
    for seed in range(given.seeds):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place, "digits")
            write_sample("digits", folder)
            moved = plant(folder, given.wrong, seed)
            recipe = Recipe(
                name="Wrong labels",
                seed=seed,
                data=Data(
                    folder=str(folder), image_size=(32, 32), color="gray", validation=0.2, test=0.2
                ),
                model=Model(backbone="LeNet-5", weights="random", pooling="flatten"),
                stage=(Stage(name="All", train=("all",), epochs=given.epochs, optimizer="adam"),),
            )
            recipes.write(recipe, Path(place, "recipe.toml"))
            said = io.StringIO()
            with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
                studio(["train", str(Path(place, "recipe.toml"))])
            found = kept.load(RunFolder(Path(said.getvalue().splitlines()[-1])))
            assert found is not None
            paths = [image.path for image in found.dataset.images]
            held_out = found.predictions.images[found.predictions.parts > 0].tolist()
            planted = {image for image in held_out if paths[image] in moved}
            suspected = [one.image for one in found.suspects]
            first = sum(image in planted for image in suspected[:_LISTED])
            print(
                f"seed {seed}: planted {len(planted)} of {len(held_out)}, suspected "
                f"{len(suspected)}, {len(planted & set(suspected))} of them planted; clearest "
                f"{_LISTED}: {first}"
            )


if __name__ == "__main__":
    main()
