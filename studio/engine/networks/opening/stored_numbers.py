"""The numbers in an HDF5 file that was checked: how many there are, and that they are numbers."""

import h5py
import numpy as np

from studio.core.base.errors import InputError


def count_numbers(content: h5py.File, file: str) -> int:
    """Read every attribute and every array once; return how many numbers the arrays hold.

    What was read here can be read again without harm: HDF5's library runs in circles or crashes
    on some damaged files, only once it comes to the damage.

    Raises:
        InputError: an array holds what is no number.
        OSError, RuntimeError, KeyError, ValueError, TypeError: damaged.
    """
    found = 0
    dict(content.attrs)

    def count(name: str, item: h5py.HLObject) -> None:
        nonlocal found
        dict(item.attrs)
        if not isinstance(item, h5py.Dataset):
            return
        numbers = np.asarray(item)
        if not np.isfinite(numbers).all():
            raise InputError(
                "{file}: the weights in {name} are not numbers (NaN or infinite); the "
                "training that wrote the file had failed.",
                file=file,
                name=name[:200],
            )
        found += numbers.size

    content.visititems(count)
    return found
