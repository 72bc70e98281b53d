"""Backbones that no weights are published for here: they learn everything from the person's images.

Parameters were counted on our own graphs, without the head; with the head of the paper they are
those of the paper or of its reference implementation (tests/engine/networks/test_course_networks.py
has the figures and where they are from).
"""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone

SMALL_CNN = "Small CNN"
"""The backbone that reads `model.blocks` and `model.block_dropout` of a recipe."""

_NO_NORMALISATION = "local response normalisation is left out, because Keras has no layer for it"


def small() -> Iterator[Backbone]:
    """LeNet-5, and the network that the person sizes."""
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


def alexnet() -> Iterator[Backbone]:
    """AlexNet and ZFNet."""
    yield Backbone(
        name="AlexNet",
        family="AlexNet",
        builder="alexnet",
        year=2012,
        parameters=3_747_200,
        input_size=(227, 227),
        minimum_size=67,
        preprocessing="tf",
        paper="Krizhevsky, Sutskever, Hinton: ImageNet classification with deep convolutional "
        "neural networks, NIPS 2012",
        top5_error=0.153,
        description="Its victory in 2012 began deep learning's rise. One tower here; "
        f"{_NO_NORMALISATION}.",
    )
    yield Backbone(
        name="ZFNet",
        family="AlexNet",
        builder="alexnet",
        year=2013,
        parameters=3_726_464,
        input_size=(224, 224),
        minimum_size=53,
        preprocessing="tf",
        paper="Zeiler, Fergus: Visualizing and understanding convolutional networks, ECCV 2014",
        top5_error=0.148,
        description=f"AlexNet improved by looking at its filters; {_NO_NORMALISATION}.",
    )


def vgg() -> Iterator[Backbone]:
    """The VGG that Keras has not."""
    yield Backbone(
        name="VGG11",
        family="VGG",
        builder="vgg",
        year=2014,
        parameters=9_220_480,
        input_size=(224, 224),
        preprocessing="tf",
        paper="Simonyan, Zisserman: Very deep convolutional networks, ICLR 2015",
        description="The shallowest VGG, the one that still trains from random weights by itself.",
    )


def resnet() -> Iterator[Backbone]:
    """The ResNets of basic blocks."""
    for depth, parameters in ((18, 11_186_112), (34, 21_301_696)):
        yield Backbone(
            name=f"ResNet{depth}",
            family="ResNet",
            builder="resnet",
            year=2015,
            parameters=parameters,
            input_size=(224, 224),
            preprocessing="tf",
            paper="He et al.: Deep residual learning for image recognition, CVPR 2016",
            description="Shortcuts around pairs of convolutions; small enough to learn from "
            "scratch.",
        )


def inception() -> Iterator[Backbone]:
    """The first Inception and the fourth."""
    yield Backbone(
        name="GoogLeNet",
        family="Inception",
        builder="googlenet",
        year=2014,
        parameters=5_973_552,
        input_size=(224, 224),
        preprocessing="tf",
        paper="Szegedy et al.: Going deeper with convolutions, CVPR 2015",
        top5_error=0.0667,
        description="Inception v1: windows of several sizes side by side, a tenth of AlexNet's "
        f"weights; {_NO_NORMALISATION}.",
    )
    yield Backbone(
        name="InceptionV4",
        family="Inception",
        builder="inception_v4",
        year=2016,
        parameters=41_205_984,
        input_size=(299, 299),
        minimum_size=75,
        preprocessing="tf",
        paper="Szegedy et al.: Inception-v4, Inception-ResNet, AAAI 2017",
        description="Three kinds of Inception blocks in a row, without shortcuts: large and slow.",
    )


def squeezenet() -> Iterator[Backbone]:
    """Both versions."""
    for version, parameters in (("1.0", 735_424), ("1.1", 722_496)):
        yield Backbone(
            name=f"SqueezeNet{version}",
            family="SqueezeNet",
            builder="squeezenet",
            year=2016,
            parameters=parameters,
            input_size=(227, 227),
            minimum_size=35 if version == "1.0" else 32,
            preprocessing="tf",
            paper="Iandola et al.: SqueezeNet: AlexNet-level accuracy with 50x fewer parameters, "
            "2016",
            description="AlexNet's accuracy with a fiftieth of its weights"
            + (", and 2.4 times less to compute than 1.0." if version == "1.1" else "."),
        )
