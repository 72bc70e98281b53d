"""SqueezeNet."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone
from studio.core.networks.families.sources import (
    TORCHVISION,
    dense,
    published,
)


def _rows() -> Iterator[Backbone]:
    rows = (("1.0", 735_424, 0.419, 0.196), ("1.1", 722_496, 0.418, 0.194))
    for version, parameters, top1_error, top5_error in rows:
        yield Backbone(
            name=f"SqueezeNet{version}",
            family="SqueezeNet",
            builder="squeezenet",
            year=2016,
            parameters=parameters,
            classifier=dense(512),
            input_size=(227, 227),
            minimum_size=35 if version == "1.0" else 32,
            preprocessing="tf",
            paper="Iandola et al.: SqueezeNet: AlexNet-level accuracy with 50x fewer parameters, "
            "2016",
            errors=published(top1_error, top5_error, TORCHVISION),
            description="AlexNet's accuracy with a fiftieth of its weights"
            + (", and 2.4 times less to compute than 1.0." if version == "1.1" else "."),
        )


ROWS: tuple[Backbone, ...] = (*_rows(),)
