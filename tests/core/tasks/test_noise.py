"""Noise on images: what it adds, and that each image keeps its own."""

import numpy as np

from studio.core.tasks.noise import Noise, code_draws, noisy

GRAY = np.full((3, 20, 30, 1), 102, np.uint8)  # 0.4


def test_noise_has_the_mean_and_the_spread_that_was_asked_for() -> None:
    found = noisy(GRAY, Noise(0.1, 0.05, clip=False), 7, range(3)).pixels / 255
    assert abs(float(found.mean()) - 0.5) < 0.005
    assert abs(float(found.std()) - 0.05) < 0.002
    assert found.dtype == np.float32


def test_an_image_has_the_same_noise_in_whatever_batch_it_comes() -> None:
    noise = Noise(0.0, 0.2, clip=True)
    whole = noisy(GRAY, noise, 7, [5, 6, 7]).pixels
    assert np.array_equal(noisy(GRAY[:1], noise, 7, [6]).pixels[0], whole[1])
    assert not np.array_equal(whole[0], whole[1])
    assert not np.array_equal(noisy(GRAY, noise, 8, [5, 6, 7]).pixels, whole)
    assert np.array_equal(code_draws(7, [6], 4)[0], code_draws(7, [5, 6], 4)[1])


def test_half_of_the_values_of_a_black_and_white_picture_are_clipped() -> None:
    """Measured for methods.md: N(0, sd) takes every second value beyond black or white."""
    picture = np.zeros((1, 64, 64, 1), np.uint8)
    picture[:, :, 32:] = 255
    found = noisy(picture, Noise(0.0, 0.1, clip=True), 1, [0])
    assert abs(found.clipped - 0.5) < 0.02
    assert found.pixels.min() == 0
    assert found.pixels.max() == 255
    assert found.pictures.dtype == np.uint8
    assert noisy(picture, Noise(0.5, 0.1, clip=True), 1, [0]).clipped > 0.49
