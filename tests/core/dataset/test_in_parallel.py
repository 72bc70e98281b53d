import threading
import time

import pytest

from studio.core.base.errors import Cancelled
from studio.core.dataset.in_parallel import in_parallel


def test_results_come_in_order() -> None:
    def slow_if_early(number: int) -> int:
        time.sleep(0.005 if number % 10 == 0 else 0)
        return -number

    chunks = list(in_parallel(slow_if_early, range(100), chunk=7, cancelled=None))
    assert [result for chunk in chunks for result in chunk] == [-number for number in range(100)]
    assert max(map(len, chunks)) == 7


def test_no_items() -> None:
    assert list(in_parallel(str, [], chunk=5, cancelled=None)) == []


def test_work_runs_ahead_only_a_little() -> None:
    begun: list[int] = []
    results = in_parallel(begun.append, range(10_000), chunk=1, cancelled=None)
    next(results)
    time.sleep(0.1)
    assert len(begun) <= 40
    results.close()  # type: ignore[attr-defined]
    assert len(begun) <= 80


def test_cancelling_does_not_wait_for_the_chunk() -> None:
    done: list[int] = []

    def slow(number: int) -> None:
        time.sleep(0.02)
        done.append(number)

    flag = threading.Event()
    threading.Timer(0.1, flag.set).start()
    with pytest.raises(Cancelled):
        list(in_parallel(slow, range(2000), chunk=1000, cancelled=flag.is_set))
    assert len(done) < 500


def test_a_failure_of_the_work_is_raised_and_stops_the_rest() -> None:
    done: list[int] = []

    def fail_at_five(number: int) -> None:
        if number == 5:
            raise RuntimeError("five")
        done.append(number)

    with pytest.raises(RuntimeError, match="five"):
        list(in_parallel(fail_at_five, range(100_000), chunk=10, cancelled=None))
    assert len(done) < 50_000
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("images")]
