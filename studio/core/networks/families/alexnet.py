"""AlexNet and ZFNet."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.families.sources import (
    NO_NORMALISATION,
    dense,
    published,
)


def _rows() -> Iterator[Backbone]:
    yield Backbone(
        name="AlexNet",
        family="AlexNet",
        builder="alexnet",
        year=2012,
        parameters=3_747_200,
        classifier=dense(9216, 4096, 4096),
        input_size=(227, 227),
        minimum_size=67,
        preprocessing="tf",
        paper="Krizhevsky, Sutskever, Hinton: ImageNet classification with deep convolutional "
        "neural networks, NIPS 2012",
        errors=published(0.407, 0.182, "table 2 of its paper, one network, ten crops"),
        ilsvrc_error=0.153,
        description="Its victory in 2012 began deep learning's rise. One tower here; "
        f"{NO_NORMALISATION}.",
    )
    yield Backbone(
        name="ZFNet",
        family="AlexNet",
        builder="alexnet",
        year=2013,
        parameters=3_726_464,
        classifier=dense(9216, 4096, 4096),
        input_size=(224, 224),
        minimum_size=53,
        preprocessing="tf",
        paper="Zeiler, Fergus: Visualizing and understanding convolutional networks, ECCV 2014",
        errors=published(0.384, 0.165, "table 2 of its paper, one network, ten crops"),
        ilsvrc_error=0.148,
        description=f"AlexNet improved by looking at its filters; {NO_NORMALISATION}.",
    )


ROWS: tuple[Backbone, ...] = (*_rows(),)
