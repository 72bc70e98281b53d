"""How fast a search over the head of a frozen backbone is, against keras-tuner's own loop.

    python tests/benchmarks/bench_search.py                 8 trials of 10 epochs, 1,200 JPEGs
    python tests/benchmarks/bench_search.py --trials 2 --epochs 2 --images 60

Both sides go through the same grid of learning rates and dropouts of a head on a frozen
MobileNetV2 at 96 px, on the same files, batch size and epochs. Ours is `studio search` as a person
runs it, each trial in a process of its own, with a cache that is empty at first: everything is
counted. Keras' side is keras_tuner.GridSearch around model.fit, in one process whose imports are
not counted.

keras-tuner's loop asks for TensorBoard in each trial, which is not installed: `run_trial` is
overridden as its documentation shows, and only fits.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from bench_training import BATCH, CLASSES, SIZE, make_photos

RATES = (3e-3, 1e-3, 3e-4, 1e-4)
DROPOUTS = (0.0, 0.3)


def keras_side(data: Path, trials: int, epochs: int) -> dict[str, Any]:
    """Search as the course's script would."""
    import keras
    import keras_tuner

    class Tuner(keras_tuner.GridSearch):  # type: ignore[misc]  # keras-tuner has no types
        def run_trial(self, trial: Any, *given: Any, **named: Any) -> Any:  # noqa: ANN401
            model = self.hypermodel.build(trial.hyperparameters)
            return model.fit(*given, **named)

    def build(parameters: Any) -> keras.Model:  # noqa: ANN401
        base = keras.applications.MobileNetV2(
            include_top=False, weights=None, input_shape=(SIZE, SIZE, 3)
        )
        base.trainable = False
        inputs = keras.Input((SIZE, SIZE, 3))
        hidden = keras.applications.mobilenet_v2.preprocess_input(inputs)
        hidden = keras.layers.GlobalAveragePooling2D()(base(hidden, training=False))
        hidden = keras.layers.Dropout(parameters.Choice("dropout", list(DROPOUTS)))(hidden)
        outputs = keras.layers.Dense(CLASSES, activation="softmax")(hidden)
        model = keras.Model(inputs, outputs)
        rate = parameters.Choice("rate", list(RATES))
        model.compile(
            keras.optimizers.Adam(rate), "sparse_categorical_crossentropy", metrics=["accuracy"]
        )
        return model

    began = time.perf_counter()
    common = {
        "validation_split": 0.2,
        "seed": 7,
        "image_size": (SIZE, SIZE),
        "batch_size": BATCH,
        "verbose": False,
    }
    train = keras.utils.image_dataset_from_directory(data, subset="training", **common)
    validation = keras.utils.image_dataset_from_directory(data, subset="validation", **common)
    with tempfile.TemporaryDirectory() as folder:
        tuner = Tuner(
            build, objective="val_accuracy", max_trials=trials, directory=folder, project_name="x"
        )
        tuner.search(train, validation_data=validation, epochs=epochs, verbose=0)
        done = [trial for trial in tuner.oracle.trials.values() if trial.status == "COMPLETED"]
    return {"seconds": time.perf_counter() - began, "trials": len(done)}


def our_side(data: Path, trials: int, epochs: int) -> dict[str, Any]:
    """Search by `studio search`, beginning with an empty cache."""
    from studio.core.recipes import recipe as recipes
    from studio.core.recipes.recipe import Data, Model, Recipe, Stage
    from studio.core.recipes.search_table import Search

    recipe = Recipe(
        name="Bench",
        data=Data(
            folder=str(data), image_size=(SIZE, SIZE), validation=0.2, test=0.0, batch_size=BATCH
        ),
        model=Model(backbone="MobileNetV2", weights="random", pooling="average"),
        stage=(Stage(train=("head",), epochs=epochs),),
        search=Search(
            method="grid",
            trials=trials,
            vary={"model.dropout": DROPOUTS, "stage.learning_rate": RATES},
        ),
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "recipe.toml")
        recipes.write(recipe, file)
        began = time.perf_counter()
        said = subprocess.run(
            [sys.executable, "-m", "studio", "search", str(file), "--json"],
            stdout=subprocess.PIPE,
            env={**os.environ, "STUDIO_CACHE": str(Path(folder, "cache"))},
            check=True,
        ).stdout
        seconds = time.perf_counter() - began
    done = [trial for trial in json.loads(said)["trials"] if trial["state"] == "done"]
    return {"seconds": seconds, "trials": len(done)}


SIDES = {"keras": keras_side, "ours": our_side}


def measured(side: str, data: Path, trials: int, epochs: int) -> dict[str, Any]:
    """Run one side in a process of its own."""
    command = [sys.executable, __file__, "--side", side, "--data", str(data)]
    said = subprocess.run(
        [*command, "--trials", str(trials), "--epochs", str(epochs)],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--trials", type=int, default=len(RATES) * len(DROPOUTS))
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--images", type=int, default=1200)
    parser.add_argument("--side", choices=SIDES)
    parser.add_argument("--data", type=Path)
    given = parser.parse_args()
    if given.side:
        print(json.dumps(SIDES[given.side](given.data, given.trials, given.epochs)))
        return
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "photos")
        make_photos(data, given.images)
        ours = measured("ours", data, given.trials, given.epochs)
        theirs = measured("keras", data, given.trials, given.epochs)
    assert ours["trials"] == theirs["trials"] == given.trials
    print(f"studio search  {ours['seconds']:.1f} s for {ours['trials']} trials")
    print(f"keras-tuner    {theirs['seconds']:.1f} s for {theirs['trials']} trials")
    print(f"               {theirs['seconds'] / ours['seconds']:.1f} times faster")


if __name__ == "__main__":
    main()
