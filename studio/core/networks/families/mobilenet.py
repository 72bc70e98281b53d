"""MobileNet."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.families.sources import (
    GOOGLE,
    dense,
    in_keras_table,
    published,
)


def _rows() -> Iterator[Backbone]:
    yield Backbone(
        name="MobileNet",
        family="MobileNet",
        year=2017,
        parameters=3_228_864,
        classifier=dense(1024),
        input_size=(224, 224),
        preprocessing="tf",
        paper="Howard et al.: MobileNets, 2017",
        errors=in_keras_table(0.704, 0.895),
        description="Made for phones: a small, fast network to start with.",
        weight_file=WeightFile(
            "mobilenet_1_0_224_tf_no_top.h5",
            f"{GOOGLE}mobilenet/mobilenet_1_0_224_tf_no_top.h5",
            "",
        ),
    )
    file = "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5"
    yield Backbone(
        name="MobileNetV2",
        family="MobileNet",
        year=2018,
        parameters=2_257_984,
        classifier=dense(1280),
        input_size=(224, 224),
        preprocessing="tf",
        paper="Sandler et al.: MobileNetV2: inverted residuals and linear bottlenecks, CVPR 2018",
        errors=in_keras_table(0.713, 0.901),
        description="Small and fast on any computer; a good first choice for transfer learning.",
        weight_file=WeightFile(file, f"{GOOGLE}mobilenet_v2/{file}", ""),
    )
    rows = (
        ("Small", 939_120, (576, 1024), 0.681, "d3e8ec802a04aa4fc771ee12a9a9b836"),
        ("Large", 2_996_352, (960, 1280), 0.756, "07fb09a5933dd0c8eaafa16978110389"),
    )
    for size, parameters, widths, top1, md5 in rows:
        file = f"weights_mobilenet_v3_{size.lower()}_224_1.0_float_no_top_v2.h5"
        yield Backbone(
            name=f"MobileNetV3{size}",
            family="MobileNet",
            year=2019,
            parameters=parameters,
            classifier=dense(*widths),
            input_size=(224, 224),
            preprocessing="tf",
            paper="Howard et al.: Searching for MobileNetV3, ICCV 2019",
            errors=published(1 - top1, None, "the docstring of MobileNetV3 in Keras"),
            description="Found by an automated search for phones; weights its channels by content.",
            weight_file=WeightFile(file, f"{GOOGLE}mobilenet_v3/{file}", f"md5:{md5}"),
        )


ROWS: tuple[Backbone, ...] = (*_rows(),)
