"""The lines of Python that use an exported model without this program."""

import inspect
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from studio.core.dataset import plain_pixels
from studio.core.exports.formats import ExportFormat
from studio.core.recipes.allowed import Color

LINE = 80
"""Letters in a line that a narrow window shows whole."""

Answer = Literal["probabilities", "probability", "restored", "code", "image", "realness", "drawing"]
"""What a network gives: of an image class probabilities, or of one unit that of the second class,
the image again, its code, or how real it is; of a code an image; of random numbers a drawing."""

PROBABILITIES: tuple[Answer, ...] = ("probabilities", "probability")
"""What classifiers give."""

FUNCTIONS: dict[Answer, str] = {
    "probabilities": "probabilities_of",
    "probability": "probability_of",
    "restored": "restored",
    "code": "code_of",
    "realness": "realness_of",
}
"""Name of the snippet's function of an image file."""

SIGNATURES: dict[Answer, tuple[str, str]] = {
    "probabilities": ("images", "probabilities"),
    "probability": ("images", "probability"),
    "restored": ("images", "restored"),
    "code": ("images", "codes"),
    "image": ("codes", "images"),
    "realness": ("images", "realness"),
    "drawing": ("latents", "images"),
}
"""What input and output are called in formats whose tensors have names."""

_EXAMPLES: dict[Answer, str] = {
    "probabilities": """\
probabilities = probabilities_of("image.jpg")
best = probabilities.argmax()
print(f"{classes[best]}: {probabilities[best]:.1%}")
""",
    "probability": """\
second = float(probability_of("image.jpg")[0])  # of classes[1]; the rest is classes[0]
best = int(second > 0.5)
print(f"{classes[best]}: {max(second, 1 - second):.1%}")
""",
    "restored": """\
pixels = restored("image.jpg")  # 0..255
image = Image.fromarray(np.rint(pixels).astype("uint8").squeeze())
""",
    "code": """\
code = code_of("image.jpg")
print(code)
""",
    "realness": """\
realness = realness_of("image.jpg")  # 0..1, of each class where it was trained by class
print(realness)
""",
}

_IMAGES = "model(images)  # float32, (n, height, width, channels), 0..255"
_CALLS: dict[Answer, str] = {
    "probabilities": f"probabilities = {_IMAGES}",
    "probability": f"probability_of_second = {_IMAGES}",
    "restored": f"restored = {_IMAGES}",
    "code": f"codes = {_IMAGES}",
    "realness": f"realness = {_IMAGES}",
    "image": "images = model(codes)  # of float32 (n, numbers); images are 0..255",
    "drawing": "images = model(latents)  # of float32 (n, random numbers); images are 0..255",
}
"""The line behind those that open a file which plain Keras does not load."""

_SHOWN: tuple[Callable[..., object], ...] = (
    plain_pixels.pixels_of,
    plain_pixels.orientation,
    plain_pixels.eight_bits,
    plain_pixels.scaled_grey,
)
"""What the program itself decodes images with, in reading order."""


def snippet(
    file: Path,
    form: ExportFormat,
    classes: Sequence[str],
    image_size: tuple[int, int],
    color: Color,
    answer: Answer = "probabilities",
    given: tuple[int, int] = (0, 0),
) -> str:
    """Return a whole program that opens `file` and says what is on one image.

    It defines `model` and a function of an image file, `probabilities_of` or `probability_of` with
    `classes` beside it, or `restored`, `code_of` or `realness_of`, and needs the format's reader,
    NumPy and Pillow. Images become pixels by this program's own functions, whose text it holds.

    Args:
        file: what was exported.
        form: in which format.
        classes: names in the order of the model's outputs.
        image_size: height and width in pixels.
        color: what the model was trained on.
        answer: what the model makes of an image; "image" is made of a code instead, "drawing" of
            random numbers.
        given: numbers of such a code, and how many classes can be asked for behind it.
    """
    if answer == "image":
        return _decoding(file, form, given[0])
    if answer == "drawing":
        return _drawing(file, form, classes, given)
    height, width = image_size
    mode = "RGB" if color == "rgb" else "L"
    functions = "\n\n\n".join(_plain_text(function) for function in _SHOWN)
    return f"""\
{form.imports}
import numpy as np
from PIL import Image  # Pillow 11.3 or newer

{_opening(file, form, answer)}
{_classes(classes) if answer in PROBABILITIES else ""}

def {FUNCTIONS[answer]}(file):
    with Image.open(file) as image:
        pixels = pixels_of(image, {height}, {width}, {mode!r})
    return np.asarray(model(pixels[np.newaxis].astype("float32")))[0]


# Images are decoded by the functions that prepared them for training.
{functions}


{_EXAMPLES[answer]}"""


