"""Pillow's warnings kept away from the person while images are decoded in several threads."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

_lock = threading.Lock()
_depth = 0
_saved: "warnings.catch_warnings[None] | None" = None


@contextmanager
def pillow_quiet() -> Iterator[None]:
    """Ignore warnings that Pillow's modules raise inside the block.

    `warnings.catch_warnings` alone is unsafe here: it swaps a global list, and threads that leave
    in another order than they came would leave the wrong list behind. So the first one in swaps
    and the last one out restores.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _depth, _saved
    with _lock:
        if _depth == 0:
            _saved = warnings.catch_warnings()
            _saved.__enter__()
            warnings.filterwarnings("ignore", module=r"PIL\.")
        _depth += 1


def _leave() -> None:
    global _depth, _saved
    with _lock:
        _depth -= 1
        if _depth == 0 and _saved is not None:
            _saved.__exit__(None, None, None)
            _saved = None
