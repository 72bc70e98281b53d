"""A guard against a defect of PySide6 6.12.0 on Python 3.11.

There `Signal.emit`, `disconnect` and every method without a result return True or None without
taking a reference, as if they were immortal, which they are only from Python 3.12 on. A few
thousand calls later Python aborts with "deallocating True or False" or "deallocating None"
(measured: 300 emissions lower the count of True by 300, 300 starts of a QTimer that of None).
6.10 and 6.11 are not affected; nor is any PySide6 on Python 3.12.
"""

import ctypes
import sys

_MANY = 1 << 40


def keep_singletons_alive() -> None:
    """Give True, False and None so many references that no lost one matters."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (True, False, None):
        # The reference count is the first field of every object.
        ctypes.c_ssize_t.from_address(id(singleton)).value += _MANY