def _classes(names: Sequence[str]) -> str:
    return f"classes = {_listed(names)}\n"


def _drawing(file: Path, form: ExportFormat, classes: Sequence[str], given: tuple[int, int]) -> str:
    """Return the program of a generator: random numbers go in, and the class behind them."""
    latent, asked = given
    lines = f'latent = np.random.default_rng().standard_normal((1, {latent})).astype("float32")\n'
    if asked:
        lines = f"""\
{_classes(classes)}
{lines}asked = np.eye({asked}, dtype="float32")[[0]]  # an image of classes[0]
latent = np.concatenate([latent, asked], axis=1)
"""
    return f"""\
{form.imports}
import numpy as np
from PIL import Image

{_opening(file, form, "drawing")}

{lines}pixels = np.asarray(model(latent))[0]  # 0..255
image = Image.fromarray(np.rint(pixels).clip(0, 255).astype("uint8").squeeze())
"""


def _decoding(file: Path, form: ExportFormat, size: int) -> str:
    """Return the program of a decoder: no image goes in."""
    return f"""\
{form.imports}
import numpy as np
from PIL import Image

{_opening(file, form, "image")}

codes = np.zeros((1, {size}), "float32")  # what the encoder makes of images
pixels = np.asarray(model(codes))[0]  # 0..255
image = Image.fromarray(np.rint(pixels).astype("uint8").squeeze())
"""


def rebuild_lines(file: Path, form: ExportFormat, answer: Answer = "probabilities") -> str:
    """Return the lines that open `file` in its folder, "" where plain `load_model` does."""
    if form.is_loaded_by_keras:
        return ""
    imports = "\n".join(line.partition("  #")[0] for line in form.imports.splitlines())
    opening = _opening(Path(file.name), form, answer)
    return f"{imports}\n{opening}\n{_CALLS[answer]}"


def _plain_text(function: Callable[..., object]) -> str:
    """Return the source of a function without its types."""
    signature, rest = inspect.getsource(function).rstrip().split("\n", 1)
    names = re.sub(r"(\w+): [\w.]+", r"\1", signature)
    return re.sub(r" -> .*:$", ":", names) + "\n" + rest


def _opening(file: Path, form: ExportFormat, answer: Answer) -> str:
    """Return the lines that define `model`; a path too long for a line gets one of its own."""
    places = zip(("file", "companion"), (file, *form.companions_of(file)), strict=False)
    literals = {name: repr(str(place)) for name, place in places}
    tensors = dict(zip(("input", "output"), SIGNATURES[answer], strict=True))
    lines = form.opening.format(**literals, **tensors)
    if max(map(len, lines.splitlines())) <= LINE:
        return lines
    used = {name: text for name, text in literals.items() if f"{{{name}}}" in form.opening}
    named = "".join(f"{name} = {text}\n" for name, text in used.items())
    return named + form.opening.format(**{name: name for name in literals}, **tensors)


def _listed(classes: Sequence[str]) -> str:
    """Return a Python list, broken into lines where it is long."""
    line = repr(list(classes))
    if len(line) <= LINE:
        return line
    return "[\n" + "".join(f"    {name!r},\n" for name in classes) + "]"
