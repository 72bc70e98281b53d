"""How soon a question about a network is answered while it trains, and that it learns the same.

    python tests/benchmarks/bench_look.py [--epochs N]

EfficientNet-Lite0 at 224 pixels with its ImageNet weights, its head trained on 64 images by the
engine's own process. A window asks for filters, weights and maps of layers all over the network.

answer     from sending a question to its last byte, milliseconds: median, 90 %, worst
same       whether the weights at the end are those of a training that nobody asked
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

import keras
import numpy as np
from bench_engine import Engine
from PIL import Image

from studio.core.look.activations import Activations
from studio.core.look.filters import Filters
from studio.core.look.table import AnyView
from studio.core.look.weights import Weights
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.wire import messages
from studio.core.wire.messages import Look, Metrics, RunEnded, Seen

QUESTIONS = 32
MOST_MS = 200.0
LAYERS = ("stem_conv", "block2a_dwconv", "block3b_activation", "block5c_add", "top_activation")


def questions(image: Path) -> list[AnyView]:
    """Return what the window asks for, of the first and of the deepest layers."""
    maps: list[AnyView] = [Activations(name, str(image), count=128) for name in LAYERS]
    return [
        Filters("stem_conv", count=128),
        Filters("top_conv", count=128),
        Weights("block6a_expand_conv", 100_000),
        *maps,
    ]


def make_images(folder: Path) -> Path:
    """Write 64 photographs' worth of noise in two classes; return one."""
    numbers = np.random.default_rng(1)
    for name, level in (("dark", 80), ("light", 170)):
        (folder / name).mkdir(parents=True)
        for index in range(32):
            pixels = numbers.normal(level, 40, (240, 320, 3)).clip(0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / name / f"{index}.png")
    return folder / "dark" / "0.png"


def train(folder: Path, recipe: Recipe, views: list[AnyView]) -> tuple[Path, list[float]]:
    """Train and ask; return the run and the milliseconds that each answer took."""
    engine = Engine(folder)
    engine.send(messages.Train(recipe, str(folder), str(folder / "runs"), request=1))
    engine.wait_for(Metrics)
    took = []
    for number, view in enumerate(views, 2):
        began = time.perf_counter()
        engine.send(Look("", "last", view, request=number))
        seen, when = engine.wait_for(Seen, messages.Failed)
        assert isinstance(seen, Seen), seen
        assert seen.is_live, "the training is over: more epochs are needed"
        took.append(1000 * (when - began))
        time.sleep(0.1)
    ended, _ = engine.wait_for(RunEnded)
    assert isinstance(ended, RunEnded)
    engine.close()
    return Path(ended.run), took


def weights(run: Path) -> list[bytes]:
    """Return every weight of the last epoch."""
    model = keras.models.load_model(run / "last.keras", compile=False)
    return [np.asarray(variable).tobytes() for variable in model.variables]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=1500)
    epochs = parser.parse_args().epochs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        image = make_images(folder / "images")
        recipe = Recipe(
            name="Look",
            data=Data(folder=str(folder / "images"), image_size=(224, 224), batch_size=16),
            model=Model(backbone="EfficientNetLite0", weights="imagenet", dense=()),
            stage=(Stage(train=("head",), epochs=epochs),),
        )
        asked = questions(image)
        views = [asked[place % len(asked)] for place in range(QUESTIONS)]
        run, took = train(folder, recipe, views)
        quiet, _ = train(folder, recipe, [])
        same = weights(run) == weights(quiet)
    for place, view in enumerate(asked):
        own = took[place :: len(asked)]
        label = f"{type(view).__name__} {getattr(view, 'layer', '')}"
        print(f"  {label:36} {statistics.median(own):6.0f} ms, worst {max(own):.0f}")
    ninety = statistics.quantiles(took, n=10)[-1]
    print(
        f"answer: median {statistics.median(took):.0f} ms, 90 % at most {ninety:.0f}, "
        f"worst {max(took):.0f} (wanted {MOST_MS:.0f})"
    )
    print(f"same weights as without questions: {same}")


if __name__ == "__main__":
    main()
