import threading
from collections.abc import Iterator

import numpy as np
import pytest
from array_source import ArraySource, LateSource
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.base.errors import Cancelled
from studio.engine.data import feed as feeds
from studio.engine.data.feed import Feed, Group, batch_count
from studio.engine.data.order import epoch_order

COUNT = 53
PIXELS = np.arange(COUNT, dtype=np.uint8)[:, None]
LABELS = (np.arange(COUNT) % 5).astype(np.int32)
ORDER = epoch_order(np.arange(COUNT), 7, 0, 0)


def batches(
    order: np.ndarray, batch_size: int, start: int, sizes: Iterator[int] | int
) -> list[tuple[int, list[int], list[int]]]:
    """Number, images and labels of each batch, whatever group it came in."""
    ask = (lambda: sizes) if isinstance(sizes, int) else (lambda: next(sizes))
    found = []
    for group in Feed(ArraySource((PIXELS,), LABELS), batch_size).groups(order, start, ask):
        for place in range(group.batches):
            images = group.inputs[0][place, :, 0].tolist()
            found.append((group.first + place, images, group.labels[place].tolist()))
    return found


@pytest.mark.parametrize(
    ("images", "size", "expected"), [(1, 5, 1), (5, 5, 1), (6, 5, 2), (10, 5, 2), (11, 5, 3)]
)
def test_the_last_batch_may_be_smaller(images: int, size: int, expected: int) -> None:
    assert batch_count(images, size) == expected


@given(st.integers(1, 60), st.integers(1, 100), st.data())
@settings(deadline=None)
def test_groups_change_nothing_in_the_batches(
    batch_size: int, group: int, data: st.DataObject
) -> None:
    plain = batches(ORDER, batch_size, 0, 1)
    assert [number for number, _, _ in plain] == list(range(batch_count(COUNT, batch_size)))
    assert [image for _, images, _ in plain for image in images] == ORDER.tolist()
    assert all(len(images) == batch_size for _, images, _ in plain[:-1])
    assert all(labels == [i % 5 for i in images] for _, images, labels in plain)
    assert batches(ORDER, batch_size, 0, group) == plain
    drawn = iter(data.draw(st.lists(st.integers(0, 90), min_size=COUNT + 1, max_size=COUNT + 1)))
    assert batches(ORDER, batch_size, 0, drawn) == plain
    start = data.draw(st.integers(0, len(plain)))
    assert batches(ORDER, batch_size, start, group) == plain[start:]


def test_all_batches_of_a_group_have_one_size() -> None:
    groups = list(Feed(ArraySource((PIXELS,), LABELS), 5).groups(ORDER, 0, lambda: 4))
    assert [group.batches for group in groups] == [4, 4, 2, 1]
    assert [group.size for group in groups] == [5, 5, 5, 3]
    assert [group.first for group in groups] == [0, 4, 8, 10]


def test_a_group_stays_within_its_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAXIMUM_GROUP_BYTES", 1000)
    wide = np.zeros((COUNT, 100), np.float32)  # a batch of 2 takes 800 bytes
    groups = list(Feed(ArraySource((wide,), LABELS), 2).groups(ORDER, 0, lambda: 64))
    assert {group.batches for group in groups} == {1}


def test_a_row_larger_than_the_memory_still_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAXIMUM_GROUP_BYTES", 10)
    assert len(batches(ORDER, 20, 0, 8)) == 3


def test_one_group_is_gathered_ahead_and_not_more(monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[int] = []
    ahead = threading.Event()
    gather = Feed._gather

    def noted(feed: Feed, order: np.ndarray, first: int, count: int) -> Group:
        gathered.append(first)
        if len(gathered) == 2:
            ahead.set()
        return gather(feed, order, first, count)

    monkeypatch.setattr(Feed, "_gather", noted)
    groups = Feed(ArraySource((PIXELS,), LABELS), 5).groups(ORDER, 0, lambda: 1)
    next(groups)
    assert ahead.wait(60)
    assert gathered == [0, 1]
    next(groups)
    groups.close()  # type: ignore[attr-defined]  # it is a generator
    assert gathered[:3] == [0, 1, 2]
    assert len(gathered) <= 3


def test_leaving_early_leaves_no_thread() -> None:
    before = threading.active_count()
    for _ in range(5):
        for _group in Feed(ArraySource((PIXELS,), LABELS), 5).groups(ORDER, 0, lambda: 1):
            break
    assert threading.active_count() <= before


def test_a_failing_source_is_heard_of() -> None:
    class Broken(ArraySource):
        def gather(self, images: np.ndarray) -> list[np.ndarray]:
            raise OSError("the disk was pulled out")

    with pytest.raises(OSError, match="pulled out"):
        list(Feed(Broken((PIXELS,), LABELS), 5).groups(ORDER, 0, lambda: 1))


def test_rows_are_made_one_batch_at_a_time_and_each_once() -> None:
    source = LateSource((PIXELS,), LABELS)
    groups = Feed(source, 5).groups(ORDER, 0, lambda: 4)
    first = next(groups)
    assert (first.batches, source.filled) == (1, [ORDER[:5].tolist()])  # nothing else is waited for
    found = [first, *groups]
    assert [group.batches for group in found] == [1] * 11
    assert [image for images in source.filled for image in images] == ORDER.tolist()
    again = list(Feed(source, 5).groups(ORDER[::-1], 0, lambda: 4))
    assert [group.batches for group in again] == [4, 4, 2, 1]
    assert len(source.filled) == 11


def test_a_group_ends_where_rows_are_still_to_be_made() -> None:
    source = LateSource((PIXELS,), LABELS)
    source.filled.append(ORDER[:17].tolist())
    groups = list(Feed(source, 5).groups(ORDER, 0, lambda: 64))
    assert [group.first for group in groups][:3] == [0, 3, 4]
    assert [image for group in groups for image in group.inputs[0].ravel().tolist()] == (
        ORDER.tolist()
    )


def test_giving_up_while_rows_are_made_is_heard_of() -> None:
    class GivenUp(LateSource):
        def fill(self, *_arguments: object) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(Feed(GivenUp((PIXELS,), LABELS), 5).groups(ORDER, 0, lambda: 1))
