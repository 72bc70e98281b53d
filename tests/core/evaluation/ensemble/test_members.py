"""Members with other splits, folders and orders of classes answer for the same images."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.images import PARTS, Dataset, Image
from studio.core.evaluation.ensemble import pool_file
from studio.core.evaluation.ensemble.members import (
    Member,
    NotJudgedError,
    check_runs,
    held_out,
    image_of,
    pooled,
    seen_in_training,
)
from studio.core.evaluation.predictions import Predictions
from studio.core.evaluation.run_evaluation import RunEvaluation

CLASSES = ("cat", "dog", "owl")


def member(
    name: str,
    parts: dict[str, str],
    classes: tuple[str, ...] = CLASSES,
    folder: str = "/images",
    renamed: dict[str, str] | None = None,
) -> Member:
    """A run that was given these images, "dog3" of class dog, in these parts.

    It says of each image the digit in its name, over 10, of the class that it is of.
    """
    order = [key for part in PARTS for key in sorted(parts) if parts[key] == part]
    names = sorted(parts)
    kinds = [(renamed or {}).get(key, key[:3]) for key in names]
    images = tuple(
        Image(f"{kind}/{key}.png", classes.index(kind), None, 8, 8, 9, f"{key:0>32}")
        for key, kind in zip(names, kinds, strict=True)
    )
    dataset = Dataset(folder, classes, images, ())
    labels = [images[names.index(key)].label for key in order]
    probabilities = np.array(
        [
            answer(int(key[3:]), label, len(classes))
            for key, label in zip(order, labels, strict=True)
        ]
    )
    predictions = Predictions(
        np.array([names.index(key) for key in order], np.int32),
        np.array([PARTS.index(parts[key]) for key in order], np.int32),
        np.array(labels, np.int32),
        probabilities.astype(np.float32),
    )
    return Member(Path("/runs", name), name, RunEvaluation(dataset, classes, predictions))


def answer(digit: int, label: int, classes: int) -> NDArray[np.float64]:
    found = np.full(classes, (1 - digit / 10) / (classes - 1))
    found[label] = digit / 10
    return found


EQUAL = {"cat1": "train", "cat4": "validation", "dog5": "test", "owl6": "test"}


def keys(members: list[Member]) -> dict[str, str]:
    held = held_out(members)
    return {
        image_of(members, held, at).digest.lstrip("0"): PARTS[held.parts[at]]
        for at in range(len(held))
    }


def test_other_orders_of_classes_and_other_folders_are_brought_together() -> None:
    members = [
        member("first", EQUAL),
        member("second", EQUAL, ("owl", "cat", "dog"), "/moved"),
    ]
    pool = pooled(members, held_out(members))
    assert pool.classes == CLASSES
    assert pool.names == ("first", "second")
    assert np.array_equal(pool.probabilities[0], pool.probabilities[1])
    assert [CLASSES[label] for label in pool.labels] == ["cat", "dog", "owl"]
    assert pool.probabilities[0, [0, 1, 2], pool.labels] == pytest.approx([0.4, 0.5, 0.6])
    assert pool.main_part == "test"


def test_no_image_counts_that_any_member_was_trained_on() -> None:
    one = {"cat1": "train", "cat2": "test", "dog3": "test", "owl4": "validation", "owl5": "test"}
    other = {"cat1": "test", "cat2": "test", "dog3": "train", "owl4": "test", "owl5": "validation"}
    found = keys([member("one", one), member("other", other)])
    assert found == {"cat2": "test", "owl4": "validation", "owl5": "validation"}


def test_copies_of_a_training_image_do_not_count_either() -> None:
    """`duplicates = "apart"`: the same bytes under two names, in two parts."""
    first = member("first", {"cat1": "train", "cat2": "test", "dog3": "test"})
    dataset = first.known.dataset
    twin = Image("cat/twin.png", 0, None, 8, 8, 9, dataset.images[0].digest)
    images = (*dataset.images[:1], twin, *dataset.images[2:])
    moved = Dataset(dataset.folder, dataset.classes, images, ())
    known = RunEvaluation(moved, dataset.classes, first.known.predictions)
    copies = Member(first.run, first.name, known)
    assert len(held_out([copies, copies])) == 1


def test_images_in_other_classes_are_left_out_and_counted() -> None:
    members = [member("first", EQUAL), member("second", EQUAL, renamed={"dog5": "owl"})]
    held = held_out(members)
    assert held.disputed == 1
    assert pooled(members, held).left_out == 1
    assert len(held) == 2


def test_what_a_member_has_not_judged_is_named_and_can_be_brought() -> None:
    less = {key: part for key, part in EQUAL.items() if key != "owl6"}
    members = [member("all", EQUAL), member("less", less, ("owl", "dog", "cat"))]
    held = held_out(members)
    assert held.unknown == 1
    (place,) = held.lacking(1).tolist()
    assert image_of(members, held, place).path == "owl/owl6.png"
    with pytest.raises(NotJudgedError, match="less has not judged 1"):
        pooled(members, held)
    made = {1: np.array([[0.7, 0.2, 0.1]], np.float32)}
    assert pooled(members, held, made).probabilities[1, place] == pytest.approx([0.1, 0.2, 0.7])
    assert len(pooled(members, held.judged_by_all()).labels) == 2


def test_other_classes_are_named() -> None:
    members = [member("first", EQUAL), member("second", {"cow1": "test"}, ("cow", "dog"))]
    with pytest.raises(InputError, match="second knows other classes than first: cat, cow, owl"):
        held_out(members)


def test_nothing_left_says_what_helps() -> None:
    members = [
        member("first", {"cat1": "train", "dog2": "test"}),
        member("second", {"cat1": "test", "dog2": "train"}),
    ]
    with pytest.raises(InputError, match=r"data\.split_seed"):
        pooled(members, held_out(members))


def test_training_images_in_another_folder_are_counted() -> None:
    members = [member("first", EQUAL), member("second", {"cat4": "train", "dog5": "test"})]
    assert seen_in_training(members, members[0].known.dataset.images) == 2


@pytest.mark.parametrize("runs", [[], ["one"]])
def test_an_ensemble_needs_two(runs: list[str]) -> None:
    with pytest.raises(InputError, match="needs 2 to 50 runs"):
        check_runs([Path(run) for run in runs])


def test_a_run_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="gone was not found"):
        check_runs([tmp_path / "gone", tmp_path / "gone too"])


def test_a_pool_as_a_file(tmp_path: Path) -> None:
    members = [member("first", EQUAL), member("ß", EQUAL)]
    pool = pooled(members, held_out(members))
    pool_file.write(pool, tmp_path / "pool.npz")
    found = pool_file.read(tmp_path / "pool.npz")
    assert (found.names, found.runs, found.classes) == (pool.names, pool.runs, pool.classes)
    assert np.array_equal(found.probabilities, pool.probabilities)
    assert np.array_equal(found.labels, pool.labels)
    assert np.array_equal(found.parts, pool.parts)
    (tmp_path / "pool.npz").write_bytes(b"PK")
    with pytest.raises(InputError, match="damaged"):
        pool_file.read(tmp_path / "pool.npz")
