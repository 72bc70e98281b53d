"""One turn of a GAN, compiled: the discriminator learns, is frozen, and the generator learns by it.

Goodfellow et al. 2014 with the loss that does not saturate. As many images are generated as there
are real ones in the batch, and the discriminator takes one step on both; its label for real images
is smoothed (Salimans et al. 2016), never that of generated ones. Then its weights and its
statistics stand still, and the generator learns from what it says of those same images.

Random changes apply to real and generated images alike, and the generator learns through them
(differentiable augmentation, Zhao et al. 2020): the discriminator cannot memorise a small folder,
and the generator draws images as they are, not changed ones.

Batch normalisation sees real and generated images apart, as in Radford's own code. Together they
would tell the discriminator by their common statistics alone which is which: on the handwritten
digits it then won for good, and drawings grew poorer after 12 epochs.
"""

from __future__ import annotations

from typing import NamedTuple

import keras
import numpy as np
import tensorflow as tf
from numpy.typing import NDArray

from studio.core.recipes.recipe import Gan
from studio.engine.data.augment import AugmentFunction
from studio.engine.data.feed import Group
from studio.engine.data.source import Specs
from studio.engine.tasks.gan.latents import drawn
from studio.engine.training.grouped_step import GroupedStep, signature, without_group

_INVENTED = (1, 0)
"""What generated images add to the seed of the batch: their changes are drawn apart."""


