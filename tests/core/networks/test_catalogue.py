import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES, backbone, is_known

PUBLISHED = [row for row in BACKBONES if row.weight_file and not row.weight_file.package]
PACKAGED = [row for row in BACKBONES if row.weight_file and row.weight_file.package]


@pytest.fixture(scope="module")
def keras_source() -> str:
    spec = importlib.util.find_spec("keras")
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / "src" / "applications"
    sources = [path.read_text() for path in folder.glob("*.py") if "test" not in path.name]
    return re.sub(r'"\s*\n\s*f?"', "", "\n".join(sources))  # joins strings over two lines


def test_names_are_unique_and_lenet_comes_first() -> None:
    names = [row.name for row in BACKBONES]
    assert len(set(names)) == len(names) == 54
    assert names[0] == "LeNet-5"
    assert backbone("LeNet-5").weights == ()


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row.name)
def test_every_network_and_checksum_is_in_keras_source(row: Backbone, keras_source: str) -> None:
    assert row.weight_file is not None
    assert f"def {row.name}(" in keras_source
    assert row.weights == ("imagenet",)
    if row.weight_file.digest:
        assert f'"{row.weight_file.checksum}"' in keras_source
    else:
        assert row.family == "MobileNet"  # Keras publishes no checksum for the first two
    folder, _, _ = row.weight_file.url.rpartition("/")
    assert folder.removesuffix("/vgg16").removesuffix("/vgg19") in keras_source


def test_checksums_and_addresses_are_unique() -> None:
    files = [row.weight_file for row in PUBLISHED if row.weight_file]
    assert len({file.url for file in files}) == len(files)
    assert len({file.name for file in files}) == len(files)
    digests = [file.digest for file in files if file.digest]
    assert len(set(digests)) == len(digests)
    lengths = {"md5": 32, "sha256": 64}
    assert all(len(file.checksum) == lengths[file.algorithm] for file in files if file.digest)


def test_files_of_packages_carry_the_beginning_of_their_checksum_in_their_names() -> None:
    assert len(PACKAGED) == 3
    for row in PACKAGED:
        assert row.weight_file is not None
        assert row.weight_file.algorithm == "sha256"
        assert row.weight_file.name.endswith(f"-{row.weight_file.checksum[:8]}.pth")
        assert not row.weight_file.url


def test_figures_are_plausible() -> None:
    for row in BACKBONES:
        assert 1998 <= row.year <= 2022
        assert row.minimum_size <= min(row.input_size)
        assert row.errors is None or 0.1 < row.errors.top1 < 0.5
        assert row.errors is None or row.errors.source
        assert row.errors is None or row.errors.top5 is None or row.errors.top5 < row.errors.top1
        assert row.description
        assert row.paper


def test_only_networks_that_never_saw_imagenet_have_no_published_error() -> None:
    assert [row.name for row in BACKBONES if row.errors is None] == ["LeNet-5", "Small CNN"]


@pytest.mark.parametrize(
    ("name", "millions"),
    # The column "Parameters" of keras.io/api/applications; AlexNet has "60 million" in its paper.
    [
        ("VGG16", 138.4),
        ("VGG19", 143.7),
        ("ResNet50", 25.6),
        ("ResNet152", 60.4),
        ("InceptionV3", 23.9),
        ("Xception", 22.9),
        ("MobileNetV2", 3.5),
        ("DenseNet201", 20.2),
        ("NASNetLarge", 88.9),
        ("EfficientNetB0", 5.3),
        ("EfficientNetB7", 66.7),
        ("EfficientNetV2L", 119.0),
        ("ConvNeXtXLarge", 350.2),
        ("AlexNet", 62.4),
    ],
)
def test_networks_with_their_classifier_have_the_published_size(name: str, millions: float) -> None:
    assert round(backbone(name).published_parameters / 1e6, 1) == millions


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("VGG-16", "VGG16"),
        ("resnet50", "ResNet50"),
        ("LeNet", "LeNet-5"),
        ("mobilenet", "MobileNet"),
    ],
)
def test_unknown_name_is_refused_with_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(InputError) as refused:
        backbone(typed)
    assert refused.value.sentence.values == {"name": typed, "near": near}


def test_only_rows_are_known() -> None:
    assert is_known("Xception")
    assert not is_known("own/model.keras")


def test_catalogue_needs_no_tensorflow() -> None:
    code = (
        "import sys, studio.core.networks.catalogue, studio.core.networks.weight_files;"
        "assert not {'tensorflow', 'keras', 'PySide6'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=250)
