"""The lines of Python that use an exported model without this program."""

import re
from collections.abc import Sequence
from pathlib import Path

from studio.core.recipe import Color

LINE = 80
"""Letters in a line that a narrow window shows whole."""


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
        rebuild: lines that define `model`, or a callable `layer`, where plain `load_model` does
            not open the file; names in them are relative to the folder of `file`.
    """
    height, width = image_size
    mode, channels = ("RGB", 3) if color == "rgb" else ("L", 1)
    axes = "[np.newaxis]" if color == "rgb" else "[np.newaxis, :, :, np.newaxis]"
    opening = f"model = keras.models.load_model({str(file)!r}, compile=False)"
    if len(opening) > LINE:
        opening = f"file = {str(file)!r}\nmodel = keras.models.load_model(file, compile=False)"
    if rebuild:
        opening = _opening(rebuild, file)
    call = "layer(pixels).numpy()[0]" if "layer =" in opening else "model.predict(pixels)[0]"
    return f"""\
import keras
import numpy as np
from PIL import Image, ImageOps

{opening}
classes = {_listed(classes)}

image = ImageOps.exif_transpose(Image.open("image.jpg")).convert({mode!r})
image = image.resize(({width}, {height}), Image.Resampling.BILINEAR)
pixels = np.asarray(image, "float32"){axes}  # 0..255, shape (1, {height}, {width}, {channels})
probabilities = {call}
best = probabilities.argmax()
print(f"{{classes[best]}}: {{probabilities[best]:.1%}}")
"""


def _opening(rebuild: str, file: Path) -> str:
    """Return the lines that open the file, with whole paths, without the example of a call."""

    def whole(match: re.Match[str]) -> str:
        is_ours = match[1] == file.name or match[1].endswith((".json", ".h5", ".keras"))
        return repr(str(file.parent / match[1])) if is_ours else match[0]

    lines = [
        line
        for line in rebuild.strip().splitlines()
        if line != "import keras" and not line.startswith("probabilities")
    ]
    return re.sub(r'"([^"]+)"', whole, "\n".join(lines))


def _listed(classes: Sequence[str]) -> str:
    """Return a Python list, broken into lines where it is long."""
    line = repr(list(classes))
    if len(line) <= LINE:
        return line
    return "[\n" + "".join(f"    {name!r},\n" for name in classes) + "]"
