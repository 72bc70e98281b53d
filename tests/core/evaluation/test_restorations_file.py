"""restorations.npy: written, read, refused where it is of other images."""

from pathlib import Path

import numpy as np
import pytest

from studio.core.base.errors import InputError
from studio.core.dataset.images import Dataset, Image
from studio.core.dataset.split import Split
from studio.core.evaluation import restorations as tables
from studio.core.evaluation.restorations import decibels, of_split

NONE = np.zeros(0, np.int64)
SPLIT = Split(np.array([1, 2]), NONE, np.array([0]), 0.0, 0.3, 7)


def dataset(count: int) -> Dataset:
    images = tuple(Image(f"{n}.png", 0, None, 4, 4, 9, "0" * 32) for n in range(count))
    return Dataset("/images", ("a",), images, ())


def column(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_what_was_written_is_read_by_part(tmp_path: Path) -> None:
    unknown = column(*[np.nan] * 3)
    made = of_split(SPLIT, column(0.1, 0.01, 0.0), column(0.5, np.nan, 1.0), unknown, unknown)
    file = tmp_path / "restorations.npy"
    tables.write(made, file)
    found = tables.read(file, dataset(3))
    assert found.used_parts == ("train", "test")
    assert found.part("train").images.tolist() == [1, 2]
    assert found.part("test").images.tolist() == [0]
    np.testing.assert_allclose(found.psnr, [10, 20, 100], rtol=1e-5)
    assert not found.is_denoising
    assert np.isnan(found.noisy_psnr).all()
    assert np.load(file)["error"].tolist() == pytest.approx([0.1, 0.01, 0.0])


def test_other_images_and_damage_are_said(tmp_path: Path) -> None:
    file = tmp_path / "restorations.npy"
    values = column(0.1, 0.2, 0.3)
    tables.write(of_split(SPLIT, values, values, values, values), file)
    with pytest.raises(InputError, match="does not belong to this run's images"):
        tables.read(file, dataset(2))
    file.write_bytes(file.read_bytes()[:40])
    with pytest.raises(InputError, match="is damaged"):
        tables.read(file, dataset(3))


def test_decibels_follow_the_definition() -> None:
    assert decibels(column(1.0, 1e-4)).tolist() == pytest.approx([0, 40])
