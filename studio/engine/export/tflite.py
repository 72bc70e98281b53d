"""The model for phones and boards: a .tflite file, whole or with weights rounded to float16.

https://ai.google.dev/edge/litert: the file has one signature, for any number of images, whose
tensors are called what they are: from `images` to `probabilities`, or to `probability` where one
unit gives that of the second of two classes. It is a zip archive as well, as TensorFlow Lite's
metadata ask for: the class of each output lies in it as labels.txt, which Android's tools read, and
beside it what our other files carry.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import keras
import tensorflow as tf
from tensorflow.lite.python.convert import ConverterError

from studio.core.base.errors import WorkError
from studio.core.exports.snippet import SIGNATURES
from studio.engine.export.contents import Contents
from studio.engine.export.tensorflow_disk import disk_failures_raised

LABELS = "labels.txt"


def write(model: keras.Model, path: Path, contents: Contents, *, float16: bool = False) -> None:
    """Write the file.

    Args:
        float16: whether weights are kept in 16 bits; the file is half as large.

    Raises:
        WorkError: the network has an operation that TensorFlow Lite does not.
        OSError: the disk failed.
    """
    served = path.with_name(f"{path.stem}-served")
    with disk_failures_raised():
        _save_signature(model, served, *SIGNATURES[contents.answer])
    converter = tf.lite.TFLiteConverter.from_saved_model(
        str(served), signature_keys=["serving_default"]
    )
    if float16:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
        converter.target_spec.supported_types = [tf.float16]
    path.write_bytes(_converted(converter, path))
    with zipfile.ZipFile(path, "a") as archive:
        if contents.labels:
            archive.writestr(LABELS, "\n".join(contents.labels))
        for name, text in contents.attributes().items():
            archive.writestr(name, text)


def _converted(converter: tf.lite.TFLiteConverter, path: Path) -> bytes:
    try:
        made: bytes = converter.convert()
    except (ConverterError, ValueError) as error:
        raise WorkError(
            "{file}: TensorFlow Lite cannot convert this network: {reason}",
            file=path.name,
            reason=str(error).strip().splitlines()[0][:300],
        ) from error
    return made


def _save_signature(model: keras.Model, folder: Path, given: str, made: str) -> None:
    """Write a SavedModel whose input and output are called `given` and `made`."""

    def answered(inputs: tf.Tensor) -> dict[str, tf.Tensor]:
        return {made: model(inputs, training=False)}

    archive = keras.export.ExportArchive()
    archive.track(model)
    shape = tf.TensorSpec(model.input_shape, tf.float32, name=given)
    archive.add_endpoint("serve", answered, input_signature=[shape])
    archive.write_out(folder, verbose=False)
