import numpy as np
import pytest
import skimage.color
import tensorflow as tf
from msgspec.structs import replace
from scipy import ndimage

from studio.core.recipes.recipe import Augment
from studio.engine.data import augment as augments
from studio.engine.data.augment import Rows, RowSeeds, make_augment, make_row_augment

pytestmark = pytest.mark.engine

NUMBERS = np.random.default_rng(1)
IMAGES: np.ndarray = NUMBERS.integers(0, 256, (16, 9, 12, 3)).astype(np.float32)
EVERYTHING = Augment(
    flip="both", rotation=0.5, zoom=0.5, translation=0.3, shear=0.3, brightness=0.4, contrast=0.6
)
ALL_OF_THEM = replace(EVERYTHING, crop=0.4, saturation=0.7, hue=0.3, noise=0.2, cutout=0.4)


def changed(augment: Augment, images: np.ndarray = IMAGES, seed: int = 5) -> np.ndarray:
    change = make_augment(augment)
    assert change is not None
    return np.asarray(change(tf.constant(images), tf.constant([seed, 9])))


@pytest.fixture
def at_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every draw gives its upper bound, so that what happens is known."""

    def highest(draw: augments._Draw, _low: float, high: float) -> tf.Tensor:
        return tf.fill((draw._count,), tf.constant(high, tf.float32))

    monkeypatch.setattr(augments._Draw, "uniform", highest)


def blob(height: int = 33, width: int = 33) -> np.ndarray:
    """A smooth picture that is black at its edges, (1, height, width, 1)."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    picture = 200 * np.exp(-((x - width * 0.55) ** 2 + 2 * (y - height * 0.45) ** 2) / 12)
    return np.asarray(picture[np.newaxis, :, :, np.newaxis], np.float32)


def test_nothing_to_do_is_no_function() -> None:
    assert make_augment(None) is None
    assert make_augment(Augment()) is None
    assert make_augment(Augment(views=5)) is None


@pytest.mark.parametrize("name", ["rotation", "zoom", "translation", "shear", "crop"])
def test_a_vanishing_warp_leaves_the_picture(name: str) -> None:
    np.testing.assert_allclose(changed(replace(Augment(), **{name: 1e-9})), IMAGES, atol=0.01)


@pytest.mark.parametrize("name", ["brightness", "contrast", "saturation", "hue", "noise"])
def test_a_vanishing_recoloring_leaves_the_picture(name: str) -> None:
    np.testing.assert_allclose(changed(replace(Augment(), **{name: 1e-9})), IMAGES, atol=0.01)


@pytest.mark.parametrize("size", [(8, 8), (9, 12), (7, 5), (32, 32), (224, 96)])
@pytest.mark.parametrize(("flip", "axis"), [("horizontal", 2), ("vertical", 1)])
def test_a_flip_is_exact(flip: str, axis: int, size: tuple[int, int]) -> None:
    images: np.ndarray = NUMBERS.integers(0, 256, (16, *size, 3)).astype(np.float32)
    found = changed(Augment(flip=flip), images)  # type: ignore[arg-type]
    mirrored = np.flip(images, axis)
    is_flipped = [np.array_equal(found[i], mirrored[i]) for i in range(len(images))]
    is_same = [np.array_equal(found[i], images[i]) for i in range(len(images))]
    assert all(a != b for a, b in zip(is_flipped, is_same, strict=True))
    assert 2 <= sum(is_flipped) <= 14


def test_both_flips_are_drawn_independently() -> None:
    found = changed(Augment(flip="both"), np.repeat(IMAGES[:1], 200, axis=0))
    ways = [np.flip(IMAGES[0], axes) for axes in ((), (0,), (1,), (0, 1))]
    counts = [sum(np.array_equal(item, way) for item in found) for way in ways]
    assert sum(counts) == 200
    assert min(counts) > 25


