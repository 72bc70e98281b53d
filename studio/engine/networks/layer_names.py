"""Names that do not depend on what else was built in this process.

Keras numbers unnamed layers by a counter of the whole process ("conv2d_17"). Counted from the
first one of the same graph they become what a fresh process would call them.
"""

import re
from collections.abc import Iterable

import keras

_NUMBERED = re.compile(r"(?P<base>.*?)(?:_(?P<number>\d+))?")


_INSTEAD = {"Rescaling": ("scale", "add", "subtract", "multiply", "divide", "truedivide")}
"""Operations that `standard_layers` turns into a layer that keeps their name."""


def automatic(name: str, kind: str) -> tuple[str, int] | None:
    """Return base and number of a `name` that Keras made up for a layer of class `kind`."""
    match = _NUMBERED.fullmatch(name)
    known = (kind.lower(), *_INSTEAD.get(kind, ()))
    if match is None or match["base"].replace("_", "") not in known:
        return None
    return match["base"], int(match["number"] or 0)


def fresh_names(operations: Iterable[keras.Operation]) -> dict[str, str]:
    """Return the new name of every operation of one graph that Keras named by itself."""
    found: dict[str, dict[str, int]] = {}
    for operation in operations:
        made_up = automatic(operation.name, type(operation).__name__)
        if made_up:
            found.setdefault(made_up[0], {})[operation.name] = made_up[1]
    renamed: dict[str, str] = {}
    for base, numbers in found.items():
        first = min(numbers.values())
        for name, number in numbers.items():
            renamed[name] = f"{base}_{number - first}" if number > first else base
    return renamed