class Opponents(NamedTuple):
    """The networks of a GAN.

    Attributes:
        discriminator: images 0..255 to logits (n, 1 or classes).
        generator: latent vectors to images 0..255.
        averaged: the same network with the mean of its weights; None where none is kept.
        classes: how many can be asked for; 0 where none can.
    """

    discriminator: keras.Model
    generator: keras.Model
    averaged: keras.Model | None
    classes: int

    def logits(self, images: tf.Tensor, labels: tf.Tensor, *, training: bool) -> tf.Tensor:
        """Return what the discriminator says of images, (n,): of their class where it matters."""
        found = tf.cast(self.discriminator(images, training=training), tf.float32)
        return tf.gather(found, labels, axis=1, batch_dims=1) if self.classes else found[:, 0]

    def frozen_logits(self, images: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
        """Return the same as while it trains, (n,), and leave its statistics as they are."""
        with keras.StatelessScope():  # what layers write to variables is dropped with it
            return self.logits(images, labels, training=True)


class GanStep:
    """One stage's compiled turn.

    A batch whose loss is not a number changes no weight, unless it is the discriminator's own step
    that breaks the generator's loss.

    Args:
        networks: both.
        settings: of the recipe.
        optimizers: of the discriminator and of the generator, fresh for the stage.
        specs: what is read.
        augment: changes images, real and generated ones, before the discriminator sees them.
        jit: whether XLA compiles the turn.
    """

    def __init__(
        self,
        networks: Opponents,
        settings: Gan,
        optimizers: tuple[keras.Optimizer, keras.Optimizer],
        specs: Specs,
        *,
        augment: AugmentFunction | None = None,
        jit: bool = False,
    ) -> None:
        self._networks = networks
        self._settings = settings
        self._critic, self._artist = optimizers
        self._augment = augment
        self._critic.build(networks.discriminator.trainable_variables)
        self._artist.build(networks.generator.trainable_variables)
        self._learn = (
            tf.function(self._turn, jit_compile=True, autograph=False)
            if jit and augment is None  # XLA cannot compile a warp
            else self._turn
        )
        self._grouped = GroupedStep(self._one_batch, specs)

    def run(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Train on a group of batches, as `GroupedStep.run`.

        The figures are both losses, the discriminator's first, and its mean probabilities for real
        and for generated images.
        """
        return self._grouped.run(group, rates, seeds)

    def _one_batch(
        self, inputs: list[tf.Tensor], labels: tf.Tensor, rate: tf.Tensor, seed: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        loss, sums = self._learn(tf.cast(inputs[0], tf.float32), labels, rate, seed)
        return loss, sums

    def _turn(
        self, images: tf.Tensor, labels: tf.Tensor, rate: tf.Tensor, seed: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor]:
        networks, settings = self._networks, self._settings
        latents = drawn(labels, settings.latent, networks.classes, seed)
        variables = networks.generator.trainable_variables
        values = [variable.value for variable in variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            invented = self._shown(networks.generator(latents, training=True), seed + _INVENTED)
            with tape.stop_recording():
                shown = self._shown(images, seed)
                loss, real, fake = self._discriminate(shown, invented, labels, rate)
            passed = networks.frozen_logits(invented, labels)
            deceived = tf.reduce_mean(_cross_entropy(passed, 1.0))
        gradients = tape.gradient(deceived, values)
        is_finite = tf.logical_and(tf.math.is_finite(loss), tf.math.is_finite(deceived))

        def apply() -> tf.Tensor:
            self._artist.learning_rate.assign(rate)
            self._artist.apply(gradients, variables)
            self._follow()
            return tf.constant(True)

        tf.cond(is_finite, apply, lambda: tf.constant(False))
        count = tf.cast(tf.shape(labels)[0], tf.float32)
        scores = [tf.reduce_sum(tf.sigmoid(logits)) for logits in (real, fake)]
        return loss + deceived, tf.stack([loss * count, deceived * count, *scores])

    def _shown(self, images: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
        """Return images as the discriminator sees them."""
        return images if self._augment is None else self._augment(images, seed)

    def _discriminate(
        self, images: tf.Tensor, invented: tf.Tensor, labels: tf.Tensor, rate: tf.Tensor
    ) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
        """Let the discriminator learn; return its loss, and its logits of both kinds, each (n,)."""
        networks = self._networks
        variables = networks.discriminator.trainable_variables
        values = [variable.value for variable in variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            real = networks.logits(images, labels, training=True)
            fake = networks.logits(invented, labels, training=True)
            loss = critic_loss(real, fake, self._settings.label_smoothing)
        gradients = tape.gradient(loss, values)

        def apply() -> tf.Tensor:
            self._critic.learning_rate.assign(rate)
            self._critic.apply(gradients, variables)
            return tf.constant(True)

        tf.cond(tf.math.is_finite(loss), apply, lambda: tf.constant(False))
        return loss, real, fake

    def _follow(self) -> None:
        """Move the averaged generator a little towards the one that has just learned.

        The mean forgets faster at first: the weights before the first steps are worth nothing.
        """
        networks = self._networks
        if networks.averaged is None:
            return
        steps = tf.cast(self._artist.iterations.value, tf.float32)
        decay = tf.minimum(self._settings.average, (1.0 + steps) / (10.0 + steps))
        for mean, variable in zip(
            networks.averaged.variables, networks.generator.variables, strict=True
        ):
            mean.assign(decay * mean.value + (1.0 - decay) * variable.value)


class GanJudgement:
    """One stage's compiled forward pass: both losses and scores of images, beside generated ones.

    The same latent vectors are drawn for each batch, so the figures of two epochs differ only by
    what was learned.
    """

    def __init__(self, networks: Opponents, settings: Gan, specs: Specs, seed: int) -> None:
        self._networks = networks
        self._settings = settings
        self._seed = seed
        inputs, labels, *_ = without_group(signature(specs))
        self._run = tf.function(self._forward, input_signature=[inputs, labels], autograph=False)

    def run(
        self,
        inputs: list[NDArray[np.generic]],
        labels: NDArray[np.int32],
        _images: NDArray[np.int64],
    ) -> tuple[NDArray[np.float32], tf.Tensor]:
        """Return each figure of each image, float32 (4, n), and the logits of the images, (n,)."""
        figures, logits = self._run(inputs, labels)
        return figures.numpy(), logits

    def _forward(self, inputs: list[tf.Tensor], labels: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        networks, settings = self._networks, self._settings
        latents = drawn(labels, settings.latent, networks.classes, tf.constant([self._seed, 0]))
        invented = networks.generator(latents, training=False)
        real = networks.logits(tf.cast(inputs[0], tf.float32), labels, training=False)
        fake = networks.logits(invented, labels, training=False)
        kept = 1.0 - settings.label_smoothing
        losses = (_cross_entropy(real, kept) + _cross_entropy(fake, 0.0)) / 2.0
        figures = [losses, _cross_entropy(fake, 1.0), tf.sigmoid(real), tf.sigmoid(fake)]
        return tf.stack(figures), real


def critic_loss(real: tf.Tensor, fake: tf.Tensor, smoothing: float) -> tf.Tensor:
    """Return the discriminator's mean loss over real and generated images.

    Args:
        real: logits of real images, (n,).
        fake: logits of generated ones, (n,).
        smoothing: what the label of real images lacks of 1.
    """
    kept = tf.reduce_mean(_cross_entropy(real, 1.0 - smoothing))
    return (kept + tf.reduce_mean(_cross_entropy(fake, 0.0))) / 2.0


def _cross_entropy(logits: tf.Tensor, label: float) -> tf.Tensor:
    """Return the binary cross-entropy of each logit, (n,), with a label of 0..1."""
    return tf.nn.sigmoid_cross_entropy_with_logits(tf.fill(tf.shape(logits), label), logits)
