"""GoogLeNet, the Inception networks that followed, and Xception."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.families.sources import (
    GOOGLE,
    NO_NORMALISATION,
    NOTOP,
    dense,
    in_keras_table,
    published,
)


def _from_scratch() -> Iterator[Backbone]:
    yield Backbone(
        name="GoogLeNet",
        family="Inception",
        builder="googlenet",
        year=2014,
        parameters=5_973_552,
        classifier=dense(1024),
        input_size=(224, 224),
        preprocessing="tf",
        paper="Szegedy et al.: Going deeper with convolutions, CVPR 2015",
        errors=published(0.313, 0.111, "BVLC Caffe's bvlc_googlenet, one crop"),
        ilsvrc_error=0.0667,
        description="Inception v1: windows of several sizes side by side, a tenth of AlexNet's "
        f"weights; {NO_NORMALISATION}.",
    )
    yield Backbone(
        name="InceptionV4",
        family="Inception",
        builder="inception_v4",
        year=2016,
        parameters=41_205_984,
        classifier=dense(1536),
        input_size=(299, 299),
        minimum_size=75,
        preprocessing="tf",
        paper="Szegedy et al.: Inception-v4, Inception-ResNet, AAAI 2017",
        errors=published(0.200, 0.050, "its paper, table of single models, one crop"),
        description="Three kinds of Inception blocks in a row, without shortcuts: large and slow.",
    )


def _published() -> Iterator[Backbone]:
    v3, v2, xception = f"inception_v3{NOTOP}", f"inception_resnet_v2{NOTOP}", f"xception{NOTOP}"
    yield Backbone(
        name="InceptionV3",
        family="Inception",
        year=2015,
        parameters=21_802_784,
        classifier=dense(2048),
        input_size=(299, 299),
        minimum_size=75,
        preprocessing="tf",
        paper="Szegedy et al.: Rethinking the Inception architecture, CVPR 2016",
        errors=in_keras_table(0.779, 0.937),
        ilsvrc_error=0.0358,
        description="Filters of several sizes side by side in each block, joined at its end.",
        weight_file=WeightFile(
            v3, f"{GOOGLE}inception_v3/{v3}", "md5:bcbd6486424b2319ff4ef7d526e38f63"
        ),
    )
    yield Backbone(
        name="InceptionResNetV2",
        family="Inception",
        year=2016,
        parameters=54_336_736,
        classifier=dense(1536),
        input_size=(299, 299),
        minimum_size=75,
        preprocessing="tf",
        paper="Szegedy et al.: Inception-v4, Inception-ResNet, AAAI 2017",
        errors=in_keras_table(0.803, 0.953),
        description="Inception blocks with shortcuts: more accurate, and large.",
        weight_file=WeightFile(
            v2, f"{GOOGLE}inception_resnet_v2/{v2}", "md5:d19885ff4a710c122648d3b5c3b684e4"
        ),
    )
    yield Backbone(
        name="Xception",
        family="Xception",
        year=2016,
        parameters=20_861_480,
        classifier=dense(2048),
        input_size=(299, 299),
        minimum_size=71,
        preprocessing="tf",
        paper="Chollet: Xception: deep learning with depthwise separable convolutions, CVPR 2017",
        errors=in_keras_table(0.790, 0.945),
        description="Looks at space and at colours in separate steps; accurate for its size.",
        weight_file=WeightFile(
            xception, f"{GOOGLE}xception/{xception}", "md5:b0042744bf5b25fce3cb969f33bebb97"
        ),
    )


ROWS: tuple[Backbone, ...] = (*_from_scratch(), *_published())
