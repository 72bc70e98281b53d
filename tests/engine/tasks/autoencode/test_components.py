"""The best linear code, which an autoencoder is compared with."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.engine.tasks.autoencode import components as module
from studio.engine.tasks.autoencode.components import Components

pytestmark = pytest.mark.engine


def _pixels(count: int) -> NDArray[np.uint8]:
    """Images of 4 x 5 that vary in eight directions, and a little in all."""
    numbers = np.random.default_rng(2)
    mixed = numbers.normal(0, 1, (count, 8)) @ numbers.normal(0, 20, (8, 20))
    values = 128 + mixed + numbers.normal(0, 4, (count, 20))
    return np.clip(values, 0, 255).astype(np.uint8).reshape(count, 4, 5, 1)


@pytest.mark.parametrize("code", [1, 3, 8, 20])
def test_the_error_is_the_sum_of_the_eigenvalues_left_out(code: int) -> None:
    """Baldi and Hornik 1989: the floor of every linear autoencoder."""
    pixels = _pixels(400)
    images = np.arange(400)
    found = Components(pixels, images, code, seed=7)
    rows = pixels.reshape(400, 20) / 255.0
    eigenvalues = np.sort(np.linalg.eigvalsh(np.cov(rows.T, bias=True)))[::-1]
    floor = eigenvalues[code:].sum() / 20
    assert found.error(pixels, images) == pytest.approx(floor, rel=1e-3, abs=1e-7)


def test_there_are_never_more_components_than_images_or_values() -> None:
    pixels = _pixels(6)
    assert Components(pixels, np.arange(4), 50, seed=7).count == 4
    assert Components(_pixels(60), np.arange(60), 50, seed=7).count == 20


def test_of_large_data_a_part_is_drawn_by_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    pixels = _pixels(300)
    images = np.arange(300)
    whole = Components(pixels, images, 4, seed=7).error(pixels, images)
    monkeypatch.setattr(module, "MOST_VALUES", 100 * 20)
    drawn = [Components(pixels, images, 4, seed=7).error(pixels, images) for _ in range(2)]
    assert drawn[0] == drawn[1]
    assert whole <= drawn[0] < 1.2 * whole
