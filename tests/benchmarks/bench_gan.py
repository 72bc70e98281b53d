"""How fast a GAN learns, against the DCGAN tutorial that a person would otherwise run.

    python tests/benchmarks/bench_gan.py [--epochs N] [--images N] [--size N] [--filters N]

Both sides get the same files, networks, batch size, epochs and Adam, each in a fresh process of
its own, imports not counted, one after the other. Keras' side is the tutorial "DCGAN to generate
face images" (Chollet): image_dataset_from_directory, a Model with a train_step of its own, fit, and
a callback that draws pictures after each epoch. Ours draws its gallery, its scores and its figures
too, writes checkpoints and metrics.csv, and rehearses.

Seconds are of the clock, for a machine with nothing else to do.
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

import numpy as np
from PIL import Image

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

BATCH, LATENT, RATE = 32, 100, 2e-4


def keras_side(data: Path, options: argparse.Namespace) -> dict[str, float]:
    """Train as the tutorial does."""
    import keras
    import tensorflow as tf

    from studio.core.recipes.recipe import Gan
    from studio.engine.tasks.gan.network import build_gan

    settings = Gan(filters=options.filters, latent=LATENT, average=0.0)
    network = build_gan(settings, (options.size, options.size), "rgb", 0, 7)

    class Tutorial(keras.Model):  # type: ignore[misc]  # Keras has no types
        """Both networks, as the tutorial trains them."""

        def __init__(self, discriminator: keras.Model, generator: keras.Model) -> None:
            super().__init__()
            self.discriminator = discriminator
            self.generator = generator

        def compile(self, critic: keras.Optimizer, artist: keras.Optimizer) -> None:
            """Take both optimizers."""
            super().compile()
            self.critic, self.artist = critic, artist
            self.loss_of = keras.losses.BinaryCrossentropy(from_logits=True)
            self.critic_metric = keras.metrics.Mean(name="d_loss")
            self.artist_metric = keras.metrics.Mean(name="g_loss")

        @property
        def metrics(self) -> list[keras.metrics.Metric]:
            """Return what is reset at each epoch."""
            return [self.critic_metric, self.artist_metric]

        def train_step(self, real: tf.Tensor) -> dict[str, tf.Tensor]:
            """Train the discriminator on both kinds, then the generator through it."""
            size = tf.shape(real)[0]
            invented = self.generator(tf.random.normal((size, LATENT)), training=True)
            both = tf.concat([invented, real], axis=0)
            labels = tf.concat([tf.zeros((size, 1)), tf.fill((size, 1), 0.9)], axis=0)
            with tf.GradientTape() as tape:
                loss = self.loss_of(labels, self.discriminator(both, training=True))
            weights = self.discriminator.trainable_weights
            self.critic.apply_gradients(zip(tape.gradient(loss, weights), weights, strict=True))
            latents = tf.random.normal((size, LATENT))
            with tf.GradientTape() as tape:
                judged = self.discriminator(self.generator(latents, training=True), training=False)
                deceived = self.loss_of(tf.ones((size, 1)), judged)
            weights = self.generator.trainable_weights
            self.artist.apply_gradients(zip(tape.gradient(deceived, weights), weights, strict=True))
            self.critic_metric.update_state(loss)
            self.artist_metric.update_state(deceived)
            return {"d_loss": self.critic_metric.result(), "g_loss": self.artist_metric.result()}

    class Pictures(keras.callbacks.Callback):  # type: ignore[misc]
        """Draws as many pictures after each epoch as our gallery keeps."""

        def on_epoch_end(self, epoch: int, logs: object = None) -> None:
            """Save them."""
            images = self.model.generator(fixed, training=False).numpy().clip(0, 255)
            for number, image in enumerate(images.astype(np.uint8)):
                Image.fromarray(image).save(data.parent / f"drawn-{number}-{epoch}.png")

    began = time.perf_counter()
    fixed = tf.random.normal((options.gallery, LATENT))
    images = keras.utils.image_dataset_from_directory(
        data,
        label_mode=None,
        image_size=(options.size, options.size),
        batch_size=BATCH,
        verbose=False,
    )
    model = Tutorial(network.logits, network.opponents[0])
    model.compile(*(keras.optimizers.Adam(RATE, beta_1=0.5) for _ in range(2)))
    model.fit(images, epochs=options.epochs, verbose=0, callbacks=[Pictures()])
    return {"seconds": time.perf_counter() - began}


def studio_side(data: Path, options: argparse.Namespace) -> dict[str, float]:
    """Train with the engine: the same functions that the window's engine calls."""
    from studio.engine.quiet_start import import_tensorflow_quietly

    import_tensorflow_quietly()

    from studio.core.recipes.recipe import Data, Gan, Recipe, Stage
    from studio.engine.control import Control
    from studio.engine.device import prove_device
    from studio.engine.job import Job
    from studio.engine.tasks import lifecycle

    recipe = Recipe(
        name="bench gan",
        task="gan",
        data=Data(
            folder=str(data),
            image_size=(options.size, options.size),
            validation=0.0,
            test=0.0,
            batch_size=BATCH,
        ),
        gan=Gan(
            filters=options.filters, latent=LATENT, average=options.average, gallery=options.gallery
        ),
        stage=(Stage(epochs=options.epochs, learning_rate=RATE),),
    )
    prove_device()
    began = time.perf_counter()
    job = Job(1, lambda _event: None, Control())
    folder = lifecycle.train(job, recipe, data, data.parent / "runs")
    seconds = time.perf_counter() - began
    return {**folder.report().seconds, "seconds": seconds}


SIDES = {"keras": keras_side, "studio": studio_side}


def run_side(side: str, data: Path, given: list[str]) -> dict[str, float]:
    """Run one side in a fresh process with an empty cache."""
    with tempfile.TemporaryDirectory() as cache:
        done = subprocess.run(
            [sys.executable, __file__, *given, "--side", side, "--data", str(data)],
            env={**os.environ, "STUDIO_CACHE": cache},
            stdout=subprocess.PIPE,
            check=True,
        )
    found: dict[str, float] = json.loads(done.stdout.decode().splitlines()[-1])
    return found


def main() -> None:
    """Print both sides and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--images", type=int, default=1200)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--filters", type=int, default=32)
    parser.add_argument("--gallery", type=int, default=64)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.side:
        print(json.dumps(SIDES[options.side](options.data, options)))
        return
    from studio.core.samples.write import write_sample

    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder, "shapes")
        write_sample("shapes", data, count=-(-options.images // 3))
        sides = {side: run_side(side, data, sys.argv[1:]) for side in ("keras", "studio")}
    for side, found in sides.items():
        print(side, {name: round(value, 2) for name, value in found.items()})
    print(f"{sides['keras']['seconds'] / sides['studio']['seconds']:.2f} times faster")


if __name__ == "__main__":
    main()
