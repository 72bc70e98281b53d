"""Too little memory, however it shows."""

import errno


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether `error` says that there was not enough memory, the computer's or a GPU's.

    TensorFlow's own error is known by its name, so that nobody has to import TensorFlow to ask.
    """
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    return isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError"
