"""What TensorFlow makes of a disk that failed, as the error that Python itself would raise."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

import tensorflow as tf

_OF_DISKS = (
    errno.ENOSPC,
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.EIO,
    errno.EDQUOT,
    errno.EBUSY,
)


@contextmanager
def disk_failures_raised() -> Iterator[None]:
    """Raise an OSError for what TensorFlow says of the disk in the block; other errors pass.

    Raises:
        OSError: the disk failed.
    """
    try:
        yield
    except tf.errors.OpError as error:
        number = _number_of(error)
        if number is None:
            raise
        raise OSError(number, os.strerror(number)) from error


def _number_of(error: tf.errors.OpError) -> int | None:
    """Return the system's number for what TensorFlow made of a disk that failed."""
    if isinstance(error, tf.errors.ResourceExhaustedError):
        return errno.ENOSPC
    said = str(error)
    return next((number for number in _OF_DISKS if os.strerror(number) in said), None)
