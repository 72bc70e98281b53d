"""ResNet, and its second version, which normalises before each convolution."""

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


def _of_basic_blocks() -> Iterator[Backbone]:
    rows = ((18, 11_186_112, 0.302, 0.109), (34, 21_301_696, 0.267, 0.086))
    for depth, parameters, top1_error, top5_error in rows:
        yield Backbone(
            name=f"ResNet{depth}",
            family="ResNet",
            builder="resnet",
            year=2015,
            parameters=parameters,
            classifier=dense(512),
            input_size=(224, 224),
            preprocessing="tf",
            paper="He et al.: Deep residual learning for image recognition, CVPR 2016",
            errors=published(top1_error, top5_error, TORCHVISION),
            description="Shortcuts around pairs of convolutions; small enough to learn from "
            "scratch.",
        )


def _of_bottlenecks() -> Iterator[Backbone]:
    rows = (
        ("ResNet50", 23_587_712, 0.749, 0.921, "4d473c1dd8becc155b73f8504c6f6626"),
        ("ResNet101", 42_658_176, 0.764, 0.928, "88cf7a10940856eca736dc7b7e228a21"),
        ("ResNet152", 58_370_944, 0.766, 0.931, "ee4c566cf9a93f14d82f913c2dc6dd0c"),
        ("ResNet50V2", 23_564_800, 0.760, 0.930, "fac2f116257151a9d068a22e544a4917"),
        ("ResNet101V2", 42_626_560, 0.772, 0.938, "c0ed64b8031c3730f411d2eb4eea35b5"),
        ("ResNet152V2", 58_331_648, 0.780, 0.942, "ed17cf2e0169df9d443503ef94b23b33"),
    )
    for name, parameters, top1, top5, md5 in rows:
        second = name.endswith("V2")
        file = f"{name.lower()}{NOTOP}"
        yield Backbone(
            name=name,
            family="ResNet V2" if second else "ResNet",
            year=2016 if second else 2015,
            parameters=parameters,
            classifier=dense(2048),
            input_size=(224, 224),
            preprocessing="tf" if second else "caffe",
            paper="He et al.: Identity mappings in deep residual networks, ECCV 2016"
            if second
            else "He et al.: Deep residual learning for image recognition, CVPR 2016",
            errors=in_keras_table(top1, top5),
            ilsvrc_error=0.0357 if name == "ResNet152" else None,
            description="Shortcuts around every block, normalised before each convolution."
            if second
            else "Shortcuts around every block let very deep networks learn; a solid standard.",
            weight_file=WeightFile(file, f"{GOOGLE}resnet/{file}", f"md5:{md5}"),
        )


ROWS: tuple[Backbone, ...] = (*_of_basic_blocks(), *_of_bottlenecks())
