"""Carries out trainings with two devices of this computer's CPU, in a process of its own.

    python two_devices.py compare IMAGES FOLDER   writes steps.json: what one device finds, and two
    python two_devices.py runs IMAGES FOLDER      trains `drawn`: whole, and paused and resumed
    python two_devices.py killed IMAGES FOLDER    begins it, and ends without a word
    python two_devices.py resume RUN              goes on with a run

Logical devices have to be set before TensorFlow is used for the first time.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import keras
import numpy as np
import tensorflow as tf
import tiny_images
from engine_runs import Watched, after_epoch, train
from msgspec.structs import replace

from studio.core.recipes.recipe import Augment, Autoencoder, Gan, Model, Recipe, Stage
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import CheckpointSaved
from studio.engine.data.feed import Feed, Group
from studio.engine.data.order import batch_seed, epoch_order
from studio.engine.networks.from_recipe import network_of
from studio.engine.tasks.beginning import look_and_build
from studio.engine.tasks.task import engine_task
from studio.engine.training.frozen import FrozenPart
from studio.engine.training.prepared_run import prepare
from studio.engine.training.stage_sources import stage_sources

EPOCHS = 4
"""Of 5 batches: 20 steps."""

GROUPED = ("chance", "statistics")
"""Recipes whose batches are trained on in groups; one by one less has to be compiled."""

CHANGES = Augment(
    flip="both", rotation=0.1, zoom=0.1, shear=0.1, crop=0.1, brightness=0.1, noise=0.05, cutout=0.2
)


def drawn(images: Path) -> Recipe:
    """Dropout, augmentation, two stages, the second behind a frozen part; batches of 5."""
    recipe = tiny_images.lenet_recipe(images, augment=CHANGES, devices=2)
    stages = (
        Stage(name="All", epochs=2, optimizer="adam", schedule="one_cycle"),
        Stage(name="Head", train=("head",), epochs=2, optimizer="momentum", learning_rate=0.01),
    )
    return replace(recipe, stage=stages)


def recipes(images: Path) -> dict[str, Recipe]:
    """Return one recipe for each thing that a share of a batch could do otherwise."""
    momentum = Stage(epochs=EPOCHS, optimizer="momentum", learning_rate=0.003)
    adam = Stage(epochs=EPOCHS, optimizer="adam", learning_rate=1e-3)
    plain = tiny_images.lenet_recipe(images, stage=(momentum,))
    weighted = replace(plain.model, class_weights="balanced", label_smoothing=0.1)
    normed = Model(backbone="LeNet-5", pooling="flatten", dense=(16,), batch_norm=True)
    elevens = replace(plain.data, batch_size=11)
    one_left = replace(plain.data, batch_size=23)
    bare = replace(plain, model=Model())
    return {
        "chance": replace(
            plain,
            augment=CHANGES,
            model=weighted,
            data=replace(plain.data, exclude=("red/00.png", "red/01.png", "red/02.png")),
            stage=(replace(momentum, multipliers={"head": 0.5}),),
        ),
        "blends": replace(plain, augment=Augment(mixup=0.4), data=one_left),
        "statistics": replace(plain, model=normed, data=elevens),
        "kept": replace(plain, stage=(replace(momentum, train=("head",)),)),
        "folded": replace(plain, augment=CHANGES, stage=(replace(momentum, train=("head",)),)),
        "adam": replace(plain, stage=(adam,)),
        "mixed": replace(plain, precision="mixed"),
        "cleaning": replace(
            bare,
            task="autoencode",
            autoencoder=Autoencoder(kind="convolutional", filters=(4, 4), code=8, noise_std=0.2),
            stage=(replace(momentum, learning_rate=0.1),),
        ),
        "variational": replace(
            bare,
            task="autoencode",
            autoencoder=Autoencoder(kind="variational", dense=(16,), code=4),
            stage=(adam,),
        ),
        "gan": replace(
            bare,
            task="gan",
            augment=Augment(flip="both", brightness=0.1),
            gan=Gan(kind="conditional", filters=4, latent=8, gallery=4),
            stage=(replace(adam, learning_rate=2e-4),),
        ),
    }


def steps(recipe: Recipe, devices: int, together: int) -> dict[str, Any]:
    """Train; return the figures of each batch, and what layers wrote to their variables.

    Args:
        recipe: its first stage.
        devices: that share each batch.
        together: batches of a group.
    """
    job, task = Watched().job, engine_task(recipe.task)
    recipe = replace(recipe, devices=devices)
    dataset, parts, pixels, network = look_and_build(job, task, recipe)
    figures: list[list[float]] = []
    with pixels:
        prepared = prepare(job, task, recipe, dataset, parts, pixels, network)
        assert prepared.devices.count == devices
        plan = task.plan(prepared, 0)
        plan.enter()
        frozen = FrozenPart(job, pixels, prepared.pixels_fingerprint())
        sources = stage_sources(prepared, frozen, plan)
        assert sources is not None
        for epoch in range(EPOCHS):
            place = (recipe.seed, 0, epoch)
            feed = Feed(sources.train.for_epoch(*place), recipe.data.batch_size)
            order = epoch_order(parts.train, *place)
            for group in feed.groups(order, 0, lambda: together):
                rates = np.full(group.batches, recipe.stage[0].learning_rate, np.float32)
                numbers = range(group.first, group.first + group.batches)
                seeds = np.array([batch_seed(*place, number) for number in numbers], np.int32)
                found = plan.train(group, rates, seeds)
                figures += np.stack(list(found.values())).T.tolist()
        frozen.close()
        still = [one for graph in prepared.graphs for one in graph.non_trainable_variables]
        written = [float(np.sum(one.numpy(), dtype=np.float64)) for one in still]
        layers = [layer for graph in prepared.graphs for layer in graph.layers]
        changed = [layer.name for layer in layers if getattr(layer, "synchronized", False)]
    return {"figures": figures, "written": written, "changed": changed}


def one_step_by_hand(images: Path) -> dict[str, Any]:
    """Compare a step of two devices with the gradient of the whole batch, by Keras alone."""
    model = Model(backbone="LeNet-5", dense=(16,), batch_norm=True)
    stage = Stage(epochs=1, optimizer="sgd", learning_rate=0.1)
    recipe = tiny_images.lenet_recipe(images, model=model, stage=(stage,), devices=2)
    recipe = replace(recipe, data=replace(recipe.data, batch_size=9))
    job, task = Watched().job, engine_task(recipe.task)
    dataset, parts, pixels, built = look_and_build(job, task, recipe)
    with pixels:
        prepared = prepare(job, task, recipe, dataset, parts, pixels, built)
        plan = task.plan(prepared, 0)
        plan.enter()
        rows = parts.train[:9]
        pixels.wait(rows, lambda: False)
        shown, labels = pixels[rows], prepared.labels[rows]
        group = Group(0, [shown[None]], labels[None])
        plan.train(group, np.full(1, 0.1, np.float32), np.zeros((1, 2), np.int32))
    plain = network_of(recipe, dataset.classes, None).logits
    with tf.GradientTape() as tape:
        logits = plain(shown.astype(np.float32), training=True)
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, logits)
    values = [one.value for one in plain.trainable_variables]
    for value, gradient in zip(values, tape.gradient(loss, values), strict=True):
        value.assign_sub(0.1 * gradient)
    pairs = zip(prepared.network.logits.variables, plain.variables, strict=True)
    return {"apart": [float(np.abs(a.numpy() - b.numpy()).max()) for a, b in pairs]}


def compare(images: Path, folder: Path) -> None:
    """Write what one device finds and what two do."""
    found: dict[str, Any] = {"by_hand": one_step_by_hand(images)}
    for name, recipe in recipes(images).items():
        together = 3 if name in GROUPED else 1
        found[name] = [steps(recipe, devices, together) for devices in (1, 2)]
        keras.config.set_dtype_policy("float32")
    (folder / "steps.json").write_text(json.dumps(found))


def runs(images: Path, folder: Path) -> None:
    """Train `drawn` whole, and once more with a pause after its first epoch."""
    train(drawn(images), folder / "whole")
    watched = Watched()
    watched.on_event = after_epoch(watched.control.pause)
    run = watched.train(drawn(images), folder / "paused")
    Watched().resume(run)


def killed(images: Path, folder: Path) -> None:
    """Begin `drawn`, and end as kill -9 ends a process once a checkpoint is there."""

    def end(event: object) -> None:
        if isinstance(event, CheckpointSaved):
            os.kill(os.getpid(), signal.SIGKILL)

    Watched(end).train(drawn(images), folder / "killed")


def take_two_devices() -> None:
    """Divide the CPU in two, as far as TensorFlow knows."""
    (cpu,) = tf.config.list_physical_devices("CPU")
    both = [tf.config.LogicalDeviceConfiguration()] * 2
    tf.config.set_logical_device_configuration(cpu, both)


if __name__ == "__main__":
    take_two_devices()
    command, *given = sys.argv[1:]
    places = [Path(one) for one in given]
    if command == "resume":
        Watched().resume(RunFolder(places[0]))
    else:
        {"compare": compare, "runs": runs, "killed": killed}[command](*places)
