from pathlib import Path

import pytest
from image_files import fill, put, row, rows

from studio.core.base.errors import InputError
from studio.core.dataset.images import Dataset, Part
from studio.core.dataset.scan import scan
from studio.core.dataset.split import split
from studio.core.dataset.trainable import check_trainable


def check(dataset: Dataset, *, limit: int = 0, is_labelled: bool = True) -> None:
    check_trainable(dataset, split(dataset, 0.2, 0.1, 7, limit), is_labelled=is_labelled)


def check_folder(folder: Path) -> None:
    check(scan(folder, index=folder.parent / "index"))


def test_enough_is_enough() -> None:
    check(rows({"a": 3, "b": 3}))


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with pytest.raises(InputError, match="contains no images"):
        check_folder(tmp_path / "data")


def test_images_without_class_folders(tmp_path: Path) -> None:
    put(tmp_path / "data" / "x.png")
    with pytest.raises(InputError, match="one folder per class"):
        check_folder(tmp_path / "data")


def test_nothing_readable(tmp_path: Path) -> None:
    put(tmp_path / "data" / "a" / "x.png", b"words")
    with pytest.raises(InputError, match=r"no readable images\. Files skipped: 1"):
        check_folder(tmp_path / "data")


def test_one_class(tmp_path: Path) -> None:
    fill(tmp_path / "data", {"cats": 9})
    with pytest.raises(InputError, match="only one class, “cats”"):
        check_folder(tmp_path / "data")


def test_one_class_is_too_few_for_a_conditional_gan_as_well() -> None:
    one = rows({"a": 9})
    with pytest.raises(InputError, match="A conditional GAN needs at least two class folders"):
        check_trainable(one, split(one, 0.2, 0.1, 7), task="gan")


def test_one_class_is_enough_without_labels() -> None:
    check(rows({"a": 9}), is_labelled=False)
    with pytest.raises(InputError, match="contains no images"):
        check(rows({}), is_labelled=False)


def test_a_class_without_images(tmp_path: Path) -> None:
    fill(tmp_path / "data", {"a": 9, "b": 9, "c": 0})
    put(tmp_path / "data" / "d" / "x.png", b"words")
    with pytest.raises(InputError, match="readable image: c, d"):
        check_folder(tmp_path / "data")


@pytest.mark.parametrize("number", [1, 2])
def test_a_class_with_fewer_images_than_parts(number: int) -> None:
    with pytest.raises(InputError, match=f"class b has too few images: {number}"):
        check(rows({"a": 30, "b": number}))


def test_two_images_do_where_only_validation_is_drawn() -> None:
    dataset = rows({"a": 30, "b": 2})
    check_trainable(dataset, split(dataset, 0.2, 0.0, 7))
    with pytest.raises(InputError, match="class a has too few images: 1"):
        check_trainable(dataset, split(dataset, 0.2, 0.0, 7, limit_per_class=1))


def test_the_sentence_of_many_classes_stays_short() -> None:
    counts = {f"c{index:03d}": 0 for index in range(300)} | {"a": 5}
    with pytest.raises(InputError, match=r"c004, \.\.\. \(300\)"):
        check(rows(counts))


def brought(**classes: str) -> Dataset:
    parts: dict[str, Part] = {"train": "train", "validation": "validation", "test": "test"}
    images = [
        row(f"{part}/{name}/{index}.png", "abc".index(name), part=parts[part])
        for part, names in classes.items()
        for name in names
        for index in range(5)
    ]
    return Dataset("/data", ("a", "b", "c"), tuple(images), ())


def test_parts_with_the_same_classes() -> None:
    check(brought(train="abc", test="abc"))
    check(brought(train="abc", validation="abc", test="abc"))


@pytest.mark.parametrize(
    ("dataset", "text"),
    [
        (brought(train="abc", test="ab"), "image in test: c"),
        (brought(train="ab", test="abc"), "image in train: c"),
        (brought(train="abc", validation="a", test="abc"), "image in validation: b, c"),
    ],
)
def test_parts_with_other_classes(dataset: Dataset, text: str) -> None:
    with pytest.raises(InputError, match=text):
        check(dataset)


def test_a_brought_test_leaves_train_and_validation_to_fill() -> None:
    images = [row(f"{part}/{name}/x.png", "ab".index(name), part=part)
              for part in ("train", "test") for name in "ab"]  # fmt: skip
    with pytest.raises(InputError, match="No images left for: validation"):
        check(Dataset("/data", ("a", "b"), tuple(images), ()))


# --- where classes do not matter --------------------------------------------------------------


def test_images_without_classes_are_enough_where_none_are_told_apart(tmp_path: Path) -> None:
    fill(tmp_path / "data", {"": 10})
    dataset = scan(tmp_path / "data", index=tmp_path / "index", needs_classes=False)
    assert (dataset.classes, dataset.counts(), len(dataset.images)) == ((), [], 10)
    parts = split(dataset, 0.2, 0.1, 7)
    assert [len(parts.part(name)) for name in ("train", "validation", "test")] == [7, 2, 1]
    check_trainable(dataset, parts, is_labelled=False)
    with pytest.raises(InputError, match="one folder per class"):
        check_trainable(dataset, parts)


def test_something_must_be_left_to_train_on(tmp_path: Path) -> None:
    fill(tmp_path / "data", {"": 3})
    dataset = scan(tmp_path / "data", index=tmp_path / "index", needs_classes=False)
    parts = split(dataset, 0.2, 0.1, 7, left_out=range(3))
    with pytest.raises(InputError, match="None of the 3 images"):
        check_trainable(dataset, parts, is_labelled=False)
