"""What HDF5 does when the disk fails: some of it is raised, some is printed and forgotten.

h5py closes files and groups where Python lets go of them. A write that fails there cannot be
raised; Python prints ten lines about it and goes on, with a file that is not whole.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType

_NUMBER = re.compile(r"\berrno = (\d+)")
_OURS = ("Can't decrement id ref count", "file write failed", "file close failed", "Unable to")


@contextmanager
def hdf5_failures() -> Iterator[None]:
    """Raise whatever HDF5 could not write in the block, as the system called it.

    Raises:
        OSError: the disk failed, also where that was only to be printed.
    """
    unsaid: list[BaseException] = []
    hook, unraisable_hook = sys.excepthook, sys.unraisablehook

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if _is_of_hdf5(error):
            unsaid.append(error)
        else:
            hook(kind, error, trace)

    def keep_unraisable(given: sys.UnraisableHookArgs) -> None:
        if given.exc_value is not None and _is_of_hdf5(given.exc_value):
            unsaid.append(given.exc_value)
        else:
            unraisable_hook(given)

    sys.excepthook, sys.unraisablehook = keep, keep_unraisable
    try:
        yield
    except (OSError, RuntimeError) as error:
        if not _is_of_hdf5(error):
            raise
        traceback.clear_frames(error.__traceback__)  # what they hold is closed now, not later
        raise _as_of_the_system(error) from None
    finally:
        sys.excepthook, sys.unraisablehook = hook, unraisable_hook
    if unsaid:
        raise _as_of_the_system(unsaid[0])


def _is_of_hdf5(error: BaseException) -> bool:
    return isinstance(error, OSError | RuntimeError) and any(it in str(error) for it in _OURS)


def _as_of_the_system(error: BaseException) -> OSError:
    found = _NUMBER.search(str(error))
    number = int(found[1]) if found else getattr(error, "errno", None) or errno.EIO
    return OSError(number, os.strerror(number))
