"""Mixed precision as a switch of the recipe; the head's last layers stay float32 in any case."""

from collections.abc import Iterator
from contextlib import contextmanager

import keras

from studio.core.recipes.allowed import Precision
from studio.core.wire.messages import DeviceKind
from studio.engine.device import prove_device

POLICIES = {DeviceKind.GPU: "mixed_float16", DeviceKind.CPU: "mixed_bfloat16"}
"""float16 is what a GPU's matrix units take; a CPU computes bfloat16, which needs no scaling."""


def use_precision(precision: Precision) -> None:
    """Set the policy that layers built from now on compute with."""
    keras.config.set_dtype_policy(policy_name(precision))


@contextmanager
def precision_in_force(precision: Precision) -> Iterator[None]:
    """Build the layers of the block with a policy, and those behind it as before."""
    before = keras.config.dtype_policy()
    use_precision(precision)
    try:
        yield
    finally:
        keras.config.set_dtype_policy(before)


def policy_name(precision: Precision) -> str:
    """Return Keras' name of the policy on this device; "auto" is resolved before a run begins."""
    return POLICIES[prove_device().kind] if precision == "mixed" else "float32"


def uses_loss_scaling(precision: Precision) -> bool:
    """Whether gradients are float16, whose small values would vanish unscaled."""
    return policy_name(precision) == "mixed_float16"
