import numpy as np
from PIL import Image
from sklearn.datasets import load_digits

from studio.core.samples.digits import images


def test_all_scans_are_there_with_their_real_ink() -> None:
    found = list(images(seed=3, count=183, size=8))
    assert len(found) == 1797
    assert len({image.path for image in found}) == 1797
    digits = load_digits()
    for image, scan, label in zip(found, digits.images, digits.target, strict=True):
        assert image.path.startswith(f"{label}/")
        assert np.array_equal(image.pixels, np.rint(scan * 255 / 16))


def test_a_limit_takes_the_first_of_each_digit() -> None:
    few = list(images(seed=0, count=2, size=8))
    many = {image.path: image.pixels for image in images(seed=0, count=9, size=8)}
    assert sorted(image.path[0] for image in few) == sorted("0123456789" * 2)
    assert all(np.array_equal(image.pixels, many[image.path]) for image in few)


def test_the_enlarged_scan_sits_in_a_black_margin_and_shrinks_back() -> None:
    scan = load_digits().images[0] * (255 / 16)
    pixels = next(images(seed=0, count=1, size=32)).pixels
    assert pixels.shape == (32, 32)
    assert pixels.dtype == np.uint8
    inside = pixels[4:28, 4:28]
    assert pixels.sum() == inside.sum()
    back = np.asarray(Image.fromarray(inside).resize((8, 8), Image.Resampling.BOX), np.float64)
    assert np.corrcoef(back.ravel(), scan.ravel())[0, 1] > 0.97


def test_the_smallest_size_has_no_margin() -> None:
    pixels = next(images(seed=0, count=1, size=9)).pixels
    assert pixels.shape == (9, 9)
