"""Reading JSON that the program wrote, wherever it has lain since."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, overload

import msgspec

from studio.core.base.regular_file import damaged, read_regular

T = TypeVar("T")


@overload
def decoded(content: bytes | str, kind: type[T]) -> T: ...
@overload
def decoded(content: bytes | str, kind: Any) -> Any: ...  # noqa: ANN401  # as msgspec does
def decoded(content: bytes | str, kind: Any) -> Any:
    """Return what JSON holds.

    Args:
        content: text in UTF-8.
        kind: the type that it was written from.

    Raises:
        msgspec.DecodeError: it holds something else, or is nested deeper than Python can follow.
    """
    try:
        return msgspec.json.decode(content, type=kind)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError(str(error)) from None
    except RecursionError:
        raise msgspec.DecodeError("it is nested too deeply") from None


@overload
def read_json(path: Path, largest: int, kind: type[T]) -> T: ...
@overload
def read_json(path: Path, largest: int, kind: Any) -> Any: ...  # noqa: ANN401
def read_json(path: Path, largest: int, kind: Any) -> Any:
    """Return what a file holds.

    Args:
        path: a regular file.
        largest: bytes.
        kind: the type that it was written from.

    Raises:
        InputError: as `open_regular`, or it holds something else.
    """
    content = read_regular(path, largest)
    try:
        return decoded(content, kind)
    except msgspec.DecodeError as error:
        raise damaged(path, str(error)) from None
