import numpy as np

from studio.core.look.activations import ActivationsFacts, tiles
from studio.core.look.view import Shading


def test_zero_is_black_behind_a_rectifier_and_mid_grey_where_both_signs_occur() -> None:
    maps = np.array([[[0.0, 2.0], [4.0, 1.0]]], np.float32)  # (1, 2, 2 channels)
    facts = ActivationsFacts("relu", "ReLU", 2, 0.0, 4.0, True)
    shown = tiles({"activations": maps}, facts, Shading())
    assert shown[..., 0].tolist() == [[[0, 255]], [[128, 64]]]
    facts = ActivationsFacts("conv", "Conv2D", 2, -8.0, 4.0, False)
    shown = tiles({"activations": maps - np.float32(2)}, facts, Shading())
    assert shown[0, 0, 0, 0] == round(128 - 127 * 2 / 8)
