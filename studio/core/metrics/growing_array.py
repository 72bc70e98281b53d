"""A one-dimensional array that grows at its end without being copied each time."""

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

Number = TypeVar("Number", bound=np.generic)

_FIRST_CAPACITY = 1024


class GrowingArray(Generic[Number]):
    """Numbers that are only ever added to; reading them costs no copy.

    The room doubles when it is full, so that adding n numbers one at a time costs O(n) together.

    Args:
        dtype: numpy type of every element.
    """

    def __init__(self, dtype: type[Number]) -> None:
        self._room: NDArray[Number] = np.empty(_FIRST_CAPACITY, dtype)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def extend(self, values: ArrayLike) -> None:
        """Add a sequence of numbers (n,) at the end."""
        added = np.asarray(values, self._room.dtype)
        end = self._length + len(added)
        if end > len(self._room):
            grown = np.empty(max(end, 2 * len(self._room)), self._room.dtype)
            grown[: self._length] = self._room[: self._length]
            self._room = grown
        self._room[self._length : end] = added
        self._length = end

    def overwrite(self, where: NDArray[np.intp], values: ArrayLike) -> None:
        """Replace the elements at the indices `where`; views taken earlier may show it."""
        self._room[where] = values

    @property
    def view(self) -> NDArray[Number]:
        """All numbers so far (n,), read-only, without a copy."""
        seen = self._room[: self._length]
        seen.flags.writeable = False
        return seen
