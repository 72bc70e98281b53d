"""A variable's value as an array of its own in the host's memory."""

from typing import Any

import keras
import numpy as np
from numpy.typing import NDArray


def host_copy(variable: keras.Variable) -> NDArray[Any]:
    """Return the value; later steps do not change it.

    `np.array(variable)` does the same with a warning from NumPy 2 each time.
    """
    return np.asarray(variable.value.numpy())