def test_values_stay_within_0_and_255() -> None:
    images = np.concatenate([IMAGES, np.zeros_like(IMAGES), np.full_like(IMAGES, 255)])
    for seed in range(5):
        found = changed(ALL_OF_THEM, images, seed)
        assert found.shape == images.shape
        assert np.isfinite(found).all()
        assert found.min() >= 0
        assert found.max() <= 255


def test_the_seed_decides_and_other_random_numbers_do_not() -> None:
    first = changed(EVERYTHING)
    tf.random.set_seed(99)
    tf.random.uniform((3,))
    np.testing.assert_array_equal(first, changed(EVERYTHING))
    assert not np.array_equal(first, changed(EVERYTHING, seed=6))


def test_inside_a_graph_it_does_the_same() -> None:
    change = make_augment(EVERYTHING)
    assert change is not None
    found = tf.function(change)(tf.constant(IMAGES), tf.constant([5, 9])).numpy()
    np.testing.assert_allclose(found, changed(EVERYTHING), atol=1e-3)


def test_each_image_is_changed_in_its_own_way() -> None:
    found = changed(EVERYTHING, np.repeat(IMAGES[:1], 8, axis=0))
    assert len({item.tobytes() for item in found}) == 8


@pytest.mark.parametrize("text", [(0, 0), (2**31 - 1, 2**31 - 1)])
def test_extreme_seeds(text: tuple[int, int]) -> None:
    change = make_augment(EVERYTHING)
    assert change is not None
    found = np.asarray(change(tf.constant(IMAGES), tf.constant(text, tf.int32)))
    assert np.isfinite(found).all()


# --- one change at a time, at its full strength ---------------------------------------------


@pytest.mark.usefixtures("at_the_top")
def test_a_quarter_turn_is_exact() -> None:
    square = IMAGES[:, :9, :9]
    found = changed(Augment(rotation=0.25), square)
    left, right = np.rot90(square, 1, (1, 2)), np.rot90(square, -1, (1, 2))
    assert min(np.abs(found - left).max(), np.abs(found - right).max()) < 0.02


@pytest.mark.usefixtures("at_the_top")
@pytest.mark.parametrize("size", [(33, 33), (24, 40)])
def test_a_rotation_is_scipys(size: tuple[int, int]) -> None:
    picture = blob(*size)
    found = changed(Augment(rotation=1 / 12), picture)[0, :, :, 0]
    turned = [
        ndimage.rotate(picture[0, :, :, 0], angle, reshape=False, order=1) for angle in (30, -30)
    ]
    assert min(np.abs(found - other).max() for other in turned) < 0.1
    assert np.abs(found - picture[0, :, :, 0]).max() > 20


@pytest.mark.usefixtures("at_the_top")
def test_a_translation_moves_by_a_fraction_of_each_side() -> None:
    picture = blob(20, 40)
    found = changed(Augment(translation=0.1), picture)[0, :, :, 0]
    expected = ndimage.shift(picture[0, :, :, 0], (-2, -4), order=1)
    np.testing.assert_allclose(found[:18, :36], expected[:18, :36], atol=1e-3)


@pytest.mark.usefixtures("at_the_top")
def test_what_comes_in_from_outside_is_the_mirrored_edge() -> None:
    ramp = np.tile(np.arange(10, dtype=np.float32), (4, 1))[np.newaxis, :, :, np.newaxis]
    found = changed(Augment(translation=0.3), ramp)[0, 0, :, 0]
    np.testing.assert_allclose(found, [3, 4, 5, 6, 7, 8, 9, 9, 8, 7], atol=1e-4)


@pytest.mark.usefixtures("at_the_top")
def test_a_zoom_keeps_the_centre_and_scales_about_it() -> None:
    picture = blob(33, 41)
    found = changed(Augment(zoom=0.25), picture)[0, :, :, 0]
    centre = np.array([16.0, 20.0])
    expected = ndimage.affine_transform(
        picture[0, :, :, 0], np.diag([1.25, 1.25]), centre - 1.25 * centre, order=1
    )
    np.testing.assert_allclose(found, expected, atol=0.1)


