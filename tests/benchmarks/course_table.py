"""The course's table on our sample: scratch, augmented, feature extraction, fine-tuning; curves.

    nice python tests/benchmarks/course_table.py FOLDER [--seeds 3] [--size 96] [--course]
        [--curves] [--quick]

The course trained on 2,000 photographs of cats and dogs: 70 % from scratch, 82 % with augmentation,
92 % with a frozen base, 96 % fine-tuned. Here the sample "creatures" (2,000 images, two classes)
takes their place and EfficientNet-Lite0 that of VGG16. All variants see the same images at the same
size, split by the same seeds. Then learning curves: 5, 10, 25, 100 training images a class, judged
on the same test images, pretrained against scratch.

The network from scratch has half the filters of the course's; `--course` takes the course's own:
four blocks of 32, 64, 128, 128 filters, a dense layer of 512. Both tables are printed as Markdown,
with the seconds that an epoch of each network took (median, the first epoch left out).

FOLDER keeps images and runs: what is trained already is not trained again.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import itertools
import json
import os
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

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
BLOCKS, COURSE_BLOCKS = (16, 32, 64, 64), (32, 64, 128, 128)
"""Filters of each block of the network from scratch: half of the course's, and the course's."""

SCRATCH = Model(
    backbone="Small CNN",
    blocks=BLOCKS,
    pooling="flatten",
    dense=(512,),
    dropout=0.5,
    initializer="he_normal",
)
CHANGES = Augment(flip="horizontal", rotation=0.05, zoom=0.2, translation=0.1)
LAST_BLOCK = ("head", "block7a_*conv", "top_conv")


def table(data: Data, epochs: int, blocks: tuple[int, ...] = BLOCKS) -> list[Recipe]:
    """Return the four rows of the course's table."""
    small = replace(SCRATCH, blocks=blocks)
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
        Recipe(name="From scratch", data=data, model=small, stage=(alone,)),
        Recipe(
            name="From scratch, augmented",
            data=data,
            augment=CHANGES,
            model=small,
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


class Row(NamedTuple):
    """What came of the runs of one recipe: mean, deviation, seconds of an epoch."""

    name: str
    mean: float
    deviation: float | None
    seconds: float

    @property
    def text(self) -> str:
        """Accuracy as a README says it."""
        spread = "" if self.deviation is None else f" ± {100 * self.deviation:.1f}"
        return f"{100 * self.mean:.1f} %{spread}"


def compare(recipes_: list[Recipe], folder: Path, runs: Path, seeds: int) -> list[Row]:
    """Have `studio compare` train them; return what it found."""
    files = []
    for at, recipe in enumerate(recipes_):
        file = folder / f"{runs.name}-{at}.toml"
        recipes.write(replace(recipe, keep_checkpoints=0), file)
        files.append(str(file))
    began, said = time.perf_counter(), io.StringIO()
    with contextlib.redirect_stdout(said):
        studio(["compare", *files, "--repeats", str(seeds), "--runs", str(runs), "--json"])
    print(f"{runs.name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    found = json.loads(said.getvalue())["variants"]
    return [
        Row(
            variant["name"],
            variant["mean"],
            variant["deviation"],
            statistics.median(
                seconds_of_epochs(Path(trial["run"])) for trial in variant["trials"] if trial["run"]
            ),
        )
        for variant in found
        if variant["mean"] is not None
    ]


def seconds_of_epochs(run: Path) -> float:
    """Return what an epoch of a run took in the middle, without the first, which fills caches."""
    ends: dict[tuple[str, str], float] = {}
    with (run / "metrics.csv").open(newline="") as stream:
        for row in csv.DictReader(stream):
            ends[row["stage"], row["epoch"]] = float(row["seconds"])
    took = [after - before for before, after in itertools.pairwise(ends.values())]
    return statistics.median(took) if took else next(iter(ends.values()))


def as_markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


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
    parser.add_argument("--course", action="store_true", help="the course's network from scratch")
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
    blocks = COURSE_BLOCKS if options.course else BLOCKS
    ending = "-course" if options.course else ""
    if not options.curves:
        rows = compare(
            table(sized, epochs, blocks), folder, folder / f"table{ending}", options.seeds
        )
        cells = [(row.name, row.text, f"{row.seconds:.1f} s") for row in rows]
        print(as_markdown(("", f"at {options.size} px", "an epoch"), cells), flush=True)
    curves = []
    for count in COUNTS[:1] if options.quick else COUNTS:
        own = few(folder, count, options.size)
        scratch, _, frozen, _ = table(own, 2 if options.quick else CURVE_EPOCHS, blocks)
        pair = [replace(scratch, augment=CHANGES), frozen]
        found = compare(pair, folder, folder / f"curve-{count}{ending}", options.seeds)
        curves.append((str(count), *(row.text for row in found)))
    head = ("images a class", "from scratch, augmented", "pretrained and frozen")
    print(as_markdown(head, curves))


if __name__ == "__main__":
    main()
