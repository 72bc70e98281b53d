import numpy as np
from msgspec.structs import replace

from studio.core.look.filters import FiltersFacts, tiles
from studio.core.look.view import Shading


def facts(shape: tuple[int, int, int, int], **more: object) -> FiltersFacts:
    return replace(FiltersFacts("conv", "Conv2D", shape, shape[3], 1.0), **more)


def test_a_filter_that_reads_the_colours_is_shown_in_them() -> None:
    filters = np.zeros((1, 1, 3, 1), np.float32)
    filters[0, 0, 0] = 1.0  # red
    rgb = facts(filters.shape, colors="rgb")
    assert tiles({"filters": filters}, rgb, Shading()).tolist() == [[[[255, 128, 128]]]]
    bgr = facts(filters.shape, colors="bgr")
    assert tiles({"filters": filters}, bgr, Shading()).tolist() == [[[[128, 128, 255]]]]
    grey = tiles({"filters": filters}, rgb, Shading(channel=0))
    assert grey.tolist() == [[[[255, 255, 255]]]]


def test_delta_kernels_give_exact_pixels() -> None:
    filters = np.zeros((2, 3, 4, 5), np.float32)
    filters[1, 2, 3, 4] = -1.0
    shown = tiles({"filters": filters}, facts(filters.shape), Shading(channel=3))
    assert shown.shape == (5, 2, 3, 3)
    assert shown[4, 1, 2].tolist() == [1, 1, 1]
    shown[4, 1, 2] = 128
    assert (shown == 128).all()


def test_one_filter_is_shown_by_all_its_input_channels() -> None:
    filters = np.zeros((3, 3, 6, 1), np.float32)
    filters[0, 0, 5, 0] = 1.0
    shown = tiles({"filters": filters}, facts((3, 3, 6, 9)), Shading())
    assert shown.shape == (6, 3, 3, 3)
    assert shown[5, 0, 0, 0] == 255


def test_every_filter_of_a_depthwise_layer_is_shown() -> None:
    filters = np.arange(24, dtype=np.float32).reshape(2, 2, 3, 2)
    row = facts(filters.shape, is_depthwise=True, total=6, largest=23.0)
    shown = tiles({"filters": filters}, row, Shading())
    assert shown.shape == (6, 2, 2, 3)
    assert shown[3, 1, 0, 0] == round(128 + 127 * filters[1, 0, 1, 1] / 23)
