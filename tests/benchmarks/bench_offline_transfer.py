"""What pretraining is worth without internet: EfficientNet-Lite0 frozen, ImageNet against random.

    python tests/benchmarks/bench_offline_transfer.py [--seeds 3] [--images 10]

Only the head trains, on ten images of each class, by the same recipe on both sides; the figure is
the accuracy on images that training never saw. Four data sets that need no download:

photographs  crops of the photographs that scikit-image ships; training crops come from the left
             half of each photograph, test crops from its right half
textures     its brick, grass and gravel, cut in the same way
shapes       our sample, drawn from a seed
digits       our sample, scikit-learn's handwritten digits, enlarged
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from studio.cli.main import main as studio
from studio.core.metrics import report
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.samples.write import write_sample

SIZE, TEST_IMAGES, EPOCHS = 96, 40, 40
PHOTOGRAPHS = (
    "astronaut",
    "chelsea",
    "coffee",
    "rocket",
    "stereo_motorcycle",
    "hubble_deep_field",
    "retina",
    "immunohistochemistry",
    "coins",
    "moon",
)
TEXTURES = ("brick", "grass", "gravel")


def write_crops(names: tuple[str, ...], folder: Path, images: int, seed: int) -> None:
    """Write `images` training crops and TEST_IMAGES test crops of each photograph."""
    from skimage import data

    draw = np.random.default_rng(seed)
    for name in names:
        pixels = getattr(data, name)()
        pixels = pixels[0] if isinstance(pixels, tuple) else pixels
        photo = Image.fromarray(pixels).convert("RGB")
        middle = photo.width // 2
        for part, count, left, right in (
            ("train", images, 0, middle),
            ("test", TEST_IMAGES, middle, photo.width),
        ):
            place = folder / part / name
            place.mkdir(parents=True)
            for number in range(count):
                side = int(draw.uniform(0.35, 0.8) * min(right - left, photo.height))
                x = int(draw.integers(left, right - side + 1))
                y = int(draw.integers(0, photo.height - side + 1))
                crop = photo.crop((x, y, x + side, y + side))
                crop.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(place / f"{number}.png")


def write_part_of_sample(name: str, folder: Path, images: int, seed: int) -> None:
    """Write a sample, `images` of each class for training and TEST_IMAGES for the test."""
    whole = folder.with_name(f"{folder.name}-whole")
    write_sample(name, whole, seed=seed, count=images + TEST_IMAGES)
    draw = np.random.default_rng(seed)
    for source in sorted(path for path in whole.iterdir() if path.is_dir()):
        files = draw.permutation(np.array(sorted(source.iterdir())))
        for part, chosen in (("train", files[:images]), ("test", files[images:])):
            place = folder / part / source.name
            place.mkdir(parents=True)
            for file in chosen:
                file.rename(place / file.name)


def accuracy(data: Path, weights: str, seed: int, work: Path) -> float:
    """Train the head by `studio train`; return the accuracy on the test images."""
    recipe = Recipe(
        name=f"{data.name} {weights}",
        seed=seed,
        data=Data(folder=str(data), image_size=(SIZE, SIZE), validation=0.0, batch_size=16),
        model=Model(backbone="EfficientNetLite0", weights=weights),
        stage=(Stage(name="Head", train=("head",), epochs=EPOCHS, learning_rate=3e-3),),
    )
    file = work / "recipe.toml"
    file.write_text(recipes.dump(recipe), encoding="utf-8")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        status = studio(["train", str(file), "--runs", str(work / "runs")])
    assert status == 0
    run = Path(said.getvalue().strip().splitlines()[-1])
    accuracy = report.read(run).classified.accuracy.test
    assert accuracy is not None
    return accuracy


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--images", type=int, default=10)
    arguments = parser.parse_args()
    makers: dict[str, Callable[[Path, int], None]] = {
        "photographs": lambda to, seed: write_crops(PHOTOGRAPHS, to, arguments.images, seed),
        "textures": lambda to, seed: write_crops(TEXTURES, to, arguments.images, seed),
        "shapes": lambda to, seed: write_part_of_sample("shapes", to, arguments.images, seed),
        "digits": lambda to, seed: write_part_of_sample("digits", to, arguments.images, seed),
    }
    print(f"{'data':<12} {'classes':>7}  {'ImageNet':<22} random")
    for name, make in makers.items():
        found: dict[str, list[float]] = {"imagenet": [], "random": []}
        for seed in range(arguments.seeds):
            with tempfile.TemporaryDirectory() as folder:
                data = Path(folder) / name
                make(data, seed)
                classes = len(list((data / "train").iterdir()))
                for weights, figures in found.items():
                    figures.append(accuracy(data, weights, seed, Path(folder)))
        columns = [
            f"{np.mean(figures):.1%} ({min(figures):.1%} to {max(figures):.1%})"
            for figures in found.values()
        ]
        print(f"{name:<12} {classes:>7}  {columns[0]:<22} {columns[1]}", flush=True)


if __name__ == "__main__":
    main()