@pytest.mark.usefixtures("at_the_top")
def test_a_shear_has_the_slope_asked_for() -> None:
    picture = blob(33, 33)
    found = changed(Augment(shear=0.5), picture)[0, :, :, 0]
    centre = np.array([16.0, 16.0])
    matrix = np.array([[1.0, 0.0], [0.5, 1.0]])  # rows stay, columns move with the row
    expected = ndimage.affine_transform(
        picture[0, :, :, 0], matrix, centre - matrix @ centre, order=1
    )
    np.testing.assert_allclose(found, expected, atol=0.1)


@pytest.mark.usefixtures("at_the_top")
def test_brightness_adds_its_share_of_255() -> None:
    images = np.full((2, 4, 4, 3), 100, np.float32)
    np.testing.assert_allclose(changed(Augment(brightness=0.2), images), 151, atol=1e-3)


@pytest.mark.usefixtures("at_the_top")
def test_contrast_stretches_about_the_images_mean() -> None:
    images = np.zeros((1, 2, 2, 1), np.float32)
    images[0, :, 0, 0], images[0, :, 1, 0] = 80, 120
    found = changed(Augment(contrast=0.5), images)[0, 0, :, 0]
    np.testing.assert_allclose(found, [70, 130], atol=1e-3)


@pytest.mark.usefixtures("at_the_top")
def test_a_crop_enlarges_what_it_leaves() -> None:
    picture = blob(33, 41)
    found = changed(Augment(crop=0.5), picture)[0, :, :, 0]
    # The lower right quarter, as the highest draws say: half of each side, at its end.
    expected = ndimage.affine_transform(
        picture[0, :, :, 0], np.diag([0.5, 0.5]), (16.0, 20.0), order=1
    )
    np.testing.assert_allclose(found, expected, atol=0.1)


@pytest.mark.usefixtures("at_the_top")
def test_saturation_and_hue_are_scaled_and_turned_in_yiq() -> None:
    images = NUMBERS.uniform(90, 160, (2, 3, 4, 3)).astype(np.float32)
    found = changed(Augment(saturation=0.5, hue=0.25), images)
    before, after = (
        np.moveaxis(np.array(skimage.color.rgb2yiq(p / 255)), -1, 0) for p in (images, found)
    )
    np.testing.assert_allclose(after[0], before[0], atol=1e-3)
    np.testing.assert_allclose(after[1], -1.5 * before[2], atol=1e-3)
    np.testing.assert_allclose(after[2], 1.5 * before[1], atol=1e-3)


def test_grey_has_no_hue() -> None:
    colors = Augment(saturation=0.9, hue=0.5)
    grey = np.repeat(IMAGES[..., :1], 3, axis=-1)
    np.testing.assert_allclose(changed(colors, grey), grey, atol=0.2)
    np.testing.assert_array_equal(changed(colors, IMAGES[..., :1]), IMAGES[..., :1])


@pytest.mark.usefixtures("at_the_top")
def test_a_cut_out_is_a_square_of_grey() -> None:
    images = np.zeros((1, 10, 20, 3), np.float32)
    images[:, :, ::2] = 100
    found = changed(Augment(cutout=0.6), images)
    # Its centre lies in the lower right corner: a quarter of 6 x 6 is inside.
    np.testing.assert_array_equal(found[0, 7:, 17:], np.full((3, 3, 3), 127.5, np.float32))
    np.testing.assert_array_equal(found[0, :7], images[0, :7])
    np.testing.assert_array_equal(found[0, :, :17], images[0, :, :17])


# --- what it does on the average ------------------------------------------------------------


def test_brightness_and_contrast_do_not_drift() -> None:
    images = np.repeat(NUMBERS.uniform(100, 150, (1, 8, 8, 3)).astype(np.float32), 4000, axis=0)
    for augment in (Augment(brightness=0.2), Augment(contrast=0.4)):
        found = changed(augment, images)
        np.testing.assert_allclose(found.mean(axis=0), images[0], atol=2.5)
    shifts = changed(Augment(brightness=0.2), images).mean(axis=(1, 2, 3)) - images[0].mean()
    assert shifts.min() >= -51.01
    assert shifts.max() <= 51.01
    assert abs(shifts.std() - 51 / np.sqrt(3)) < 1  # uniform


