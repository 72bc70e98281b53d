"""What is known of one backbone without building it: a row of the catalogue."""

from typing import Literal

import msgspec

Preprocessing = Literal["caffe", "tf", "torch", "tf_128", "lite"]
"""How a backbone wants its pixels, as Keras calls it: "caffe" is BGR minus the ImageNet mean,
"tf" is -1..1, "torch" is (x/255 - mean) / deviation of ImageNet, "tf_128" is x/128 - 1; "lite" is
(x - 127) / 128, as EfficientNet-Lite was trained."""


class WeightFile(msgspec.Struct, frozen=True):
    """A published file of weights.

    Attributes:
        name: file name in the weights folder, in Keras' own cache, or in its package.
        url: where Keras publishes it; "" for a file that comes in a Python package.
        digest: "md5:..." or "sha256:..." as in Keras' source; "" where Keras gives none.
        package: the Python package that brings it, in the folder `models` of its module; "" for
            a file that is fetched from `url`.
    """

    name: str
    url: str
    digest: str
    package: str = ""

    @property
    def algorithm(self) -> str:
        """Name of the checksum for hashlib; "" where there is none."""
        return self.digest.partition(":")[0]

    @property
    def checksum(self) -> str:
        """The checksum in hexadecimal; "" where there is none."""
        return self.digest.partition(":")[2]


class ImageNetErrors(msgspec.Struct, frozen=True):
    """What one network alone reached on the validation images of ImageNet, as published.

    Attributes:
        top1: share of the images whose class is not the likeliest, 0..1.
        top5: share of those whose class is not among the likeliest five; None where unpublished.
        source: where it stands, and how many crops of each image were looked at.
    """

    top1: float
    top5: float | None
    source: str


class Backbone(msgspec.Struct, frozen=True, kw_only=True):
    """One network that images can be shown to, without its classifier.

    Attributes:
        name: as in `keras.applications`, where it has the network.
        family: the group it is listed under.
        year: of the first publication.
        parameters: without the head; statistics of batch normalisation included.
        input_size: height and width in pixels it was trained with.
        minimum_size: smallest height and width in pixels that it can be built for.
        preprocessing: how it wants its pixels; the graph does this itself.
        builder: module of `studio.engine.networks` whose `body` builds it.
        paper: short citation: authors, a colon, title, place and year.
        classifier: parameters of the layers that its paper has behind it, for ImageNet's classes.
        errors: on ImageNet; None where nothing was published.
        ilsvrc_error: top-5 error of its entry in the ImageNet challenge (ILSVRC), several networks
            together, in 0..1; None where it did not compete.
        description: one line for a beginner.
        weight_file: its ImageNet weights; None where there are none.
        has_classifier: whether its weights bring the classifier of the 1,000 ImageNet classes.
        h5: whether a full .h5 of our graph loads again in plain Keras.
    """

    name: str
    family: str
    year: int
    parameters: int
    input_size: tuple[int, int]
    minimum_size: int = 32
    preprocessing: Preprocessing
    builder: str = "keras_applications"
    paper: str
    classifier: int = 0
    errors: ImageNetErrors | None = None
    ilsvrc_error: float | None = None
    description: str
    weight_file: WeightFile | None = None
    has_classifier: bool = False
    h5: bool = True

    @property
    def accuracy(self) -> float | None:
        """Top-1 accuracy on ImageNet in 0..1; None where nothing was published."""
        return None if self.errors is None else 1 - self.errors.top1

    @property
    def published_parameters(self) -> int:
        """Of the whole network that the published errors are of, its classifier included."""
        return self.parameters + self.classifier

    @property
    def file_bytes(self) -> int:
        """About how large its file of weights is: float32 parameters."""
        return 4 * self.parameters

    @property
    def weights(self) -> tuple[str, ...]:
        """Names of the ready sets of weights that exist for it, such as "imagenet"."""
        return ("imagenet",) if self.weight_file else ()
