"""One turn of a GAN: who moves when, and where the two come to rest."""

from __future__ import annotations

import keras
import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.recipes.recipe import Augment, Gan
from studio.engine.data.augment import AugmentFunction, make_augment
from studio.engine.data.feed import Group
from studio.engine.tasks.gan.latents import with_classes
from studio.engine.tasks.gan.network import build_gan
from studio.engine.tasks.gan.step import GanJudgement, GanStep, Opponents, critic_loss

pytestmark = pytest.mark.engine

SPECS = (((28, 28, 1), "uint8"),)
POINT_SPECS = (((2,), "float32"),)


def image_networks(settings: Gan, classes: int = 0) -> Opponents:
    network = build_gan(settings, (28, 28), "gray", classes, seed=1)
    generator, *averaged = network.opponents
    return Opponents(network.logits, generator, averaged[0] if averaged else None, classes)


def adams(rate: float = 2e-4) -> tuple[keras.Optimizer, keras.Optimizer]:
    first, second = (keras.optimizers.Adam(rate, beta_1=0.5) for _ in range(2))
    return first, second


def group_of(values: NDArray[np.generic], batches: int, labels: NDArray[np.int32]) -> Group:
    size = len(values) // batches
    return Group(
        0, [values.reshape(batches, size, *values.shape[1:])], labels.reshape(batches, size)
    )


def values_of(model: keras.Model) -> list[NDArray[np.float32]]:
    return [np.array(value) for value in model.get_weights()]


def run(step: GanStep, group: Group, rate: float = 2e-4) -> NDArray[np.float32]:
    count = group.batches
    seeds = np.arange(2 * count, dtype=np.int32).reshape(count, 2)
    return step.run(group, np.full(count, rate, np.float32), seeds)[1]


def test_each_network_moves_in_its_own_half_of_the_turn_only() -> None:
    """Frozen, the discriminator keeps its weights and statistics; its own half moves no other."""
    settings = Gan(filters=4, latent=5, average=0.0)
    pixels = np.random.default_rng(0).integers(0, 256, (8, 28, 28, 1)).astype(np.uint8)
    group = group_of(pixels, 1, np.zeros(8, np.int32))

    class Still(keras.optimizers.SGD):  # type: ignore[misc]  # Keras has no types
        """Takes no step."""

        def update_step(self, gradient: object, variable: object, learning_rate: object) -> None:
            """Leave the variable."""

    networks = image_networks(settings)
    step = GanStep(networks, settings, (adams()[0], Still()), SPECS)
    trained = [v.numpy() for v in networks.generator.trainable_variables]
    before = values_of(networks.discriminator)
    run(step, group)
    for old, new in zip(trained, networks.generator.trainable_variables, strict=True):
        np.testing.assert_array_equal(old, new.numpy())
    assert any(
        (old != new).any()
        for old, new in zip(before, values_of(networks.discriminator), strict=True)
    )

    networks = image_networks(settings)
    step = GanStep(networks, settings, (Still(), adams()[1]), SPECS)
    trained = [v.numpy() for v in networks.discriminator.trainable_variables]
    before = values_of(networks.generator)
    run(step, group)
    for old, new in zip(trained, networks.discriminator.trainable_variables, strict=True):
        np.testing.assert_array_equal(old, new.numpy())
    assert any(
        (old != new).any() for old, new in zip(before, values_of(networks.generator), strict=True)
    )


def test_the_discriminator_sees_real_and_generated_images_changed_alike() -> None:
    """What hides all that tells them apart leaves the generator nothing to learn from."""
    settings = Gan(filters=4, latent=5, average=0.0)
    pixels = np.random.default_rng(0).integers(0, 256, (8, 28, 28, 1)).astype(np.uint8)
    group = group_of(pixels, 1, np.zeros(8, np.int32))

    def moved(augment: AugmentFunction | None) -> tuple[float, NDArray[np.float32]]:
        networks = image_networks(settings)
        before = [v.numpy() for v in networks.generator.trainable_variables]
        optimizers = tuple(keras.optimizers.SGD(1.0) for _ in range(2))
        sums = run(GanStep(networks, settings, optimizers, SPECS, augment=augment), group, 1.0)
        after = [v.numpy() for v in networks.generator.trainable_variables]
        way = sum(float(np.abs(b - a).sum()) for a, b in zip(before, after, strict=True))
        return way, sums

    still, sums = moved(lambda images, _seed, _rows=None: images * 0.0)
    assert still == 0.0
    assert sums[2, 0] == sums[3, 0]  # scores of real and of generated images
    way, _ = moved(make_augment(Augment(flip="both", noise=0.1, brightness=0.2, translation=0.1)))
    assert way > 0.0


