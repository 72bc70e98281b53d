"""ConvNeXt."""

from collections.abc import Iterator

from studio.core.networks.backbone_row import Backbone, WeightFile
from studio.core.networks.families.sources import (
    GOOGLE,
    dense,
    in_keras_table,
)


def _rows() -> Iterator[Backbone]:
    rows = (
        ("Tiny", 27_820_128, 768, 0.813),
        ("Small", 49_454_688, 768, 0.823),
        ("Base", 87_566_464, 1024, 0.853),
        ("Large", 196_230_336, 1536, 0.863),
        ("XLarge", 348_147_968, 2048, 0.867),
    )
    sha256 = {
        "Tiny": "d547c096cabd03329d7be5562c5e14798aa39ed24b474157cef5e85ab9e49ef1",
        "Small": "6fc8009faa2f00c1c1dfce59feea9b0745eb260a7dd11bee65c8e20843da6eab",
        "Base": "40a20c5548a5e9202f69735ecc06c990e6b7c9d2de39f0361e27baeb24cb7c45",
        "Large": "96f02b6f0753d4f543261bc9d09bed650f24dd6bc02ddde3066135b63d23a1cd",
        "XLarge": "de3f8a54174130e0cecdc71583354753d557fcf1f4487331558e2a16ba0cfe05",
    }
    for size, parameters, width, top1 in rows:
        file = f"convnext_{size.lower()}_notop.h5"
        yield Backbone(
            name=f"ConvNeXt{size}",
            family="ConvNeXt",
            year=2022,
            parameters=parameters,
            classifier=dense(width),
            input_size=(224, 224),
            preprocessing="torch",
            paper="Liu et al.: A ConvNet for the 2020s, CVPR 2022",
            errors=in_keras_table(top1),
            description="A convolutional network rebuilt with the habits of transformers.",
            weight_file=WeightFile(file, f"{GOOGLE}convnext/{file}", f"sha256:{sha256[size]}"),
        )


ROWS: tuple[Backbone, ...] = (*_rows(),)
