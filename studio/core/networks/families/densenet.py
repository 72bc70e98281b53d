"""DenseNet."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.families.sources import (
    GOOGLE,
    NOTOP,
    dense,
    in_keras_table,
)


def _rows() -> Iterator[Backbone]:
    rows = (
        ("DenseNet121", 7_037_504, 1024, 0.750, 0.923, "30ee3e1110167f948a6b9946edeeb738"),
        ("DenseNet169", 12_642_880, 1664, 0.762, 0.932, "b8c4d4c20dd625c148057b9ff1c1176b"),
        ("DenseNet201", 18_321_984, 1920, 0.773, 0.936, "c13680b51ded0fb44dff2d8f86ac8bb1"),
    )
    for name, parameters, width, top1, top5, md5 in rows:
        file = f"{name.lower()}{NOTOP}"
        yield Backbone(
            name=name,
            family="DenseNet",
            year=2016,
            parameters=parameters,
            classifier=dense(width),
            input_size=(224, 224),
            preprocessing="torch",
            paper="Huang et al.: Densely connected convolutional networks, CVPR 2017",
            errors=in_keras_table(top1, top5),
            description="Every layer sees the outputs of all earlier ones of its block.",
            weight_file=WeightFile(file, f"{GOOGLE}densenet/{file}", f"md5:{md5}"),
        )


ROWS: tuple[Backbone, ...] = (*_rows(),)
