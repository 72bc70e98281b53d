"""When a run that was planned short goes on for longer as if it had been planned so."""

from __future__ import annotations

import msgspec

from studio.core.recipes.recipe import Recipe

_EVEN_SCHEDULE = "constant"
"""The only one whose rate does not hang on how long the stage is."""


def goes_on_exactly(short: Recipe, long: Recipe) -> bool:
    """Return whether a run of `short` that is trained longer ends with the bits of one of `long`.

    Only the last stage of `short` may be longer in `long`: its rate must not hang on its length,
    and its patience would begin again.
    """
    if len(short.stage) != len(long.stage):
        return False
    last = long.stage[-1]
    if last.schedule != _EVEN_SCHEDULE or last.early_stopping:
        return False
    replaced = msgspec.structs.replace(short.stage[-1], epochs=last.epochs)
    return (*short.stage[:-1], replaced) == long.stage
