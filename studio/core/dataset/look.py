"""What an image looks like, in 304 bytes: small enough to keep one for each of 100,000 files.

Luma at 16 x 16 and colour at 4 x 4. Both are made from pixels that hang on nothing but the file, so
that the window's scan and that of a headless training find the same near-identical images.
"""

from PIL import Image

LOOK_VERSION = 2
"""Raised when the same file gives another look."""

SIDE = 16
"""Pixels of the luma's sides."""

COLOR_SIDE = 4
LUMA_BYTES = SIDE * SIDE
LOOK_BYTES = LUMA_BYTES + 3 * COLOR_SIDE * COLOR_SIDE

_TURNS = tuple(Image.Transpose(number) for number in (0, 3, 1, 5, 4, 6, 2))
_REDUCING_GAP = 2.0
"""As large a JPEG is decoded for its look, so that all images come through the same filter."""


def look_of(image: Image.Image, turn: int) -> bytes:
    """Return LOOK_BYTES bytes for `image` in mode L or RGB, turned as EXIF's 1..8 says.

    Colour is averaged from the small picture as well: blocks of a small image itself would have
    edges that are half a pixel off, and a copy of another size another colour.
    """
    small = image.resize((SIDE, SIDE), Image.Resampling.BILINEAR, reducing_gap=_REDUCING_GAP)
    if turn > 1:
        small = small.transpose(_TURNS[turn - 2])
    luma = small if small.mode == "L" else small.convert("L")
    colors = small.reduce(SIDE // COLOR_SIDE).convert("RGB")
    return luma.tobytes() + colors.tobytes()
