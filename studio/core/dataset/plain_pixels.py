"""From Pillow's opened image to pixels, by Pillow and NumPy alone.

The Export page shows these functions as they stand here (`studio.core.exports.snippet`), without
their types, so that whoever uses an exported file feeds it exactly what the program feeds it. Keep
them short, free of everything else in this package, and each signature on one line.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def pixels_of(image: Image.Image, height: int, width: int, mode: str) -> NDArray[np.uint8]:
    """Return an opened image as (height, width, channels), 0..255; `mode` is "RGB" or "L"."""
    turn = orientation(image)
    size = (height, width) if turn >= 5 else (width, height)  # before the turn
    image.draft(mode, (2 * size[0], 2 * size[1]))  # a large JPEG is decoded at 1/2, 1/4 or 1/8
    image.load()
    small = eight_bits(image, mode).resize(size, Image.Resampling.BILINEAR, reducing_gap=3)
    if turn > 1:  # flips, quarter turns or both, by Pillow's numbers
        small = small.transpose(Image.Transpose((0, 3, 1, 5, 4, 6, 2)[turn - 2]))
    return np.array(small).reshape(height, width, -1)


def orientation(image: Image.Image) -> int:
    """Return how EXIF says that the image is turned, 1..8; 1 is upright."""
    if image.format == "TIFF":
        return 1  # Pillow turns these itself
    if image.format not in ("JPEG", "MPO"):
        image.load()  # a PNG's EXIF data may lie behind its pixels
    try:
        turn = int(image.getexif().get(0x0112, 1))
    except Exception:  # an image with damaged EXIF data is still an image
        return 1
    return turn if 1 <= turn <= 8 else 1


def eight_bits(image: Image.Image, mode: str) -> Image.Image:
    """Return a loaded image with 8 bits a channel, transparent parts on white."""
    if image.mode[0] in "IF":
        image = Image.fromarray(scaled_grey(image))
    elif image.has_transparency_data:
        image = image if image.mode == "RGBA" else image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(image, mask=image)
        image = white
    return image if image.mode == mode else image.convert(mode)


def scaled_grey(image: Image.Image) -> NDArray[np.uint8]:
    """Return grey of 12, 16 or 32 bits as 0..255; white of 32 bits suits the values."""
    tags = getattr(image, "tag_v2", {})  # of a TIFF
    values = np.asarray(image)
    if image.mode == "I" and tags and tags.get(339, (1,))[0] != 2:
        values = values.view(np.uint32)  # unsigned
    if image.mode.startswith("I;16"):
        low, high = 0.0, 2.0 ** tags.get(258, (16,))[0] - 1
    else:
        finite = values[np.isfinite(values)]
        low = float(finite.min(initial=0))  # below 0 the image's own range is taken
        high = float(finite.max(initial=low))
        whites = (1, 255, 65535, high)[image.mode == "I" :]
        if low == 0:
            high = next(white for white in whites if high <= white)
        elif low == high:
            high = low + 1
    grey = np.empty(values.shape, np.uint8)
    for top in range(0, len(values), 256):  # by rows, to need little memory
        rows = (values[top : top + 256].astype(np.float64) - low) * (255 / (high - low))
        grey[top : top + 256] = np.rint(np.nan_to_num(np.clip(rows, 0, 255)))
    return np.subtract(255, grey) if tags.get(262) == 0 else grey  # 0: white is zero