def test_statistics_of_batch_normalisation_are_learned_in_both() -> None:
    settings = Gan(filters=4, latent=5, average=0.0)
    networks = image_networks(settings)
    step = GanStep(networks, settings, adams(), SPECS)
    pixels = np.full((8, 28, 28, 1), 255, np.uint8)
    for model, name in (
        (networks.generator, "generator_norm_2"),
        (networks.discriminator, "discriminator_norm_2"),
    ):
        before = model.get_layer(name).moving_variance.numpy()
        run(step, group_of(pixels, 1, np.zeros(8, np.int32)))
        after = model.get_layer(name).moving_variance.numpy()
        assert (before != after).any()
    # Momentum 0.9 of real and of generated images, and nothing of the generator's own half.
    fresh = image_networks(settings)
    layer = fresh.discriminator.get_layer("discriminator_norm_2")
    run(GanStep(fresh, settings, adams(), SPECS), group_of(pixels, 1, np.zeros(8, np.int32)))
    assert (layer.moving_variance.numpy() >= 0.81 - 1e-6).all()


def test_a_group_takes_the_same_steps_as_its_batches_one_by_one() -> None:
    settings = Gan(filters=4, latent=5, average=0.9)
    pixels = np.random.default_rng(0).integers(0, 256, (12, 28, 28, 1)).astype(np.uint8)
    labels = np.zeros(12, np.int32)
    whole = image_networks(settings)
    run(GanStep(whole, settings, adams(), SPECS), group_of(pixels, 3, labels))
    single = image_networks(settings)
    step = GanStep(single, settings, adams(), SPECS)
    for index in range(3):
        part = group_of(pixels[4 * index : 4 * index + 4], 1, labels[:4])
        step.run(
            part,
            np.full(1, 2e-4, np.float32),
            np.array([[2 * index, 2 * index + 1]], np.int32),
        )
    for one, other in zip(whole[:3], single[:3], strict=True):
        for left, right in zip(values_of(one), values_of(other), strict=True):
            np.testing.assert_array_equal(left, right)


def test_the_average_is_the_mean_of_the_states_with_falling_weights() -> None:
    settings = Gan(filters=4, latent=5, average=0.5)
    networks = image_networks(settings)
    assert networks.averaged is not None
    step = GanStep(networks, settings, adams(1e-2), SPECS)
    pixels = np.random.default_rng(0).integers(0, 256, (4, 28, 28, 1)).astype(np.uint8)
    expected = values_of(networks.generator)
    for turn in range(1, 5):
        run(step, group_of(pixels, 1, np.zeros(4, np.int32)), 1e-2)
        decay = min(0.5, (1 + turn) / (10 + turn))
        expected = [
            decay * mean + (1 - decay) * value
            for mean, value in zip(expected, values_of(networks.generator), strict=True)
        ]
    for mean, value in zip(expected, values_of(networks.averaged), strict=True):
        np.testing.assert_allclose(value, mean, rtol=1e-4, atol=1e-6)


def test_only_the_label_of_real_images_is_smoothed() -> None:
    real, fake = np.array([0.3, -1.0], np.float32), np.array([2.0, -0.5], np.float32)

    def entropy(logits: NDArray[np.float32], label: float) -> NDArray[np.float64]:
        share = 1 / (1 + np.exp(-logits.astype(np.float64)))
        found: NDArray[np.float64] = -label * np.log(share) - (1 - label) * np.log(1 - share)
        return found

    expected = (entropy(real, 0.9).mean() + entropy(fake, 0.0).mean()) / 2
    assert float(critic_loss(real, fake, 0.1)) == pytest.approx(expected, rel=1e-6)


def test_a_batch_that_is_no_number_stops_the_group_and_moves_nothing() -> None:
    settings = Gan(filters=4, latent=5, average=0.9)
    networks = image_networks(settings)
    step = GanStep(networks, settings, adams(), (((28, 28, 1), "float32"),))
    pixels = np.zeros((12, 28, 28, 1), np.float32)
    pixels[4:8] = np.nan
    found = run(step, group_of(pixels, 3, np.zeros(12, np.int32)))
    assert found.shape[1] == 2
    assert np.isfinite(found[:, 0]).all()
    assert not np.isfinite(found[:, 1]).all()
    assert all(np.isfinite(v.numpy()).all() for v in networks.generator.trainable_variables)
    assert all(np.isfinite(v.numpy()).all() for v in networks.discriminator.trainable_variables)


def points_gan(depth: int, width: int, latent: int) -> Opponents:
    """Dense networks for points of the plane, where everything is known."""
    layers = keras.layers
    keras.utils.set_random_seed(5)
    given = keras.Input((latent,))
    x = given
    for _ in range(depth):
        x = layers.Dense(width, activation="relu")(x)
    generator = keras.Model(given, layers.Dense(2)(x))
    point = keras.Input((2,))
    x = point
    for _ in range(depth):
        x = layers.Dense(width, activation="relu")(x)
    return Opponents(keras.Model(point, layers.Dense(1)(x)), generator, None, 0)


