"""Fixtures of the engine's tests."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from studio.engine.quiet_start import choose_kernels

choose_kernels()  # as the engine does before it imports TensorFlow


@pytest.fixture(autouse=True)
def steady_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices of a view grow as on a fast computer: their size changes the last bits of a sum."""
    monkeypatch.setattr("studio.engine.look.pace._SECONDS", 1e9)


@pytest.fixture(autouse=True)
def own_precision() -> Iterator[None]:
    """Leave no precision behind: a run sets Keras' global policy, as it may in its own process."""
    yield
    keras = sys.modules.get("keras")
    if keras is not None:
        keras.config.set_dtype_policy("float32")
