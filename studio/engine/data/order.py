"""Which image comes when: a full shuffle each epoch, decided by seed, stage and epoch alone.

Nothing is remembered between epochs, so a resumed run draws the same order.
"""

import numpy as np
from numpy.typing import NDArray


def epoch_order(rows: NDArray[np.int64], seed: int, stage: int, epoch: int) -> NDArray[np.int64]:
    """Return `rows` in the order of this epoch.

    Args:
        rows: image indices, shape (n,).
        stage: from 0.
        epoch: from 0, within the stage.
    """
    generator = np.random.default_rng([seed, stage, epoch])
    return generator.permutation(rows)


def batch_seed(seed: int, stage: int, epoch: int, batch: int) -> tuple[int, int]:
    """Return the two int32 words that decide every random change within one batch."""
    text = np.random.SeedSequence([seed, stage, epoch, batch, 1]).generate_state(2, np.uint32)
    return int(text[0] >> 1), int(text[1] >> 1)
