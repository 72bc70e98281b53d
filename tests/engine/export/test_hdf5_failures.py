"""A disk that fails while HDF5 writes is an OSError, never lines that Python prints and forgets."""

import errno
import sys

import pytest

from studio.engine.export.hdf5_failures import hdf5_failures

pytestmark = pytest.mark.engine

SAID = "Can't decrement id ref count (file write failed: time = now\n, errno = 28, error message)"


class Dropped:
    """As an HDF5 object that is closed where Python lets go of it."""

    def __init__(self, message: str) -> None:
        self._message = message

    def __del__(self) -> None:
        raise RuntimeError(self._message)


def test_a_failure_that_is_only_printed_is_raised(capsys: pytest.CaptureFixture[str]) -> None:
    hooks = sys.excepthook, sys.unraisablehook
    with pytest.raises(OSError, match="No space left") as caught, hdf5_failures():
        Dropped(SAID)
    assert caught.value.errno == errno.ENOSPC
    assert (sys.excepthook, sys.unraisablehook) == hooks
    assert capsys.readouterr().err == ""


def test_a_failure_that_is_raised_is_the_systems() -> None:
    with pytest.raises(OSError, match=r"^\[Errno 28\] No space left on device$"), hdf5_failures():
        raise RuntimeError(SAID)
    with pytest.raises(OSError, match=r"^\[Errno 5\] Input/output error$"), hdf5_failures():
        raise OSError(errno.EIO, "Unable to synchronously create file (file write failed)")


def test_other_failures_stay_what_they_are() -> None:
    with pytest.raises(RuntimeError, match="a bug"), hdf5_failures():
        raise RuntimeError("a bug")
    with pytest.raises(PermissionError), hdf5_failures():
        raise PermissionError(errno.EACCES, "Permission denied")
    with hdf5_failures():
        pass
