"""A network as it computes in float32, for formats that know no mixed precision."""

from __future__ import annotations

from typing import Any

import keras

_FULL = "float32"


def in_float32(model: keras.Model) -> keras.Model:
    """Return `model`, or where a layer computes in 16 bits a copy in which none does.

    The weights are float32 in both, so nothing is lost; what the two answer differs by the
    rounding of 16 bits.
    """
    if all(layer.compute_dtype == _FULL for layer in model.layers):
        return model
    twin = model.__class__.from_config(_with_full_policies(model.get_config()))
    twin.set_weights(model.get_weights())
    return twin


def _with_full_policies(config: Any) -> Any:  # noqa: ANN401  # whatever a layer's config holds
    """Return a config in which every policy, by its object or its name, is float32's."""
    if isinstance(config, dict):
        if config.get("class_name") == "DTypePolicy":
            return {**config, "config": {"name": _FULL}}
        return {key: _with_full_policies(value) for key, value in config.items()}
    if isinstance(config, list | tuple):
        return type(config)(_with_full_policies(item) for item in config)
    return _FULL if config in ("mixed_float16", "mixed_bfloat16") else config
