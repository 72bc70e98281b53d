"""XLA's step computes what the plain one does, up to rounding; on a CPU as well as it can be."""

from functools import partial

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.networks.selection import trainable_names
from studio.core.recipes.recipe import Augment, Model
from studio.engine.data.augment import make_augment
from studio.engine.data.feed import Group
from studio.engine.networks.build import build_network
from studio.engine.networks.freezing import apply_trainable
from studio.engine.tasks.classify.objective import CrossEntropy
from studio.engine.training.cut import find_cut
from studio.engine.training.folding import FoldedNetwork
from studio.engine.training.host_copy import host_copy
from studio.engine.training.optimizers import make_optimizer
from studio.engine.training.step import TrainStep
from studio.engine.training.update import Update

pytestmark = pytest.mark.engine

SIZE = (32, 32)


def trained(augment: Augment | None, batches: int, *, jit: bool) -> tuple[NDArray[np.float32], ...]:
    """Return the losses of some batches and the last layer's weights behind them."""
    numbers = np.random.default_rng(4)
    network = build_network(Model(dense=(8,), batch_norm=True), SIZE, "rgb", 3, None, 7)
    chosen = trainable_names(network.layers, ("all",), "train")
    apply_trainable(network.logits, chosen)
    cut = find_cut(network.logits, chosen)
    assert cut.front is not None
    step = TrainStep(
        cut.tail,
        (((*SIZE, 3), "uint8"),),
        Update(cut.tail, partial(make_optimizer, "adam", 1e-3, half=False)),
        CrossEntropy(),
        front=FoldedNetwork(cut.front),
        augment=make_augment(augment),
        is_cached=False,
        jit=jit,
    )
    pixels = numbers.integers(0, 256, (batches, 6, *SIZE, 3), np.uint8)
    group = Group(0, [pixels], numbers.integers(0, 3, (batches, 6)).astype(np.int32))
    seeds = numbers.integers(0, 99, (batches, 2)).astype(np.int32)
    losses, _ = step.run(group, np.full(batches, 1e-3, np.float32), seeds)
    return losses, host_copy(network.logits.get_layer("head_predictions").kernel)


@pytest.mark.parametrize("augment", [None, Augment(rotation=0.1, contrast=0.2)])
@pytest.mark.parametrize("batches", [1, 3])
def test_xla_step_is_the_plain_one(augment: Augment | None, batches: int) -> None:
    plain = trained(augment, batches, jit=False)
    compiled = trained(augment, batches, jit=True)
    for found, expected in zip(compiled, plain, strict=True):
        np.testing.assert_allclose(found, expected, rtol=2e-3, atol=2e-4)
