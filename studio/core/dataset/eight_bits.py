"""Any colour model and depth as 8-bit RGB or grey."""

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.core.dataset.unreadable import UnreadableImage
from studio.core.sentences import say

_PLAIN = frozenset({"1", "L", "P", "RGB", "RGBX", "CMYK", "YCbCr"})
_BLENDED = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})
_WIDE = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})

# Tags of TIFF 6.0
_BITS_PER_SAMPLE = 258
_PHOTOMETRIC = 262
_SAMPLE_FORMAT = 339
_SIGNED = 2


def check_mode(image: Image.Image) -> None:
    """Raise UnreadableImage if `eight_bits` does not know the image's colour model."""
    if image.mode not in _PLAIN | _BLENDED | _WIDE:
        raise UnreadableImage(
            say("The image's colour model {mode} is not read. Save it as RGB.", mode=image.mode)
        )


def eight_bits(image: Image.Image, mode: Literal["RGB", "L"]) -> Image.Image:
    """Return the loaded `image` in `mode`, transparent parts blended on white.

    Grey of more than 8 bits is scaled, never clipped: 16 bits by 255/65535 (12 bits by 255/4095),
    rounded to nearest. Integers of 32 bits and floats have no agreed white, so it is taken from
    the values: floats within 0..1 have white at 1, values within 0..255 at 255, within 0..65535
    at 65535; beyond that, or with negative values, the image's own range is stretched to 0..255.

    Raises:
        UnreadableImage: a colour model without a plain way to RGB, such as Lab.
    """
    check_mode(image)
    if image.mode in _WIDE:
        image = Image.fromarray(_grey(image))
    elif image.has_transparency_data:
        image = _on_white(image.convert("RGBA"))
    return image if image.mode == mode else image.convert(mode)


def _on_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _grey(image: Image.Image) -> NDArray[np.uint8]:
    values: NDArray[Any] = np.asarray(image)
    tags: dict[int, Any] = getattr(image, "tag_v2", {})
    grey: NDArray[np.uint8]
    if image.mode.startswith("I;16"):
        grey = _from_sixteen(values, _bits(tags))
    else:
        if image.mode == "I" and tags and _sample_format(tags) != _SIGNED:
            values = values.view(np.uint32)  # Pillow has no unsigned 32 bits and wraps them
        grey = _from_range(values)
    if tags.get(_PHOTOMETRIC) == 0:  # white is zero; Pillow inverts that for 8 bits only
        np.subtract(255, grey, out=grey)
    return grey


def _bits(tags: dict[int, Any]) -> int:
    return int(tags.get(_BITS_PER_SAMPLE, (16,))[0])


def _sample_format(tags: dict[int, Any]) -> int:
    return int(tags.get(_SAMPLE_FORMAT, (1,))[0])


def _from_sixteen(values: NDArray[Any], bits: int) -> NDArray[np.uint8]:
    white = 2**bits - 1
    scaled: NDArray[np.uint32] = (values.astype(np.uint32) * 255 + white // 2) // white
    return np.minimum(scaled, 255).astype(np.uint8)


def _from_range(values: NDArray[Any]) -> NDArray[np.uint8]:
    finite = values[np.isfinite(values)]
    if finite.size == 0:
        return np.zeros(values.shape, np.uint8)
    low, high = float(finite.min()), float(finite.max())
    black, white = _black_and_white(low, high, is_float=values.dtype.kind == "f")
    with np.errstate(invalid="ignore"):  # infinities and the odder NaNs
        scaled = (values.astype(np.float64) - black) * (255 / (white - black))
    scaled = np.nan_to_num(scaled, nan=0, posinf=255, neginf=0)
    return np.rint(np.clip(scaled, 0, 255)).astype(np.uint8)


def _black_and_white(low: float, high: float, *, is_float: bool) -> tuple[float, float]:
    if low < 0:
        return low, high if high > low else low + 1
    if is_float and high <= 1:
        return 0, 1
    for white in (255, 65535):
        if high <= white:
            return 0, white
    return 0, high
