"""Where published figures and files of weights are from."""

from studio.core.networks.backbone_row import ImageNetErrors

GOOGLE = "https://storage.googleapis.com/tensorflow/keras-applications/"
NOTOP = "_weights_tf_dim_ordering_tf_kernels_notop.h5"

NO_NORMALISATION = "local response normalisation is left out, because Keras has no layer for it"

TORCHVISION = "torchvision's table of ImageNet errors, one crop"
LITE_TABLE = "the table of EfficientNet-Lite in tensorflow/tpu"
_KERAS_TABLE = "Keras' table of applications (keras.io/api/applications), one crop"


def dense(*widths: int) -> int:
    """Return how many weights a classifier of ImageNet's 1,000 classes has.

    Args:
        widths: what its dense layers read, the first of them the features.
    """
    outputs = (*widths[1:], 1000)
    return sum((width + 1) * units for width, units in zip(widths, outputs, strict=True))


def published(top1: float, top5: float | None, source: str) -> ImageNetErrors:
    """Return errors, 0..1, with where they stand."""
    return ImageNetErrors(round(top1, 4), None if top5 is None else round(top5, 4), source)


def in_keras_table(top1_accuracy: float, top5_accuracy: float | None = None) -> ImageNetErrors:
    """Return what Keras' table says as accuracies; of ConvNeXt it has none among the first five."""
    top5 = None if top5_accuracy is None else 1 - top5_accuracy
    return published(1 - top1_accuracy, top5, _KERAS_TABLE)
