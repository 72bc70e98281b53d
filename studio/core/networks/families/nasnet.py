"""NASNet."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.families.sources import (
    GOOGLE,
    dense,
    in_keras_table,
)


def _rows() -> Iterator[Backbone]:
    rows = (
        ("Mobile", 4_269_716, 1056, 224, 0.744, 0.919, "1ed92395b5b598bdda52abe5c0dbfd63"),
        ("Large", 84_916_818, 4032, 331, 0.825, 0.960, "d81d89dc07e6e56530c4e77faddd61b5"),
    )
    for size, parameters, width, side, top1, top5, md5 in rows:
        yield Backbone(
            name=f"NASNet{size}",
            family="NASNet",
            year=2017,
            parameters=parameters,
            classifier=dense(width),
            input_size=(side, side),
            preprocessing="tf",
            paper="Zoph et al.: Learning transferable architectures, CVPR 2018",
            errors=in_keras_table(top1, top5),
            description="Its cells were designed by a search instead of by hand.",
            weight_file=WeightFile(
                f"nasnet_{size.lower()}_no_top.h5",
                f"{GOOGLE}nasnet/NASNet-{size.lower()}-no-top.h5",
                f"md5:{md5}",
            ),
        )


ROWS: tuple[Backbone, ...] = (*_rows(),)
