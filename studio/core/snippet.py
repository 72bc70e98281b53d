"""The lines of Python that use an exported model without this program."""

from collections.abc import Sequence
from pathlib import Path

from studio.core.recipe import Color


def snippet(
    file: Path,
    classes: Sequence[str],
    image_size: tuple[int, int],
    color: Color,
    rebuild: str = "",
) -> str:
    """Return a whole program that opens `file` and says what is on one image.

    Args:
        file: what was exported.
        classes: names in the order of the model's outputs.
        image_size: height and width in pixels.
        color: what the model was trained on.
        rebuild: lines that define `model` where plain `load_model` does not open the file.
    """
    height, width = image_size
    mode, channels = ("RGB", 3) if color == "rgb" else ("L", 1)
    pixels = (
        'np.asarray(image, "float32")[np.newaxis]'
        if color == "rgb"
        else 'np.asarray(image, "float32")[np.newaxis, :, :, np.newaxis]'
    )
    opening = rebuild.strip() or (
        f"import keras\n\nmodel = keras.models.load_model({str(file)!r}, compile=False)"
    )
    return f"""\
import numpy as np
from PIL import Image, ImageOps
{opening}
classes = {_listed(classes)}

image = ImageOps.exif_transpose(Image.open("image.jpg")).convert({mode!r})
image = image.resize(({width}, {height}), Image.Resampling.BILINEAR)
pixels = {pixels}  # 0..255, shape (1, {height}, {width}, {channels})
probabilities = model.predict(pixels)[0]
best = probabilities.argmax()
print(f"{{classes[best]}}: {{probabilities[best]:.1%}}")
"""


def _listed(classes: Sequence[str]) -> str:
    """Return a Python list, broken into lines where it is long."""
    line = repr(list(classes))
    if len(line) <= 80:
        return line
    return "[\n" + "".join(f"    {name!r},\n" for name in classes) + "]"
