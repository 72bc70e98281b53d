import json
from pathlib import Path

import msgspec
import numpy as np
import pytest
from image_files import fill, put

from studio.core.base.errors import InputError
from studio.core.dataset.fingerprint import fingerprint
from studio.core.dataset.images import PARTS, Dataset
from studio.core.dataset.record import decode_dataset, encode_dataset
from studio.core.dataset.scan import scan
from studio.core.dataset.split import split


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    folder = fill(tmp_path / "data", {"a": 9, "ü": 9})
    put(folder / "a" / "empty.png", b"")
    return scan(folder, index=tmp_path / "index")


def test_what_was_written_is_read(dataset: Dataset) -> None:
    parts = split(dataset, 0.2, 0.1, 7, limit_per_class=8)
    found, found_parts = decode_dataset(encode_dataset(dataset, parts))
    assert found == dataset
    for part in PARTS:
        assert np.array_equal(found_parts.part(part), parts.part(part))
        assert found_parts.part(part).dtype == np.int64
    assert found_parts.validation_fraction == 0.2
    assert (found_parts.test_fraction, found_parts.seed) == (0.1, 7)
    assert found_parts.limit_per_class == 8


def test_others_can_read_it(dataset: Dataset) -> None:
    parts = split(dataset, 0.2, 0.1, 7)
    found = json.loads(encode_dataset(dataset, parts))
    assert found["classes"] == ["a", "ü"]
    assert sorted(found["train"] + found["validation"] + found["test"]) == [
        image.path for image in dataset.images
    ]
    assert len(found["validation"]) == 4
    assert found["refused"][0]["path"] == "a/empty.png"
    assert found["refused"][0]["reason"] == "The file is empty."
    assert found["fingerprint"] == fingerprint(dataset)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"classes": "a"},
        {"train": ["a/unknown.png"]},
        {"classes": ["a"]},
    ],
)
def test_what_does_not_agree_is_refused(dataset: Dataset, change: dict[str, object]) -> None:
    content = json.loads(encode_dataset(dataset, split(dataset, 0.2, 0.1, 7)))
    with pytest.raises(InputError, match=r"dataset\.json"):
        decode_dataset(json.dumps(content | change).encode())


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe"])
def test_damaged_json_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"dataset\.json is damaged"):
        decode_dataset(content)


@pytest.mark.parametrize("path", ["../secret.png", "/etc/passwd", "a/../../x.png"])
def test_no_path_leads_out_of_the_folder(dataset: Dataset, path: str) -> None:
    image = msgspec.structs.replace(dataset.images[0], path=path)
    harmful = msgspec.structs.replace(dataset, images=(image,))
    with pytest.raises(InputError, match=r"dataset\.json"):
        decode_dataset(encode_dataset(harmful, split(harmful, 0, 0, 7)))


def test_images_without_classes_come_back(tmp_path: Path) -> None:
    fill(tmp_path / "data", {"": 5})
    dataset = scan(tmp_path / "data", index=tmp_path / "index", needs_classes=False)
    found, parts = decode_dataset(encode_dataset(dataset, split(dataset, 0.2, 0.2, 7)))
    assert found == dataset
    assert len(parts.train) == 3