def test_noise_is_gaussian_of_a_strength_of_each_image() -> None:
    images = np.full((600, 12, 12, 3), 128, np.float32)
    found = changed(Augment(noise=0.1), images) - images
    deviations = found.std(axis=(1, 2, 3))
    assert deviations.max() < 25.5 * 1.2
    assert abs(deviations.mean() - 25.5 / 2) < 1
    scaled = (found / deviations[:, None, None, None]).ravel()
    assert abs(scaled.mean()) < 0.01
    assert abs((scaled**4).mean() - 3) < 0.1  # of a normal distribution
    assert abs(np.corrcoef(found[0].ravel(), found[1].ravel())[0, 1]) < 0.15


def test_cut_outs_lie_everywhere_alike() -> None:
    images = np.zeros((4000, 9, 9, 1), np.float32)
    images[:, ::2] = 200
    covered = (changed(Augment(cutout=0.34), images) != images).mean(axis=0)[..., 0]
    assert covered[4].std() < 0.03
    assert 0.05 < covered[4].mean() < 0.2


def test_rotation_zoom_and_translation_are_centred_and_within_their_range() -> None:
    dot = np.zeros((2000, 41, 41, 1), np.float32)
    dot[:, 20, 20] = 255
    y, x = np.mgrid[0:41, 0:41]
    turned = changed(Augment(rotation=0.5, zoom=0.3), dot)[..., 0]
    for axis in (y, x):
        middle = (turned * axis).sum(axis=(1, 2)) / turned.sum(axis=(1, 2))
        np.testing.assert_allclose(middle, 20, atol=1e-2)  # the centre stays where it is
    moved = changed(Augment(translation=0.1), dot)[..., 0]
    for axis in (y, x):
        shift = (moved * axis).sum(axis=(1, 2)) / moved.sum(axis=(1, 2)) - 20
        assert np.abs(shift).max() <= 4.11
        assert abs(shift.mean()) < 0.25
        assert abs(shift.std() - 4.1 / np.sqrt(3)) < 0.25


@pytest.mark.parametrize("size", [(9, 12), (33, 47)])
def test_each_image_alone_is_changed_as_in_its_batch(size: tuple[int, int]) -> None:
    images = NUMBERS.integers(0, 256, (16, *size, 3)).astype(np.float32)
    change, one_by_one = make_augment(ALL_OF_THEM), make_row_augment(ALL_OF_THEM)
    assert change is not None
    assert one_by_one is not None
    seeds = np.array([[5, 9], [6, 2]], np.int32)
    batches = np.stack([np.asarray(change(tf.constant(images), tf.constant(s))) for s in seeds])
    batch, place = np.array([1, 0, 1, 1, 0]), np.array([15, 3, 0, 7, 3])
    rows = RowSeeds(
        tf.constant(seeds[batch]), tf.constant(place, tf.int32), tf.constant(len(images))
    )
    found = np.asarray(one_by_one(tf.constant(images[place]), rows))
    np.testing.assert_array_equal(found, batches[batch, place])


@pytest.mark.parametrize(("first", "end"), [(0, 5), (5, 16), (3, 4)])
def test_some_rows_of_a_batch_are_changed_as_in_the_whole(first: int, end: int) -> None:
    images = NUMBERS.integers(0, 256, (16, 9, 12, 3)).astype(np.float32)
    change, seed = make_augment(ALL_OF_THEM), tf.constant([5, 9])
    assert change is not None
    whole = np.asarray(change(tf.constant(images), seed))
    rows = Rows(tf.constant(first), tf.constant(len(images)))
    found = np.asarray(change(tf.constant(images[first:end]), seed, rows))
    np.testing.assert_array_equal(found, whole[first:end])
