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

from collections.abc import Callable
from functools import partial
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
from studio.engine.training.data_parallel import ONE_DEVICE, Devices, Share
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
        return self.of_class(self.discriminator(images, training=training), labels)

    def of_class(self, found: tf.Tensor, labels: tf.Tensor) -> tf.Tensor:
        """Return which of the discriminator's logits of images matter, (n,).

        Args:
            found: all of them, (n, 1 or classes).
            labels: int32 (n,).
        """
        logits = tf.cast(found, tf.float32)
        return tf.gather(logits, labels, axis=1, batch_dims=1) if self.classes else logits[:, 0]


class _Batch(NamedTuple):
    """What both networks learn from.

    Attributes:
        labels: int32 (n,).
        images: 0..255.
        latents: what as many images are generated from.
    """

    labels: tf.Tensor
    images: tf.Tensor
    latents: tf.Tensor


class _Judged(NamedTuple):
    """What came of the discriminator's half of a turn, of a batch or summed over its shares.

    Attributes:
        loss: its mean over the whole batch.
        gradients: of it.
        scores: sums of the probabilities of real and of generated images, (2,).
    """

    loss: tf.Tensor
    gradients: list[tf.Tensor]
    scores: tf.Tensor


class _Deceived(NamedTuple):
    """What came of the generator's half: its mean loss and the gradients."""

    loss: tf.Tensor
    gradients: list[tf.Tensor]


