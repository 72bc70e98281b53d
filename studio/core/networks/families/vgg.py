"""VGG."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.families.sources import (
    GOOGLE,
    NOTOP,
    TORCHVISION,
    dense,
    in_keras_table,
    published,
)


def _shallow() -> Iterator[Backbone]:
    yield Backbone(
        name="VGG11",
        family="VGG",
        builder="vgg",
        year=2014,
        parameters=9_220_480,
        classifier=dense(25088, 4096, 4096),
        input_size=(224, 224),
        preprocessing="tf",
        paper="Simonyan, Zisserman: Very deep convolutional networks, ICLR 2015",
        errors=published(0.310, 0.114, TORCHVISION),
        description="The shallowest VGG, the one that still trains from random weights by itself.",
    )


def _published() -> Iterator[Backbone]:
    rows = (
        ("VGG16", 14_714_688, 0.713, 0.901, "md5:6d6bbae143d832006294945121d1f1fc", 13),
        ("VGG19", 20_024_384, 0.713, 0.900, "md5:253f8cb515780f3b799900260a226db6", 16),
    )
    for name, parameters, top1, top5, digest, depth in rows:
        file = f"{name.lower()}{NOTOP}"
        yield Backbone(
            name=name,
            family="VGG",
            year=2014,
            parameters=parameters,
            classifier=dense(25088, 4096, 4096),
            input_size=(224, 224),
            preprocessing="caffe",
            paper="Simonyan, Zisserman: Very deep convolutional networks, ICLR 2015",
            errors=in_keras_table(top1, top5),
            ilsvrc_error=0.073,
            description=f"{depth} plain convolutions in five blocks: slow, and the easiest "
            "one to look into.",
            weight_file=WeightFile(file, f"{GOOGLE}{name.lower()}/{file}", digest),
        )


ROWS: tuple[Backbone, ...] = (*_shallow(), *_published())
