"""What a number or a text of a struct may be, read from the struct's own types."""

from __future__ import annotations

import msgspec
from msgspec import inspect


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """What is allowed: of a number its value, of a text its length.

    Attributes:
        lowest: None where there is no limit.
        highest: likewise.
        is_above: whether the number must be greater than `lowest`, not equal.
        is_below: whether the number must be less than `highest`, not equal.
        most: how many numbers, of a list of them; None where there is no limit.
    """

    lowest: float | None = None
    highest: float | None = None
    is_above: bool = False
    is_below: bool = False
    most: int | None = None

    def is_too_low(self, number: float) -> bool:
        """Return whether `number` lies below the range."""
        low = self.lowest
        return low is not None and not (number > low or (number == low and not self.is_above))

    def is_too_high(self, number: float) -> bool:
        """Return whether `number` lies above the range."""
        high = self.highest
        return high is not None and not (number < high or (number == high and not self.is_below))

    def allows(self, number: float) -> bool:
        """Return whether `number` lies in the range."""
        return not self.is_too_low(number) and not self.is_too_high(number)


def range_in(root: type[msgspec.Struct], path: str) -> Range:
    """Return what `root` allows in a field of it, such as "data.batch_size".

    Of a list or a pair it is what each item may be.

    Raises:
        KeyError: there is no such field, or it is neither number nor text.
    """
    kind: inspect.Type = inspect.type_info(root)
    most: int | None = None
    for name in path.split("."):
        kind, most = _field(kind, name), None
        if isinstance(kind, inspect.VarTupleType):
            most, kind = kind.max_length, kind.item_type
        elif isinstance(kind, inspect.TupleType):
            kind = kind.item_types[0]
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        return _of_number(kind, most)
    if isinstance(kind, inspect.StrType):
        return Range(lowest=kind.min_length, highest=kind.max_length)
    raise KeyError(path)


def _field(kind: inspect.Type, name: str) -> inspect.Type:
    """Return the type of the field `name` of a struct, without the None it may also be."""
    if not isinstance(kind, inspect.StructType):
        raise KeyError(name)
    found = {field.encode_name: field.type for field in kind.fields}[name]
    if isinstance(found, inspect.UnionType):
        found = next(one for one in found.types if not isinstance(one, inspect.NoneType))
    return found


def _of_number(kind: inspect.IntType | inspect.FloatType, most: int | None) -> Range:
    if isinstance(kind, inspect.IntType):  # beside a whole number lies another one
        lowest = kind.ge if kind.gt is None else kind.gt + 1
        highest = kind.le if kind.lt is None else kind.lt - 1
        return Range(lowest=lowest, highest=highest, most=most)
    return Range(
        lowest=kind.ge if kind.gt is None else kind.gt,
        highest=kind.le if kind.lt is None else kind.lt,
        is_above=kind.gt is not None,
        is_below=kind.lt is not None,
        most=most,
    )
