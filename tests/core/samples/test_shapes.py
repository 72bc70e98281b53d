import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from studio.core.samples import shapes
from studio.core.samples.shapes import images


def pictures(count: int, size: int = 48) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    found = list(images(seed=11, count=count, size=size))
    names = sorted({image.path.split("/")[0] for image in found})
    labels = np.array([names.index(image.path.split("/")[0]) for image in found], np.int64)
    return np.stack([image.pixels for image in found]).astype(np.float64), labels


def test_shape_type_and_names() -> None:
    found = list(images(seed=-1, count=2, size=33))
    assert [image.path for image in found] == [
        f"{name}/{name}_00{number}.png"
        for name in ("circle", "square", "triangle")
        for number in (1, 2)
    ]
    assert all(image.pixels.shape == (33, 33, 3) for image in found)
    assert all(image.pixels.dtype == np.uint8 for image in found)


def test_color_tells_nothing_about_the_class() -> None:
    pixels, labels = pictures(300, 32)
    features = np.concatenate([pixels.mean((1, 2)), pixels.std((1, 2))], axis=1) / 255
    order = np.random.default_rng(0).permutation(labels.size)
    train, test = order[:600], order[600:]
    model = LogisticRegression(max_iter=1000).fit(features[train], labels[train])
    # 300 guesses at 1/3 have a standard deviation of 2.7 %
    assert model.score(features[test], labels[test]) < 0.33 + 4 * 0.027


def test_the_outline_has_the_asked_area_and_form() -> None:
    for name, share_of_box in (("circle", np.pi / 4), ("square", 1.0), ("triangle", 0.5)):
        boxes = []
        for seed in range(60):
            mask = shapes._mask(np.random.default_rng(seed), name, 128)
            assert 0.095 < mask.mean() < 0.305
            rows, columns = np.nonzero(mask > 0.5)
            box = (np.ptp(rows) + 1) * (np.ptp(columns) + 1)
            boxes.append(mask.sum() / box)
        # a turned shape fills less of its upright box; the best turned one tells its form
        assert abs(max(boxes) - share_of_box) < 0.06


def test_the_shape_can_be_told_from_its_ground() -> None:
    for seed in range(30):
        rng = np.random.default_rng(seed)
        ground = rng.uniform(0, 255, 3)
        assert np.linalg.norm(shapes._color_apart(rng, ground) - ground) >= 120


def test_every_picture_is_another() -> None:
    pixels, _ = pictures(20)
    assert len({picture.tobytes() for picture in pixels}) == 60
    assert pixels.std((1, 2, 3)).min() > 5
