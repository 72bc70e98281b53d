"""Whole files come through the process of their own unchanged, and are opened once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from crafted_models import h5_file, keras_file, layer, model

from studio.core.base import paths
from studio.engine.networks.opening import opened
from studio.engine.networks.opening.opened import opened_model

pytestmark = pytest.mark.engine


def never(*_: object) -> None:
    raise AssertionError("the file was opened again")


@pytest.mark.parametrize("name", ["good.keras", "good.h5"])
def test_model_comes_back_and_is_opened_once(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = (keras_file if name.endswith(".keras") else h5_file)(tmp_path / name)
    found = opened_model(file)
    expected = np.random.default_rng(1).normal(0, 0.1, (3, 3, 3, 2)).astype("f4")
    np.testing.assert_array_equal(found.get_layer("conv").get_weights()[0], expected)
    moved = file.rename(tmp_path / f"moved{file.suffix}")
    monkeypatch.setattr(opened, "open_apart", never)
    again = opened_model(moved)
    np.testing.assert_array_equal(again.get_layer("conv").get_weights()[0], expected)


def test_how_it_was_trained_is_left_out(tmp_path: Path) -> None:
    """A loss that somebody wrote does not matter for the layers."""
    evil = {"loss": {"class_name": "function", "config": "mine", "module": "my.losses"}}
    inner = model() | {"compile_config": evil}
    inner["config"]["name"] = "inner"
    outer = layer("Sequential", "keras", name="outer", layers=[inner["config"]["layers"][0]])
    outer["config"]["layers"] += inner["config"]["layers"][1:]
    outer["compile_config"] = evil
    assert not opened_model(keras_file(tmp_path / "own.keras", outer)).compiled


def test_damaged_copy_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = keras_file(tmp_path / "good.keras")
    opened_model(file)
    (copy,) = (paths.cache() / "opened").iterdir()
    whole = {item.name: item.read_bytes() for item in copy.iterdir()}

    def instead(_file: Path, part: Path) -> None:
        for name, content in whole.items():
            (part / name).write_bytes(content)

    monkeypatch.setattr(opened, "open_apart", instead)
    for name in whole:
        (copy / name).write_bytes(b"half")
        opened_model(file)
        assert (copy / name).read_bytes() == whole[name]


def test_copies_used_last_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keras_file(tmp_path / "first.keras")
    opened_model(first)
    (copy,) = (paths.cache() / "opened").iterdir()

    def instead(_file: Path, part: Path) -> None:
        for item in copy.iterdir():
            (part / item.name).write_bytes(item.read_bytes())

    monkeypatch.setattr(opened, "open_apart", instead)
    for index in range(5):
        config = model()
        config["config"]["name"] = f"other_{index}"
        opened_model(keras_file(tmp_path / f"{index}.keras", config))
        opened_model(first)
    kept = list((paths.cache() / "opened").iterdir())
    assert len(kept) == 4
    assert copy in kept
