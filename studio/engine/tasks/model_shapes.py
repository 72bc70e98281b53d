"""Whether a model that was loaded is the one that a run describes."""

from __future__ import annotations

from pathlib import Path

import keras

from studio.core.base.errors import InputError

Shape = tuple[int | None, ...]


def check_shapes(model: keras.Model, file: Path, given: Shape, made: Shape) -> None:
    """Refuse a model that takes or gives something else than the run's.

    Args:
        model: what was loaded.
        file: that it came from.
        given: what the run's own takes, the first axis None.
        made: what that makes of it.

    Raises:
        InputError: so it is.
    """
    if model.input_shape != given or model.output_shape != made:
        raise InputError(
            "{file} is not the model of this run: it makes {found} of {shape}, expected {made} "
            "of {given}. The run's folder was changed.",
            file=str(file),
            found=str(model.output_shape)[:80],
            shape=str(model.input_shape)[:80],
            made=str(made),
            given=str(given),
        )
