"""The lines of Python that use an exported model without this program."""

import inspect
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from studio.core.dataset import plain_pixels
from studio.core.recipes.recipe import Color

LINE = 80
"""Letters in a line that a narrow window shows whole."""

_SHOWN: tuple[Callable[..., object], ...] = (
    plain_pixels.pixels_of,
    plain_pixels.orientation,
    plain_pixels.eight_bits,
    plain_pixels.scaled_grey,
)
"""What the program itself decodes images with, in reading order."""


def snippet(
    file: Path,
    classes: Sequence[str],
    image_size: tuple[int, int],
    color: Color,
    rebuild: str = "",
) -> str:
    """Return a whole program that opens `file` and says what is on one image.

    It defines `model`, `classes` and `probabilities_of(file)`, and needs Keras with TensorFlow,
    NumPy and Pillow. Images become pixels by this program's own functions, whose text it holds.

    Args:
        file: what was exported.
        classes: names in the order of the model's outputs.
        image_size: height and width in pixels.
        color: what the model was trained on.
        rebuild: lines that define `model` where plain `load_model` does not open the file; names
            in them are relative to the folder of `file`.
    """
    height, width = image_size
    mode = "RGB" if color == "rgb" else "L"
    opening = f"model = keras.models.load_model({str(file)!r}, compile=False)"
    if len(opening) > LINE:
        opening = f"file = {str(file)!r}\nmodel = keras.models.load_model(file, compile=False)"
    if rebuild:
        opening = _opening(rebuild, file)
    functions = "\n\n\n".join(_plain_text(function) for function in _SHOWN)
    return f"""\
import keras  # with TensorFlow
import numpy as np
from PIL import Image  # Pillow 11.3 or newer

{opening}
classes = {_listed(classes)}


def probabilities_of(file):
    with Image.open(file) as image:
        pixels = pixels_of(image, {height}, {width}, {mode!r})
    return np.asarray(model(pixels[np.newaxis].astype("float32")))[0]


# Images are decoded by the functions that prepared them for training.
{functions}


probabilities = probabilities_of("image.jpg")
best = probabilities.argmax()
print(f"{{classes[best]}}: {{probabilities[best]:.1%}}")
"""


def _plain_text(function: Callable[..., object]) -> str:
    """Return the source of a function without its types."""
    signature, rest = inspect.getsource(function).rstrip().split("\n", 1)
    names = re.sub(r"(\w+): [\w.]+", r"\1", signature)
    return re.sub(r" -> .*:$", ":", names) + "\n" + rest


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
