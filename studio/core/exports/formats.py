"""The formats in which a model is exported, a row each; the ending of the file's name decides.

The engine writes and proves by a row, the Export page offers it, the snippet opens what it wrote.
A new format is one module in `studio/engine/export` with a function `write`, and one row here.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from studio.core.base.sentences import Sentence, say


class ExportFormat(msgspec.Struct, frozen=True, kw_only=True):
    """One way to take a model along.

    Attributes:
        ending: of the file's name; "" means a folder.
        title: what the person chooses.
        help: one or two lines.
        writer: module of `studio.engine.export` whose `write` writes the file.
        settings: further arguments of `write`.
        companions: endings of further files that are written beside it.
        imports: Python that `opening` needs.
        opening: Python that defines `model`, a function of pixels, with {file} and {companion}
            for the literals of the paths, {input} and {output} for the names of its tensors.
        packages: what a person installs to run those lines.
        reader: program that opens the file.
        package: whose version is that of the reader.
        tolerance: largest difference of a probability from the run's own that proves the file.
        is_float32: whether the format knows no mixed precision: the run's network is written, and
            compared, as it computes in float32.
        needs_layers: whether every part of the network must be a layer of Keras' own.
        instead: keys of the formats that are written where a fresh Keras cannot open this one.
    """

    ending: str
    title: Sentence
    help: Sentence
    writer: str
    settings: dict[str, bool] = {}
    companions: tuple[str, ...] = ()
    imports: str = "import keras  # with TensorFlow"
    opening: str = "model = keras.models.load_model({file}, compile=False)"
    packages: tuple[str, ...] = ("TensorFlow", "Keras", "NumPy", "Pillow")
    reader: str = "Keras"
    package: str = "keras"
    tolerance: float = 1e-5
    is_float32: bool = False
    needs_layers: bool = False
    instead: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its name in code."""
        return self.ending.lstrip(".") or "folder"

    @property
    def is_loaded_by_keras(self) -> bool:
        """Whether plain `load_model` opens the file."""
        return "load_model(" in self.opening

    def stem_of(self, name: str) -> str:
        """Return a file's name without the ending of this format."""
        return name[: len(name) - len(self.ending)]

    def companions_of(self, file: Path) -> tuple[Path, ...]:
        """Return the further files that an export to `file` writes beside it."""
        stem = self.stem_of(file.name)
        return tuple(file.with_name(stem + ending) for ending in self.companions)


_TFLITE = ExportFormat(
    ending=".tflite",
    title=say("One .tflite file"),
    help=say("For phones and small boards, in TensorFlow Lite."),
    writer="tflite",
    imports="import tensorflow as tf  # on a device: Interpreter of ai_edge_litert.interpreter",
    opening="""\
reader = tf.lite.Interpreter({file}).get_signature_runner()


def model({input}):
    return reader({input}={input})["{output}"]

""",
    packages=("TensorFlow", "NumPy", "Pillow"),
    reader="TensorFlow Lite",
    package="tensorflow",
    is_float32=True,
)

FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(
        ending=".h5",
        title=say("Single .h5 file"),
        help=say("The whole network, preprocessing inside. Opens in plain Keras."),
        writer="h5",
        needs_layers=True,
        instead=("keras", "weights.h5"),
    ),
    ExportFormat(
        ending=".keras",
        title=say("Single .keras file"),
        help=say("The same in the newer Keras format, for Keras 3."),
        writer="keras_file",
        needs_layers=True,
    ),
    ExportFormat(
        ending=".weights.h5",
        title=say("Weights only"),
        help=say("A .weights.h5 file, and a .json that builds the network around it."),
        writer="weights_h5",
        needs_layers=True,
        companions=(".json",),
        opening="""\
model = keras.models.model_from_json(open({companion}).read())
model.load_weights({file})""",
    ),
    ExportFormat(
        ending="",
        title=say("SavedModel folder"),
        help=say("TensorFlow's own format, for servers and other languages."),
        writer="saved_model",
        opening='model = keras.layers.TFSMLayer({file}, call_endpoint="serve")',
    ),
    _TFLITE,
    msgspec.structs.replace(
        _TFLITE,
        ending=".float16.tflite",
        title=say("One .tflite file, half the size"),
        help=say("Weights rounded to float16: probabilities change by up to 0.01."),
        settings={"float16": True},
        tolerance=0.01,
    ),
)
"""In the order in which they are offered, the recommended one first."""


def by_key(key: str) -> ExportFormat:
    """Return the row of that key.

    Raises:
        KeyError: there is no such format.
    """
    for row in FORMATS:
        if row.key == key:
            return row
    raise KeyError(key)


def format_of(file: Path) -> ExportFormat:
    """Return the row that a file of this name is written in; the longest ending wins.

    Upper and lower case count as the same here; what Keras would not open for its case, the
    engine refuses.
    """
    rows = sorted(FORMATS, key=lambda row: -len(row.ending))
    return next(row for row in rows if file.name.lower().endswith(row.ending))


def files_written(target: Path) -> tuple[Path, ...]:
    """Return every file that an export to `target` writes, `target` first."""
    return (target, *format_of(target).companions_of(target))


def endings() -> str:
    """Return the endings of all files, as a sentence lists them: ".h5, .keras"."""
    return ", ".join(row.ending for row in FORMATS if row.ending)


def with_format(file: Path, wanted: ExportFormat) -> Path:
    """Return `file` with the ending of `wanted` in place of its own."""
    stem = format_of(file).stem_of(file.name)
    return file.with_name((stem or "model") + wanted.ending)
