"""The course's table on our sample: scratch, augmented, feature extraction, fine-tuning; curves.

    nice python tests/benchmarks/course_table.py FOLDER [--seeds 3] [--size 96] [--curves] [--quick]

The course trained on 2,000 photographs of cats and dogs: 70 % from scratch, 82 % with augmentation,
92 % with a frozen base, 96 % fine-tuned. Here the sample "creatures" (2,000 images, two classes)
takes their place and EfficientNet-Lite0 that of VGG16. All variants see the same images at the same
size, split by the same seeds. Then learning curves: 5, 10, 25, 100 training images a class, judged
on the same test images, pretrained against scratch.

FOLDER keeps images and runs: what is trained already is not trained again.
"""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from msgspec.structs import replace

from studio.cli.main import main as studio
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
from studio.core.samples.write import write_sample

COUNTS = (5, 10, 25, 100)
"""Training images of each class of the learning curves."""

CURVE_EPOCHS = 40
"""Of the learning curves: few images make short epochs."""

HELD_BACK = 400
"""Test images of the learning curves, of each class."""

LITE = Model(backbone="EfficientNetLite0", weights="imagenet", dropout=0.2)
SCRATCH = Model(
    backbone="Small CNN",
    blocks=(16, 32, 64, 64),
    pooling="flatten",
    dense=(512,),
    dropout=0.5,
    initializer="he_normal",
)
CHANGES = Augment(flip="horizontal", rotation=0.05, zoom=0.2, translation=0.1)
LAST_BLOCK = ("head", "block7a_*conv", "top_conv")


def table(data: Data, epochs: int) -> list[Recipe]:
    """Return the four rows of the course's table."""
    head = Stage(name="Head", train=("head",), epochs=epochs, learning_rate=1e-3)
    fine = Stage(
        name="Last block",
        train=LAST_BLOCK,
        epochs=epochs // 2,
        optimizer="rmsprop",
        learning_rate=1e-4,
    )
    alone = Stage(name="Training", epochs=epochs, learning_rate=1e-3)
    return [
        Recipe(name="From scratch", data=data, model=SCRATCH, stage=(alone,)),
        Recipe(
            name="From scratch, augmented",
            data=data,
            augment=CHANGES,
            model=SCRATCH,
            stage=(replace(alone, epochs=2 * epochs),),
        ),
        Recipe(name="Feature extraction", data=data, model=LITE, stage=(head,)),
        Recipe(
            name="Fine-tuning",
            data=data,
            model=LITE,
            stage=(replace(head, epochs=epochs // 2), fine),
        ),
    ]


def compare(recipes_: list[Recipe], folder: Path, runs: Path, seeds: int) -> None:
    """Have `studio compare` train them and print its table."""
    files = []
    for at, recipe in enumerate(recipes_):
        file = folder / f"{runs.name}-{at}.toml"
        recipes.write(replace(recipe, keep_checkpoints=0), file)
        files.append(str(file))
    began = time.perf_counter()
    studio(["compare", *files, "--repeats", str(seeds), "--runs", str(runs)])
    print(f"({time.perf_counter() - began:.0f} s)\n", flush=True)


def few(folder: Path, count: int, size: int) -> Data:
    """Return a folder of `count` training images a class beside the same test images."""
    whole, place = folder / "few", folder / f"few-{count}"
    if not whole.is_dir():
        write_sample("creatures", whole, seed=1, count=max(COUNTS) + HELD_BACK)
    for source in sorted(whole.iterdir()):
        files = sorted(source.iterdir())
        for part, chosen in (("train", files[:count]), ("test", files[max(COUNTS) :])):
            target = place / part / source.name
            target.mkdir(parents=True, exist_ok=True)
            for file in chosen:
                if not (target / file.name).exists():
                    os.link(file, target / file.name)
    return Data(
        folder=str(place), image_size=(size, size), validation=0.0, batch_size=min(32, 2 * count)
    )


def main() -> None:
    """Print the table, then the curves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--size", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--curves", action="store_true", help="the learning curves alone")
    parser.add_argument("--quick", action="store_true", help="a try of the script itself")
    options = parser.parse_args()
    folder = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    data = folder / "creatures"
    if not data.is_dir():
        write_sample("creatures", data, count=30 if options.quick else None)
    sized = Data(
        folder=str(data), image_size=(options.size, options.size), validation=0.2, test=0.2
    )
    epochs = 2 if options.quick else options.epochs
    if not options.curves:
        compare(table(sized, epochs), folder, folder / "table", options.seeds)
    for count in COUNTS[:1] if options.quick else COUNTS:
        own = few(folder, count, options.size)
        scratch, _, frozen, _ = table(own, 2 if options.quick else CURVE_EPOCHS)
        print(f"{count} training images a class")
        rows = [replace(scratch, augment=CHANGES), frozen]
        compare(rows, folder, folder / f"curve-{count}", options.seeds)


if __name__ == "__main__":
    main()
