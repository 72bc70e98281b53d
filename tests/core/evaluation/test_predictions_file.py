import os
import random
from pathlib import Path

import numpy as np
import pytest
from planted_predictions import dataset_of, noisy, rows_of, split_of

from studio.core.base.errors import InputError
from studio.core.evaluation.predictions import Predictions, of_split, read, write
from studio.core.evaluation.run_evaluation import RunEvaluation


def some() -> tuple[Predictions, np.ndarray]:
    labels, probabilities = noisy(10)
    true = np.array(labels, np.int32)
    parts = {"train": [1, 3, 5, 7], "validation": [0, 2], "test": [4, 6, 8, 9]}
    return of_split(split_of(parts), true, probabilities), true


def test_what_is_written_is_read_and_mapped(tmp_path: Path) -> None:
    predictions, labels = some()
    file = tmp_path / "predictions.npy"
    write(predictions, file)
    found = read(file, dataset_of(labels))
    assert rows_of(found) == rows_of(predictions)
    assert isinstance(found.probabilities, np.memmap)
    assert found.part("test").images.tolist() == [4, 6, 8, 9]
    assert np.shares_memory(found.part("test").probabilities, found.probabilities)
    assert found.used_parts == ("train", "validation", "test")
    assert [entry.name for entry in tmp_path.iterdir()] == ["predictions.npy"]


def test_numpy_alone_reads_it(tmp_path: Path) -> None:
    predictions, labels = some()
    write(predictions, tmp_path / "p.npy")
    table = np.load(tmp_path / "p.npy")
    assert table["image"].tolist() == [1, 3, 5, 7, 0, 2, 4, 6, 8, 9]
    assert table["part"].tolist() == [0, 0, 0, 0, 1, 1, 2, 2, 2, 2]
    np.testing.assert_array_equal(table["label"], labels[table["image"]])
    np.testing.assert_array_equal(table["probabilities"], predictions.probabilities)


def test_no_row_at_all(tmp_path: Path) -> None:
    nothing = of_split(split_of({}), np.zeros(3, np.int32), np.zeros((0, 3), np.float32))
    write(nothing, tmp_path / "p.npy")
    assert len(read(tmp_path / "p.npy", dataset_of(np.zeros(3, np.int32)))) == 0


def test_damaged_files_are_one_sentence(tmp_path: Path) -> None:
    predictions, labels = some()
    whole = tmp_path / "whole.npy"
    write(predictions, whole)
    content = whole.read_bytes()
    np.save(tmp_path / "pickled.npy", np.array([{"a": 1}], object), allow_pickle=True)
    np.save(tmp_path / "numbers.npy", np.zeros(10))
    damaged = {
        "short": content[:-5],
        "head": content[:20],
        "empty": b"",
        "text": b"no table",
        "objects": (tmp_path / "pickled.npy").read_bytes(),
        "numbers": (tmp_path / "numbers.npy").read_bytes(),
        "huge": content.replace(b"(10,)", b"(10000000000000000,)"),
    }
    for name, bad in damaged.items():
        file = tmp_path / f"{name}.npy"
        file.write_bytes(bad)
        with pytest.raises(InputError) as caught:
            read(file, dataset_of(labels))
        assert file.name in str(caught.value)
        assert len(str(caught.value).splitlines()) == 1
    with pytest.raises(InputError, match="not found"):
        read(tmp_path / "none.npy", dataset_of(labels))
    os.mkfifo(tmp_path / "pipe.npy")
    with pytest.raises(InputError, match="pipe"):
        read(tmp_path / "pipe.npy", dataset_of(labels))


@pytest.mark.filterwarnings("ignore:Reading `.npy`")
def test_whatever_the_bytes_are_it_is_read_or_refused(tmp_path: Path) -> None:
    predictions, labels = some()
    dataset = dataset_of(labels)
    file = tmp_path / "p.npy"
    write(predictions, file)
    whole = file.read_bytes()
    numbers = random.Random(1)
    refused = 0
    for _ in range(150):
        content = bytearray(whole)
        for _ in range(numbers.choice((1, 3, 20))):
            content[numbers.randrange(numbers.choice((128, len(content))))] = numbers.randrange(256)
        file.write_bytes(content)
        try:
            found = RunEvaluation(dataset, dataset.classes, read(file, dataset))
            for part in found.parts:
                assert 0 <= found.part(part).accuracy.share <= 1
                assert found.part(part).confusion.sum() == len(found.part(part))
            assert len(found.suspects) <= 10
        except InputError:
            refused += 1
    assert 0 < refused < 150


@pytest.mark.parametrize("field", ["images", "parts", "labels"])
@pytest.mark.parametrize("value", [-1, 10_000])
def test_rows_that_point_nowhere_are_refused(tmp_path: Path, field: str, value: int) -> None:
    predictions, labels = some()
    getattr(predictions, field)[0 if value < 0 else -1] = value
    write(predictions, tmp_path / "p.npy")
    with pytest.raises(InputError, match="does not belong"):
        read(tmp_path / "p.npy", dataset_of(labels))


def test_other_classes_and_parts_in_disorder_are_refused(tmp_path: Path) -> None:
    predictions, labels = some()
    write(predictions, tmp_path / "p.npy")
    with pytest.raises(InputError, match="does not belong"):
        read(tmp_path / "p.npy", dataset_of(labels, ("a", "b", "c", "d")))
    predictions.parts[[0, -1]] = predictions.parts[[-1, 0]]
    write(predictions, tmp_path / "p.npy")
    with pytest.raises(InputError, match="does not belong"):
        read(tmp_path / "p.npy", dataset_of(labels))
