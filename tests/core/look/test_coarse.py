"""Maps as means of blocks."""

import numpy as np
import pytest

from studio.core.look.coarse import coarse, coarse_size


@pytest.mark.parametrize("size", [(28, 28), (29, 12), (112, 112), (5, 200), (1, 1)])
def test_every_block_is_the_mean_of_its_values(size: tuple[int, int]) -> None:
    maps = np.random.default_rng(0).normal(size=(2, 3, *size)).astype(np.float32)
    found = coarse(maps, 28)
    step = -(-max(size) // 28)
    assert found.shape[2:] == coarse_size(*size, 28)
    assert max(found.shape[2:]) <= 28
    for row in range(found.shape[2]):
        for column in range(found.shape[3]):
            down, right = step * row, step * column
            block = maps[:, :, down : down + step, right : right + step]
            expected = block.mean(axis=(2, 3))
            np.testing.assert_allclose(found[:, :, row, column], expected, rtol=1e-4, atol=1e-6)
