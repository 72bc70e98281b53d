"""Birds and mammals: they fill the image as they should, and nothing but shape tells them apart."""

import numpy as np
from PIL import Image

from studio.core.samples.creature_shapes import Cover, bird, ellipse, limb, mammal, turned
from studio.core.samples.creatures import images
from studio.core.samples.photographs import named_photographs


def test_a_turned_ellipse_and_a_limb_reach_as_far_as_they_should() -> None:
    outline = ellipse(np.array([3.0, 4.0]), (2.0, 1.0), np.pi / 2)
    assert np.allclose(outline.min(0), [2, 2])
    assert np.allclose(outline.max(0), [4, 6])
    assert np.allclose(turned(np.array([[1.0, 0.0]]), np.pi / 2), [[0, 1]])
    side, *ends = limb([(0, 0), (1, 0), (2, 0)], (0.5, 0.1))
    assert np.allclose([side[:, 1].min(), side[:, 1].max()], [-0.5, 0.5])
    assert [end.mean(0).round(6).tolist() for end in ends] == [[0, 0], [2, 0]]


def test_both_have_an_eye_and_birds_alone_a_beak() -> None:
    for seed in range(20):
        birds, mammals = (list(make(np.random.default_rng(seed))) for make in (bird, mammal))
        for parts in (birds, mammals):
            assert any(part.cover is Cover.LIGHT for part in parts)
            every = np.concatenate([one for part in parts for one in part.outlines])
            assert np.isfinite(every).all()
            assert 0.8 < np.ptp(every[:, 0]) < 3
        assert any(part.cover is Cover.HORN for part in birds)
        assert not any(part.cover is Cover.HORN for part in mammals)


def test_grounds_are_photographs_that_come_with_scikit_image() -> None:
    assert len(named_photographs(("coffee.png", "nothing.png"))) == 1


def test_colours_and_brightness_do_not_tell_the_classes_apart() -> None:
    found: dict[str, list[np.ndarray]] = {"bird": [], "mammal": []}
    for image in images(5, 60, 32):
        small = np.asarray(Image.fromarray(image.pixels).resize((4, 4)), np.float64)
        found[image.path.partition("/")[0]].append(small.mean((0, 1)))
    birds, mammals = (np.array(found[name]) for name in ("bird", "mammal"))
    error = np.sqrt(birds.var(0) / 60 + mammals.var(0) / 60)
    assert (np.abs(birds.mean(0) - mammals.mean(0)) < 4 * error).all()
