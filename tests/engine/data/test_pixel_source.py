import threading
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.dataset import pixels as pixels_module
from studio.core.dataset.decode import load_pixels, load_with_digest
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.pixels import open_pixels
from studio.core.dataset.scan import scan
from studio.engine.data.pixel_source import PixelSource

FORM = PixelForm((10, 12), "gray")


def never() -> bool:
    return False


def test_images_are_ready_once_they_are_filled(
    images_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = scan(images_folder)
    labels = dataset.labels().astype(np.int32)
    with open_pixels(dataset, FORM) as pixels:
        source = PixelSource(pixels, labels)
        assert source.specs == (((10, 12, 1), "uint8"),)
        assert source.for_epoch(7, 0, 3) is source
        assert not source.ready(np.array([3, 1])).any()
        source.fill(np.array([3, 1]), np.array([5]), never)
        assert source.ready(np.array([3, 1])).all()
        (found,) = source.gather(np.array([[3, 1], [1, 1]]))
        assert found.shape == (2, 2, 10, 12, 1)
        expected = load_pixels(dataset.file(dataset.images[3]), *FORM)
        np.testing.assert_array_equal(found[0, 0], expected)
        asked = threading.Event()  # no image is there before, however fast images are read

        def late(path: Path, form: PixelForm) -> tuple[NDArray[np.uint8], str]:
            assert asked.wait(60)
            return load_with_digest(path, form)

        def is_given_up() -> bool:
            asked.set()
            return True

        monkeypatch.setattr(pixels_module, "load_with_digest", late)
        with pytest.raises(Cancelled):
            source.fill(np.arange(10, 30), np.arange(0), is_given_up)
