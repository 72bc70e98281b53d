"""A run's folder that was changed by somebody: its model is looked at before it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from crafted_models import keras_file, layer, model

from studio.core.base.errors import InputError
from studio.engine.tasks.prediction import load_model

pytestmark = pytest.mark.engine


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (layer("Lambda", name="trick", function="x"), "trick is or contains custom code"),
        (layer("StringLookup", name="w", vocabulary="/etc/passwd"), "for text or tables"),
    ],
)
def test_model_with_code_is_not_loaded(
    part: dict[str, object], reason: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=reason):
        load_model(keras_file(tmp_path / "model.keras", model(part)))


def test_plain_model_is_loaded(tmp_path: Path) -> None:
    assert load_model(keras_file(tmp_path / "model.keras")).count_params() == 56


def test_half_a_model_is_told(tmp_path: Path) -> None:
    file = keras_file(tmp_path / "model.keras")
    file.write_bytes(file.read_bytes()[:-900])
    with pytest.raises(InputError, match="damaged or cut off"):
        load_model(file)
