"""What all faults of `fault_at_every_call.py` share: which calls fail, and what is wrong then."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TypeVar

from system_calls import REMOVALS, Call, SystemCalls, errors_of

Thing = TypeVar("Thing")


class Findings:
    """What went wrong so far, each said at once."""

    def __init__(self) -> None:
        self.count = 0

    def check(self, case: str, problem: str | None) -> None:
        if problem is not None:
            self.count += 1
            print(f"FOUND  {case}: {problem}", flush=True)

    def on_unraisable(self, given: sys.UnraisableHookArgs) -> None:
        """Stands in for Python's hook, which prints what a library has swallowed and goes on."""
        self.check("swallowed by a library", repr(given.exc_value)[:200])


def digest(folder: Path) -> str:
    """Of names and contents of everything in a folder but temporary files, which nobody reads."""
    found = hashlib.blake2b()
    for path in sorted(folder.rglob("*")):
        if ".part" in str(path.relative_to(folder)):
            continue
        found.update(str(path.relative_to(folder)).encode(errors="surrogateescape") + b"\0")
        if path.is_file() and not path.is_symlink():
            found.update(hashlib.blake2b(path.read_bytes()).digest())
    return found.hexdigest()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def halves(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in folder.rglob("*.part*")]


class Stride(NamedTuple):
    """Which of many are taken: each `every`-th, from one that the seed says."""

    every: int
    seed: int

    def of(self, things: Sequence[Thing]) -> Sequence[Thing]:
        """Return those; of few things one at least."""
        step = min(self.every, len(things)) or 1
        return things[self.seed % step :: step]

    def failing(self, made: Sequence[Call]) -> list[tuple[int, int]]:
        """Return numbers of calls that can fail, each with each error that it may end with."""
        numbers = [n for n, call in enumerate(made, 1) if call.name not in REMOVALS]
        return [(n, error) for n in self.of(numbers) for error in errors_of(made[n - 1].name)]


@contextmanager
def killed_states(
    calls: SystemCalls, folder: Path, begin: Callable[[], None], work: Callable[[], object]
) -> Iterator[list[Path]]:
    """Give copies of `folder` as a kill before each call of `work` would leave it, in order."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as copies:
        begin()
        calls.watch(folder, copy_to=copies)
        work()
        calls.stop()
        yield sorted(Path(copies).iterdir())


def outcome(work: Callable[[], object]) -> tuple[str, str | None]:
    """Return how `work` ended, and what is wrong about it."""
    from studio.core.base.errors import StudioError

    try:
        work()
    except StudioError as error:
        said = str(error)
        return f"said: {said}", None if "\n" not in said else f"several lines: {said}"
    except BaseException as error:
        return "escaped", f"{type(error).__name__}: {str(error)[:300]}"
    return "went on", None


def at(made: Sequence[Call], number: int) -> str:
    if len(made) < number:
        return "which was not made"
    return f"{made[number - 1].name} {made[number - 1].file}"


def tell(ends: dict[str, int]) -> None:
    for end, count in sorted(ends.items()):
        print(f"  {count:4} {end}", flush=True)
