"""Too little memory, however it shows."""


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether `error` says that there was not enough memory, the computer's or a GPU's.

    TensorFlow's own error is known by its name, so that nobody has to import TensorFlow to ask.
    """
    return isinstance(error, MemoryError) or type(error).__name__ == "ResourceExhaustedError"
