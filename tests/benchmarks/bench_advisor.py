"""What the advisor proposes, beside what each of the four ways reaches when it is trained out.

    python tests/benchmarks/bench_advisor.py [--seeds 1] [--epochs 10] [--classes 0] [--only NAME]

EfficientNet-Lite0 with its ImageNet weights at 64 pixels. Each data set comes small (10 training
images of a class) and large (100); validation has half as many images, at least 5 and at most 30 of
a class, the test 40 that nothing else has seen. The features are tried by `studio advise`, then all
four ways are trained by the recipes that the advisor fills in, stages of an optimizer for at most
`--epochs`.

photographs  crops of ten photographs that scikit-image ships; training crops come from the left
             half of each, test crops from the right. Some of the photographs are also those that
             distance is measured from.
textures     its brick, grass and gravel, cut in the same way
shapes       our sample, drawn from a seed
digits       our sample, scikit-learn's handwritten digits, enlarged
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from bench_offline_transfer import (
    PHOTOGRAPHS,
    TEXTURES,
    write_crops,
    write_part_of_sample,
)
from msgspec.structs import replace

from studio.cli.main import main as studio
from studio.core.metrics import report
from studio.core.metrics.feature_test import LINEAR, FeatureTest
from studio.core.plan.transfer import Proposal, distance_of, propose
from studio.core.plan.transfer_ways import Way, with_way
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Data, Model, Recipe
from studio.core.samples.table import SAMPLES

SIZE = 64
SMALL, LARGE = 10, 100

Make = Callable[[Path, int, int], None]
"""Writes a folder with `train` and `test`: folder, training images of a class, seed."""

MAKERS: dict[str, Make] = {
    "photographs": lambda to, count, seed: write_crops(PHOTOGRAPHS, to, count, seed),
    "textures": lambda to, count, seed: write_crops(TEXTURES, to, count, seed),
    **{
        sample.name: lambda to, count, seed, name=sample.name: write_part_of_sample(  # type: ignore[misc]
            name, to, count, seed
        )
        for sample in SAMPLES
    },
}


class Row(NamedTuple):
    """One data set of one size and seed."""

    test: FeatureTest
    proposal: Proposal
    accuracies: dict[Way, float]


def data_set(name: str, folder: Path, images: int, seed: int, classes: int = 0) -> Path:
    """Write a data set with three parts, of its last `classes` classes where that is not 0."""
    validation = min(max(images // 2, 5), 30)
    place = folder / name
    MAKERS[name](place, images + validation, seed)
    draw = np.random.default_rng(seed)
    names = sorted((place / "train").iterdir())
    for gone in names[: len(names) - min(classes or len(names), len(names))]:
        for part in ("train", "test"):
            shutil.rmtree(place / part / gone.name)
    for source in sorted((place / "train").iterdir()):
        files = draw.permutation(np.array(sorted(source.iterdir())))
        held = place / "validation" / source.name
        held.mkdir(parents=True)
        for file in files[images:]:
            file.rename(held / file.name)
    return place


def recipe_of(data: Path, seed: int) -> Recipe:
    return Recipe(
        name=data.name,
        seed=seed,
        keep_checkpoints=0,
        data=Data(folder=str(data), image_size=(SIZE, SIZE), batch_size=16),
        model=Model(backbone="EfficientNetLite0", weights="imagenet", dropout=0.2),
    )


def tried(recipe: Recipe, work: Path) -> FeatureTest:
    from studio.cli.work import job_with_progress
    from studio.engine.tasks.classify.feature_trial import try_features

    with contextlib.redirect_stderr(io.StringIO()), job_with_progress() as job:
        return try_features(job, recipe, work)


def accuracy(recipe: Recipe, work: Path) -> float:
    """Train by `studio train`; return the accuracy on the test images."""
    file = work / "recipe.toml"
    file.write_text(recipes.dump(recipe), encoding="utf-8")
    said, problem = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(problem):
        status = studio(["train", str(file), "--runs", str(work / "runs")])
    assert status == 0, problem.getvalue()
    run = Path(said.getvalue().strip().splitlines()[-1])
    found = report.read(run).classified.accuracy.test
    assert found is not None
    return found


def shortened(recipe: Recipe, epochs: int) -> Recipe:
    stages = tuple(replace(stage, epochs=min(stage.epochs, epochs)) for stage in recipe.stage)
    return replace(recipe, stage=stages)


def measured(name: str, images: int, seed: int, epochs: int, classes: int) -> Row:
    from studio.engine.leftovers import clear_leftovers

    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        recipe = recipe_of(data_set(name, work, images, seed, classes), seed)
        test = tried(recipe, work)
        proposal = propose(test)
        earlier = max(test.depths[:-1], key=lambda depth: depth.correct[LINEAR]).layer
        accuracies = {}
        for way in Way:
            layer = earlier if way is Way.EARLIER else None
            filled = with_way(recipe, way, test, layer)
            accuracies[way] = accuracy(shortened(filled, epochs), work)
            clear_leftovers()
    return Row(test, proposal, accuracies)


def line(name: str, images: int, rows: list[Row]) -> str:
    """Return a row of the table: means over seeds."""
    means = {way: float(np.mean([row.accuracies[way] for row in rows])) for way in Way}
    best = max(means, key=means.__getitem__)
    proposals = [row.proposal.way for row in rows]
    lost = np.mean([means[best] - means[way] for way in proposals])
    likeness = ", ".join(f"{row.proposal.likeness:+.1f}" for row in rows)
    distance = np.mean([distance_of(row.test) for row in rows])
    said = " / ".join(sorted(set(map(str, proposals)), key=str))
    columns = " | ".join(f"{means[way]:.1%}" for way in Way)
    return (
        f"| {name} | {images} | {distance:.2f} | {likeness} | {said} | {columns} | {best} | "
        f"{100 * lost:.1f} |"
    )


def details(row: Row) -> str:
    test = row.test
    return "; ".join(
        f"{depth.layer} {test.accuracy(depth, LINEAR):.0%} d {depth.distance:.2f} "
        f"z {depth.sureness:+.1f}"
        for depth in test.depths
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--classes", type=int, default=0, help="at most; 0 takes all")
    parser.add_argument("--only", nargs="*", choices=list(MAKERS), default=list(MAKERS))
    parser.add_argument("--details", action="store_true", help="what was found at each depth")
    arguments = parser.parse_args()
    ways = " | ".join(map(str, Way))
    print(f"| data | per class | distance | likeness | proposal | {ways} | best | points lost |")
    print("|---" * (8 + len(Way) - 1) + "|")
    for name in arguments.only:
        for images in (SMALL, LARGE):
            rows = [
                measured(name, images, seed, arguments.epochs, arguments.classes)
                for seed in range(arguments.seeds)
            ]
            print(line(name, images, rows), flush=True)
            if arguments.details:
                for row in rows:
                    print("   ", details(row), flush=True)


if __name__ == "__main__":
    main()
