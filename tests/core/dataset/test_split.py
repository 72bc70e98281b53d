import random
from fractions import Fraction

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from image_files import row, rows

from studio.core.base.errors import InputError
from studio.core.dataset.images import PARTS, Dataset, Part
from studio.core.dataset.split import Split, split

counts = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 60), max_size=5)
fractions = st.tuples(st.floats(0, 0.49), st.floats(0, 0.5))


def files(dataset: Dataset, indices: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> set[str]:
    return {dataset.images[index].path for index in indices}


def by_file(dataset: Dataset, parts: Split) -> dict[str, Part]:
    return {path: part for part in PARTS for path in files(dataset, parts.part(part))}


@given(counts=counts, fractions=fractions, seed=st.integers(-5, 2**40))
def test_every_image_is_in_one_part_and_shares_are_met(
    counts: dict[str, int], fractions: tuple[float, float], seed: int
) -> None:
    dataset = rows(counts)
    parts = split(dataset, *fractions, seed)
    together = np.concatenate([parts.train, parts.validation, parts.test])
    assert sorted(together.tolist()) == list(range(len(dataset.images)))
    labels = dataset.labels()
    for indices in (parts.train, parts.validation, parts.test):
        assert indices.dtype == np.int64
        assert indices.tolist() == sorted(indices.tolist())
    for label, name in enumerate(dataset.classes):
        number = counts[name]
        found = [int((labels[parts.part(part)] == label).sum()) for part in PARTS]
        if number:
            assert found[0] >= 1
        if number >= 3:
            for share, part_found in zip(fractions, found[1:], strict=True):
                assert (part_found > 0) == (share > 0)
                exact = float(Fraction(share) * number)
                is_rounded = abs(part_found - exact) <= 0.5 + 1e-9
                assert is_rounded or part_found == 1 or found[0] == 1  # the last one trains


@given(counts=counts, fractions=fractions, seed=st.integers(0, 99), data=st.data())
def test_place_and_order_of_the_files_change_nothing(
    counts: dict[str, int], fractions: tuple[float, float], seed: int, data: st.DataObject
) -> None:
    dataset = rows(counts)
    shuffled = list(dataset.images)
    random.Random(data.draw(st.integers(0, 9))).shuffle(shuffled)
    other = msgspec.structs.replace(dataset, folder="/elsewhere", images=tuple(shuffled))
    assert by_file(dataset, split(dataset, *fractions, seed)) == by_file(
        other, split(other, *fractions, seed)
    )


@given(counts=counts, number=st.integers(1, 50))
def test_another_class_changes_nothing(counts: dict[str, int], number: int) -> None:
    small, large = rows(counts), rows(counts | {"another": number})
    before = by_file(small, split(small, 0.2, 0.1, 7))
    after = by_file(large, split(large, 0.2, 0.1, 7))
    assert {path: after[path] for path in before} == before


@given(number=st.integers(3, 200), fractions=fractions)
def test_one_file_more_moves_at_most_three(number: int, fractions: tuple[float, float]) -> None:
    small, large = rows({"a": number}), rows({"a": number + 1})
    before = by_file(small, split(small, *fractions, 7))
    after = by_file(large, split(large, *fractions, 7))
    assert sum(after[path] != before[path] for path in before) <= 3


def test_the_seed_decides_who() -> None:
    dataset = rows({"a": 100, "b": 100})
    first, again, other = (split(dataset, 0.2, 0.1, seed) for seed in (1, 1, 2))
    assert np.array_equal(first.validation, again.validation)
    assert not np.array_equal(first.validation, other.validation)


def test_the_draw_stays_the_same_over_versions() -> None:
    parts = split(rows({"a": 12}), 0.25, 0.25, 7)
    assert (parts.validation.tolist(), parts.test.tolist()) == ([0, 5, 8], [1, 9, 10])


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, (0, 0, 0)), (1, (1, 0, 0)), (2, (1, 1, 0)), (3, (1, 1, 1)), (10, (7, 2, 1))],
)
def test_few_images(number: int, expected: tuple[int, int, int]) -> None:
    parts = split(rows({"a": number}), 0.2, 0.1, 7)
    assert (parts.train.size, parts.validation.size, parts.test.size) == expected


def test_fractions_that_eat_the_training_leave_one() -> None:
    parts = split(rows({"a": 4}), 0.5, 0.49, 7)
    assert (parts.train.size, parts.validation.size, parts.test.size) == (1, 2, 1)


@given(counts=counts, limit=st.integers(1, 30))
def test_the_limit_holds_for_each_class(counts: dict[str, int], limit: int) -> None:
    dataset = rows(counts)
    parts = split(dataset, 0.2, 0.1, 7, limit)
    used = np.concatenate([parts.train, parts.validation, parts.test])
    found = np.bincount(dataset.labels()[used], minlength=len(dataset.classes))
    assert found.tolist() == [min(limit, counts[name]) for name in dataset.classes]


def brought(**numbers: int) -> Dataset:
    images = [
        row(f"{part}/{name}/{index:03d}.png", label, part=part)
        for part, number in numbers.items()
        for label, name in enumerate("ab")
        for index in range(number)
    ]
    return Dataset("/data", ("a", "b"), tuple(sorted(images, key=lambda it: it.path)), ())


def test_parts_that_the_folder_brings_are_used_as_they_are() -> None:
    dataset = brought(train=10, validation=3, test=4)
    parts = split(dataset, 0.3, 0.3, 7)
    for part, number in (("train", 10), ("validation", 3), ("test", 4)):
        found = files(dataset, getattr(parts, part))
        assert len(found) == 2 * number
        assert all(path.startswith(part) for path in found)


def test_a_missing_part_is_drawn_from_train() -> None:
    dataset = brought(train=10, test=4)
    parts = split(dataset, 0.3, 0.3, 7)
    assert (parts.train.size, parts.validation.size, parts.test.size) == (14, 6, 8)
    assert all(path.startswith("train") for path in files(dataset, parts.validation))
    parts = split(brought(train=10, validation=4), 0.3, 0.2, 7)
    assert (parts.train.size, parts.validation.size, parts.test.size) == (16, 8, 4)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((-0.1, 0.1, 7), "data.validation is -0.1"),
        ((0.1, 1.0, 7), "data.test is 1.0"),
        ((float("nan"), 0.1, 7), "data.validation is nan"),
        ((0.5, 0.5, 7), "together are 1.0"),
        ((0.1, 0.1, 7, -1), "data.limit_per_class is -1"),
    ],
)
def test_wrong_settings_are_refused(arguments: tuple[float, float, int], text: str) -> None:
    with pytest.raises(InputError, match=text):
        split(rows({"a": 5}), *arguments)
