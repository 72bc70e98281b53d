"""Trained autoencoders against what mathematics says of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf
from engine_runs import Watched
from numpy.typing import NDArray
from PIL import Image

from studio.core.recipes.recipe import Autoencoder, Data, Recipe, Stage
from studio.core.samples.write import write_sample
from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.noise import noisy, pixel_draws
from studio.engine.tasks.autoencode.draws import Draws
from studio.engine.tasks.autoencode.objective import divergences

pytestmark = pytest.mark.engine

COUNT = 300
NOISE = 0.05


def near_grey(folder: Path, side: int) -> NDArray[np.float64]:
    """Write images near mid grey, where the sigmoid is straight, as six directions and noise.

    Returns:
        them as rows of values in 0..1.
    """
    numbers = np.random.default_rng(2)
    values = side * side
    strengths = 3 * side / 8 * np.array([16, 14, 6, 5, 4, 4])
    directions = np.linalg.qr(numbers.normal(size=(values, 6)))[0].T
    pixels = 128 + numbers.normal(0, strengths, (COUNT, 6)) @ directions
    pixels += numbers.normal(0, 3, (COUNT, values))
    images = np.rint(pixels).clip(0, 255).astype(np.uint8)
    folder.mkdir()
    for number, image in enumerate(images):
        Image.fromarray(image.reshape(side, side)).save(folder / f"{number:03d}.png")
    rows: NDArray[np.float64] = images / 255.0
    return rows


def linear(images: Path, side: int, runs: Path, table: Autoencoder, stage: Stage) -> Autoencoded:
    """Train without hidden layers on all images; return the result."""
    recipe = Recipe(
        name="Linear",
        task="autoencode",
        data=Data(
            folder=str(images),
            image_size=(side, side),
            color="gray",
            validation=0,
            test=0,
            batch_size=5,
            duplicates="apart",
        ),
        autoencoder=table,
        stage=(stage,),
    )
    result = Watched().train(recipe, runs).report().result
    assert isinstance(result, Autoencoded)
    return result


def test_a_linear_autoencoder_reaches_the_floor_of_principal_components(tmp_path: Path) -> None:
    """Baldi and Hornik 1989: no linear code of that size does better, and training finds it."""
    rows = near_grey(tmp_path / "images", 16)
    table = Autoencoder(kind="dense", code=2, dense=(), loss="mean_squared_error")
    stage = Stage(epochs=30, learning_rate=0.005, schedule="cosine")
    result = linear(tmp_path / "images", 16, tmp_path / "runs", table, stage)
    eigenvalues = np.linalg.eigvalsh(np.cov(rows.T, bias=True))
    floor = float(eigenvalues[:-2].sum()) / 256
    assert result.pca_error.train == pytest.approx(floor, rel=1e-3)
    assert result.error.train == pytest.approx(floor, rel=0.01)
    assert floor < 0.5 * float(rows.var(axis=0).mean())  # whoever learns nothing is far off


def test_a_linear_denoiser_reaches_the_floor_of_wiener(tmp_path: Path) -> None:
    """Of all linear filters, S (S + N)^-1 leaves the least: trace(S - S (S + N)^-1 S)."""
    rows = near_grey(tmp_path / "images", 8)
    table = Autoencoder(
        kind="dense",
        code=64,
        dense=(),
        loss="mean_squared_error",
        noise_std=NOISE,
        clip=False,
    )
    stage = Stage(epochs=40, learning_rate=0.01, schedule="cosine")
    result = linear(tmp_path / "images", 8, tmp_path / "runs", table, stage)
    spread = np.cov(rows.T, bias=True)
    kept = spread @ np.linalg.solve(spread + NOISE**2 * np.eye(64), spread)
    floor = float(np.trace(spread - kept)) / 64
    assert floor < 0.3 * NOISE**2
    assert result.error.train == pytest.approx(floor, rel=0.1)
    assert result.noisy_error.train == pytest.approx(NOISE**2, rel=0.03)


def test_the_divergence_is_what_drawing_codes_estimates() -> None:
    mean = np.array([0.0, 1.5, -0.3, 0.0], np.float32)
    log_variance = np.array([0.0, -1.0, 0.7, -4.0], np.float32)
    exact = divergences(tf.constant(mean), tf.constant(log_variance)).numpy()
    numbers = np.random.default_rng(1).standard_normal((200_000, 4))
    drawn = mean + np.exp(log_variance / 2) * numbers
    own = -0.5 * (numbers**2 + log_variance)  # logarithms of densities, without what they share
    prior = -0.5 * drawn**2
    np.testing.assert_allclose(exact, (own - prior).mean(axis=0), atol=0.02)
    assert exact[0] == 0


def test_the_graph_adds_the_noise_that_the_gallery_shows() -> None:
    noise = Autoencoder(noise_mean=0.3, noise_std=0.2).noise
    assert noise is not None
    draws = Draws(noise, 3, (4, 5, 1), seed=7)
    pixels = np.random.default_rng(1).integers(0, 256, (2, 4, 5, 1)).astype(np.uint8)
    images = np.array([4, 9])
    drawn = draws.of_images(images)
    assert np.array_equal(drawn[0], pixel_draws(7, [4, 9], (4, 5, 1)))
    seen, numbers = draws.inputs(tf.constant(pixels, tf.float32), [tf.constant(d) for d in drawn])
    np.testing.assert_allclose(seen, noisy(pixels, noise, 7, [4, 9]).pixels, rtol=1e-5, atol=1e-3)
    assert numbers.shape == (2, 3)
    rest = draws.at_rest([tf.constant(d) for d in drawn])
    assert rest is not None
    assert not np.asarray(rest[1]).any()
    assert np.array_equal(rest[0], drawn[0])


def test_digits_are_cleaned_by_six_decibels(tmp_path: Path) -> None:
    write_sample("digits", tmp_path / "digits", size=8, count=100)
    recipe = Recipe(
        name="Clean",
        task="autoencode",
        data=Data(folder=str(tmp_path / "digits"), image_size=(8, 8), color="gray"),
        autoencoder=Autoencoder(kind="dense", code=32, dense=(128,), noise_mean=0.5, noise_std=0.1),
        stage=(Stage(epochs=20, learning_rate=3e-3),),
    )
    result = Watched().train(recipe, tmp_path / "runs").report().result
    assert isinstance(result, Autoencoded)
    assert result.psnr.test is not None
    assert result.noisy_psnr.test is not None
    assert result.psnr.test >= result.noisy_psnr.test + 6
    assert result.ssim.test is not None
    assert result.noisy_ssim.test is not None
    assert result.ssim.test > result.noisy_ssim.test + 0.1
