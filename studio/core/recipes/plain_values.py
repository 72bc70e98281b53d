"""A recipe as plain values, such as TOML can hold."""

from __future__ import annotations

from typing import Any


def without_empty(value: Any) -> Any:  # noqa: ANN401  # any TOML value
    """Return `value` without fields that are None, which TOML has not, and without empty tables."""
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item not in (None, {})}
    if isinstance(value, list | tuple):
        return [without_empty(item) for item in value]
    return value
