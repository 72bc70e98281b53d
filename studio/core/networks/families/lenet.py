"""LeNet-5, and the network that the person sizes."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone
from studio.core.recipes.fields.model_fields import SMALL_CNN


def _rows() -> Iterator[Backbone]:
    yield Backbone(
        name="LeNet-5",
        family="LeNet",
        builder="lenet",
        year=1998,
        parameters=50_992,
        input_size=(32, 32),
        preprocessing="tf",
        paper="LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document "
        "recognition, Proc. IEEE 1998",
        description="The first famous convolutional network: reads small digits, trains in "
        "seconds from random weights. A dense layer of 84 in the head makes it complete.",
    )
    yield Backbone(
        name=SMALL_CNN,
        family="Small CNN",
        builder="small_cnn",
        year=2015,
        parameters=93_920,
        input_size=(64, 64),
        minimum_size=8,
        preprocessing="tf",
        paper="Blocks of convolution, batch normalisation (Ioffe, Szegedy: Batch normalization, "
        "ICML 2015) and pooling",
        description="You set how many blocks it has and how wide each is. A good start from "
        "scratch on small photos.",
    )


ROWS: tuple[Backbone, ...] = (*_rows(),)
