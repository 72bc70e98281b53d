import numpy as np

from studio.core.look.shades import MIDDLE, as_colors, positive, signed

TWO = np.array([[[-2.0, 0.0, 2.0]], [[-1.0, 0.0, 0.5]]])


def test_zero_is_mid_grey_and_the_largest_weight_of_the_layer_the_end_of_a_shared_scale() -> None:
    assert signed(TWO, "shared", 2.0).tolist() == [[[1, MIDDLE, 255]], [[64, MIDDLE, 160]]]


def test_on_its_own_scale_each_picture_spans_the_whole_range() -> None:
    assert signed(TWO, "own", 2.0).tolist() == [[[1, MIDDLE, 255]], [[1, MIDDLE, 192]]]


def test_maps_without_negative_values_go_from_black_to_white() -> None:
    maps = np.array([[[0.0, 1.0, 4.0]], [[0.0, 0.5, 1.0]]])
    assert positive(maps, "shared", 4.0).tolist() == [[[0, 64, 255]], [[0, 32, 64]]]
    assert positive(maps, "own", 4.0)[1].tolist() == [[0, 128, 255]]


def test_a_layer_of_zeros_and_not_a_numbers_has_shades_too() -> None:
    assert signed(np.zeros((1, 2, 2)), "own", 0.0).tolist() == [[[MIDDLE] * 2] * 2]
    odd = np.array([[[np.nan, np.inf, -np.inf, 1.0]]])
    assert signed(odd, "own", 1.0).tolist() == [[[0, 255, 0, 255]]]
    assert positive(odd, "shared", 1.0).tolist() == [[[0, 255, 0, 255]]]


def test_greys_become_colours_of_three_equal_channels() -> None:
    assert as_colors(np.array([[[3, 4]]], np.uint8)).tolist() == [[[[3, 3, 3], [4, 4, 4]]]]