def test_with_the_generator_fixed_the_discriminator_learns_the_ratio_of_densities() -> None:
    """Goodfellow et al. 2014, proposition 1: D approaches p / (p + q)."""
    networks = points_gan(2, 32, 2)
    given = keras.Input((2,))
    networks = networks._replace(  # draws its latent vectors themselves: N(0, 1)
        generator=keras.Model(given, keras.layers.Rescaling(1.0)(given))
    )
    settings = Gan(latent=2, label_smoothing=0.0, average=0.0)
    step = GanStep(networks, settings, adams(5e-3), POINT_SPECS)
    random = np.random.default_rng(0)
    for turn in range(25):
        real = random.normal((1.0, 0.0), 1.0, (40 * 128, 2)).astype(np.float32)
        group = group_of(real, 40, np.zeros(len(real), np.int32))
        seeds = random.integers(0, 2**31 - 1, (40, 2)).astype(np.int32)
        step.run(group, np.full(40, 5e-3 * 0.85**turn, np.float32), seeds)
    places = np.array([[x, y] for x in (-1.0, 0.0, 0.5, 1.0, 2.0) for y in (-1.0, 0.0, 1.0)])
    judged = 1 / (1 + np.exp(-networks.logits(places.astype(np.float32), None, training=False)))
    expected = 1 / (1 + np.exp(0.5 - places[:, 0]))  # ratio of N((1, 0), 1) and N(0, 1)
    np.testing.assert_allclose(judged, expected, atol=0.06)


def test_the_generator_covers_a_ring_of_eight_gaussians() -> None:
    """Metz et al. 2017: whoever collapses covers one or two of them."""
    networks = points_gan(2, 128, 16)
    settings = Gan(latent=16, label_smoothing=0.1, average=0.0)
    step = GanStep(networks, settings, adams(1e-3), POINT_SPECS)
    angles = np.arange(8) * np.pi / 4
    modes = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    random = np.random.default_rng(1)
    for _ in range(60):
        chosen = modes[random.integers(0, 8, 50 * 128)]
        real = (chosen + random.normal(0, 0.05, chosen.shape)).astype(np.float32)
        group = group_of(real, 50, np.zeros(len(real), np.int32))
        seeds = random.integers(0, 2**31 - 1, (50, 2)).astype(np.int32)
        step.run(group, np.full(50, 1e-3, np.float32), seeds)
    made = np.asarray(networks.generator(random.standard_normal((2000, 16)).astype(np.float32)))
    apart = np.linalg.norm(made[:, None] - modes[None], axis=2)
    near = apart.min(axis=1) < 0.3
    counts = np.bincount(apart.argmin(axis=1)[near], minlength=8)
    assert (counts >= 20).sum() >= 7


def test_judging_compares_with_the_same_drawings_and_changes_nothing() -> None:
    settings = Gan(filters=4, latent=5)
    networks = image_networks(settings)
    judgement = GanJudgement(networks, settings, SPECS, seed=3)
    pixels = np.random.default_rng(0).integers(0, 256, (6, 28, 28, 1)).astype(np.uint8)
    before = values_of(networks.discriminator)
    first, _ = judgement.run([pixels], np.zeros(6, np.int32), np.arange(6))
    second, _ = judgement.run([pixels], np.zeros(6, np.int32), np.arange(6))
    np.testing.assert_array_equal(first, second)
    assert first.shape == (4, 6)
    for old, new in zip(before, values_of(networks.discriminator), strict=True):
        np.testing.assert_array_equal(old, new)


def test_a_conditional_one_draws_the_class_that_is_asked_for() -> None:
    """Images of one colour for each class: the drawings of a class have its colour."""
    settings = Gan(kind="conditional", filters=8, latent=8, average=0.0)
    network = build_gan(settings, (28, 28), "rgb", 3, seed=1)
    networks = Opponents(network.logits, network.opponents[0], None, 3)
    step = GanStep(networks, settings, adams(1e-3), (((28, 28, 3), "uint8"),))
    random = np.random.default_rng(0)
    for _ in range(12):
        labels = random.integers(0, 3, 12 * 16).astype(np.int32)
        pixels = random.integers(0, 60, (len(labels), 28, 28, 3))
        pixels[np.arange(len(labels)), :, :, labels] += 180
        group = group_of(pixels.astype(np.uint8), 12, labels)
        seeds = random.integers(0, 2**31 - 1, (12, 2)).astype(np.int32)
        step.run(group, np.full(12, 1e-3, np.float32), seeds)
    asked = np.arange(30, dtype=np.int32) % 3
    latents = with_classes(random.standard_normal((30, 8)).astype(np.float32), asked, 11)
    drawn = np.asarray(networks.generator(latents, training=False))
    assert (drawn.mean(axis=(1, 2)).argmax(axis=1) == asked).mean() >= 0.9
