"""Rows of numbers as points in a plane.

Principal components, or t-SNE: Van der Maaten, Hinton: Visualizing data using t-SNE, JMLR 2008, as
scikit-learn computes it.
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor, wait

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

ROUNDS = 4
_ROUND = 250
"""Steps of t-SNE, the fewest that scikit-learn takes at once."""

_EXAGGERATION = 12.0
"""Of the first round, scikit-learn's own."""

_PERPLEXITY = 30.0
_WAIT = 0.005
"""Seconds of a slice in which another thread computes."""

FEWEST = 4
"""Rows that t-SNE can do something with."""


def principal(values: Array, seed: int) -> tuple[Array, float]:
    """Return two principal components, float32 (rows, 2), and their share of the variance."""
    from sklearn.decomposition import PCA

    points = np.zeros((len(values), 2), np.float32)
    if not values.std(axis=0).any():  # a single row, or all alike
        return points, 1.0
    components = min(2, *values.shape)
    pca = PCA(components, random_state=seed).fit(values)
    points[:, :components] = pca.transform(values)
    return points, float(pca.explained_variance_ratio_.sum())


def tsne(
    values: Array, begin: Array, seed: int
) -> Generator[tuple[int, Array | None], None, Array]:
    """Move points in rounds, in a thread of its own: a training goes on meanwhile.

    Args:
        values: rows (n, numbers).
        begin: principal components of them, (n, 2).
        seed: of what is drawn by chance.

    Yields:
        how many of `ROUNDS` are done, and the points after them, None before the first.

    Returns:
        the points at the end.
    """
    scale = begin[:, 0].std() or 1.0
    points: Array = (begin * (1e-4 / scale)).astype(np.float32)  # scikit-learn begins as small
    moved: Array | None = None
    thread = ThreadPoolExecutor(1, "t-SNE")
    try:
        for number in range(ROUNDS):
            work = thread.submit(_round, values, points, number, seed)
            while not work.done():
                wait([work], _WAIT)
                yield number, moved
            points = moved = work.result()
    finally:
        thread.shutdown(wait=False, cancel_futures=True)
    return points


def _round(values: Array, points: Array, number: int, seed: int) -> Array:
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    tsne = TSNE(
        perplexity=min(_PERPLEXITY, (len(values) - 1) / 3),
        early_exaggeration=_EXAGGERATION if number == 0 else 1.0,
        max_iter=_ROUND,
        init=points,
        random_state=seed,
        n_jobs=1,
    )
    with threadpool_limits(1):  # the others are for whoever trains
        made: Array = tsne.fit_transform(values)
    return made
