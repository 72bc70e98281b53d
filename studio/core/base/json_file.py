"""Reading JSON files that the program wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, overload

import msgspec

from studio.core.base.regular_file import damaged, read_regular

T = TypeVar("T")


@overload
def read_json(path: Path, largest: int, kind: type[T]) -> T: ...
@overload
def read_json(path: Path, largest: int, kind: Any) -> Any: ...  # noqa: ANN401  # as msgspec does
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
        return msgspec.json.decode(content, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise damaged(path, str(error)) from None