class _HalfTurn(NamedTuple):
    """What the generator's half of a turn goes on with.

    Attributes:
        tape: has watched the images being generated.
        invented: those images, as the discriminator sees them.
    """

    tape: tf.GradientTape
    invented: tf.Tensor


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
        jit: whether XLA compiles the turn; only on a single device.
        devices: that share each batch.
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
        devices: Devices = ONE_DEVICE,
    ) -> None:
        self._networks = networks
        self._settings = settings
        self._critic, self._artist = optimizers
        self._augment = augment
        self._critic.build(networks.discriminator.trainable_variables)
        self._artist.build(networks.generator.trainable_variables)
        self._compiled = None
        if jit and augment is None:  # XLA cannot compile a warp
            alone = partial(self._turn, ONE_DEVICE)
            self._compiled = tf.function(alone, jit_compile=True, autograph=False)
        self._grouped = GroupedStep(self._one_batch, specs, devices)

    def run(
        self, group: Group, rates: NDArray[np.float32], seeds: NDArray[np.int32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Train on a group of batches, as `GroupedStep.run`.

        The figures are both losses, the discriminator's first, and its mean probabilities for real
        and for generated images.
        """
        return self._grouped.run(group, rates, seeds)

    def _one_batch(
        self,
        devices: Devices,
        inputs: list[tf.Tensor],
        labels: tf.Tensor,
        rate: tf.Tensor,
        seed: tf.Tensor,
    ) -> tuple[tf.Tensor, tf.Tensor]:
        if self._compiled is not None:
            loss, sums = self._compiled(inputs[0], labels, rate, seed)
        else:
            loss, sums = self._turn(devices, inputs[0], labels, rate, seed)
        return loss, sums

    def _turn(
        self,
        devices: Devices,
        images: tf.Tensor,
        labels: tf.Tensor,
        rate: tf.Tensor,
        seed: tf.Tensor,
    ) -> tuple[tf.Tensor, tf.Tensor]:
        latents = drawn(labels, self._settings.latent, self._networks.classes, seed)
        shares = devices.shares(_Batch(labels, images, latents))
        half_turns: dict[int, _HalfTurn] = {}

        def judge(share: Share[_Batch]) -> _Judged:
            half_turns[id(share)] = self._invent(share, seed, share.forward)
            return self._judge(share, half_turns[id(share)].invented, seed)

        def deceive(share: Share[_Batch]) -> _Deceived:
            half = half_turns[id(share)]
            if not share.is_whole:  # its statistics were summed in a call that is over
                half = self._invent(share, seed, share.forward_unchanged)
            return self._deceive(share, half)

        judged = devices.total(shares, judge)
        self._apply_critic(judged, rate)
        deceived = devices.total(shares, deceive)
        self._apply_artist(judged, deceived, rate)
        count = tf.cast(tf.shape(labels)[0], tf.float32)
        scores = tf.unstack(judged.scores)
        sums = [judged.loss * count, deceived.loss * count, *scores]
        return judged.loss + deceived.loss, tf.stack(sums)

    def _invent(
        self,
        share: Share[_Batch],
        seed: tf.Tensor,
        forward: Callable[[keras.Model, tf.Tensor], tf.Tensor],
    ) -> _HalfTurn:
        networks = self._networks
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch([variable.value for variable in networks.generator.trainable_variables])
            invented = forward(networks.generator, share.batch.latents)
            return _HalfTurn(tape, self._shown(share, invented, seed + _INVENTED))

    def _judge(self, share: Share[_Batch], invented: tf.Tensor, seed: tf.Tensor) -> _Judged:
        networks, labels = self._networks, share.batch.labels
        shown = self._shown(share, tf.cast(share.batch.images, tf.float32), seed)
        values = [variable.value for variable in networks.discriminator.trainable_variables]
        with tf.GradientTape(watch_accessed_variables=False) as tape:
            tape.watch(values)
            real = networks.of_class(share.forward(networks.discriminator, shown), labels)
            fake = networks.of_class(share.forward(networks.discriminator, invented), labels)
            loss = critic_loss(real, fake, self._settings.label_smoothing, share.mean)
        scores = [tf.reduce_sum(tf.sigmoid(logits)) for logits in (real, fake)]
        return _Judged(loss, tape.gradient(loss, values), tf.stack(scores))

    def _deceive(self, share: Share[_Batch], half: _HalfTurn) -> _Deceived:
        networks = self._networks
        values = [variable.value for variable in networks.generator.trainable_variables]
        with half.tape:  # goes on with what it has seen
            found = share.forward_unchanged(networks.discriminator, half.invented)
            passed = networks.of_class(found, share.batch.labels)
            loss = share.mean(_cross_entropy(passed, 1.0))
        return _Deceived(loss, half.tape.gradient(loss, values))

    def _shown(self, share: Share[_Batch], images: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
        """Return images as the discriminator sees them."""
        return images if self._augment is None else self._augment(images, seed, share.rows)

    def _apply_critic(self, judged: _Judged, rate: tf.Tensor) -> None:
        def apply() -> tf.Tensor:
            self._critic.learning_rate.assign(rate)
            variables = self._networks.discriminator.trainable_variables
            self._critic.apply(judged.gradients, variables)
            return tf.constant(True)

        tf.cond(tf.math.is_finite(judged.loss), apply, lambda: tf.constant(False))

    def _apply_artist(self, judged: _Judged, deceived: _Deceived, rate: tf.Tensor) -> None:
        def apply() -> tf.Tensor:
            self._artist.learning_rate.assign(rate)
            variables = self._networks.generator.trainable_variables
            self._artist.apply(deceived.gradients, variables)
            self._follow()
            return tf.constant(True)

        both = tf.math.is_finite(judged.loss), tf.math.is_finite(deceived.loss)
        tf.cond(tf.logical_and(*both), apply, lambda: tf.constant(False))

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


def critic_loss(
    real: tf.Tensor,
    fake: tf.Tensor,
    smoothing: float,
    mean: Callable[[tf.Tensor], tf.Tensor] = tf.reduce_mean,
) -> tf.Tensor:
    """Return the discriminator's mean loss over real and generated images.

    Args:
        real: logits of real images, (n,).
        fake: logits of generated ones, (n,).
        smoothing: what the label of real images lacks of 1.
        mean: over the images, of (n,).
    """
    kept = mean(_cross_entropy(real, 1.0 - smoothing))
    return (kept + mean(_cross_entropy(fake, 0.0))) / 2.0


def _cross_entropy(logits: tf.Tensor, label: float) -> tf.Tensor:
    """Return the binary cross-entropy of each logit, (n,), with a label of 0..1."""
    return tf.nn.sigmoid_cross_entropy_with_logits(tf.fill(tf.shape(logits), label), logits)
