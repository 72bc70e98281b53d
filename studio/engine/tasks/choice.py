"""How steps are computed where there is a choice: XLA or not, half or whole precision.

On a CPU there is none: equal runs give equal bits there, and XLA or bfloat16 would not be faster
for it. On a GPU the trial times what is possible, because no rule of thumb holds for every
network and card; what was chosen is kept with the run, so that it goes on as it began.
"""

from __future__ import annotations

from collections.abc import Sequence

from studio.core.recipes.allowed import Precision
from studio.core.wire.messages import DeviceKind

WORTH_IT = 0.95
"""Share of the plain way's time below which another way is taken: timings scatter."""


def compilations(kind: DeviceKind, decided: bool | None, *, devices: int = 1) -> tuple[bool, ...]:
    """Return with what `jit_compile` a stage's step is to be tried, the plain way first.

    Args:
        kind: of the device.
        decided: what the run began with; None at its beginning.
        devices: that share each batch; XLA compiles for a single one.
    """
    if kind is not DeviceKind.GPU or devices > 1:
        return (False,)
    return (False, True) if decided is None else (decided,)


def precisions(kind: DeviceKind, asked: Precision) -> tuple[Precision, ...]:
    """Return the precisions that a training is to be tried in, the plain one first.

    Args:
        kind: of the device.
        asked: the recipe's word.
    """
    if asked != "auto":
        return (asked,)
    return ("float32", "mixed") if kind is DeviceKind.GPU else ("float32",)


def fastest(seconds: Sequence[float]) -> int:
    """Return the place of the least time; 0 unless another is clearly less than the first."""
    best = min(range(len(seconds)), key=lambda place: seconds[place])
    return best if seconds[best] <= WORTH_IT * seconds[0] else 0
