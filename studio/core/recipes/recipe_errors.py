"""Turning a decoder's complaint about a recipe into the sentence a person needs.

msgspec says what it expected and where; this module adds the file, what was found there, and the
nearest known name of a mistyped field or word.
"""

from __future__ import annotations

import difflib
import re
import tomllib
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from studio.core.base.errors import InputError
from studio.core.base.regular_file import read_regular
from studio.core.recipes.fields import FIELDS
from studio.core.recipes.search_table import misshapen
from studio.core.recipes.type_range import Range, range_in

_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_UNKNOWN = re.compile(r"unknown field `(?P<name>.*)`", re.DOTALL)
_MISSING = re.compile(r"missing required field `(?P<name>[^`]*)`")
_PLAIN = {
    "int": "a whole number",
    "float": "a number",
    "str": "text",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}
_TYPE = re.compile(r"\b(int|float|str|bool|array|object)\b")
_LARGEST = 16 * 1024**2
"""Bytes of a recipe; one of a thousand stages has less than a hundredth of that."""

_LONGEST = 80
"""Characters of a name or value that a sentence repeats."""

_VARIED = "search.vary[...]"
"""msgspec does not say at which key of a table it is."""

_STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")


def read_text(path: Path) -> str:
    """Return the text of a recipe file.

    Raises:
        InputError: missing, no regular file, too large, unreadable, or not UTF-8.
    """
    try:
        # Some Windows editors write the mark that utf-8-sig passes over.
        text = read_regular(path, _LARGEST).decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise InputError("{file}: this is not a text file in UTF-8.", file=str(path)) from None


def parse_toml(text: str, source: str) -> dict[str, Any]:
    """Return the tables of TOML `text`.

    Raises:
        InputError: not TOML; the sentence has the line.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            "{file}: this is not TOML: {reason}.", file=source, reason=str(error).rstrip(".")
        ) from None
    except RecursionError:
        raise InputError("{file}: this is nested too deeply.", file=source) from None
    except ValueError:  # of int(): Python bounds the digits of a number in a text
        raise InputError(
            "{file}: this is not TOML: a number has too many digits.", file=source
        ) from None


def explained(
    error: msgspec.ValidationError, raw: dict[str, Any], root: type[msgspec.Struct], source: str
) -> InputError:
    """Return the sentence for `error`, which converting `raw` to `root` raised."""
    text = str(error)
    at = _AT.search(text)
    path = at["path"].lstrip(".") if at else ""
    reason = text[: at.start()] if at else text
    if path.startswith(_VARIED) and (wrong := misshapen(raw["search"]["vary"])):
        return InputError(
            "{file}: search.vary: {field}: found {found}, allowed: a list of values, or a range "
            "such as {example}.",
            file=source,
            field=short(wrong[0]),
            found=_written(wrong[1]),
            example="{ low = 0.1, high = 0.5, step = 0.1 }",
        )
    steps = _steps(f".{path}" if path and not path.startswith("[") else path)
    struct = _struct_at(root, steps)
    if unknown := _UNKNOWN.search(reason):
        return _unknown_field(source, path, unknown["name"], struct)
    if missing := _MISSING.search(reason):
        return InputError(
            "{file}: {field} is missing.", file=source, field=_join(path, missing["name"])
        )
    found = _value_at(raw, steps)
    return InputError(
        "{file}: {field}: found {found}, allowed: {allowed}.",
        file=source,
        field=path or "the file",
        found=shown(found),
        allowed=_bounds(root, steps) or _allowed(reason, _type_at(root, steps), found),
    )


def _unknown_field(source: str, path: str, name: str, struct: type | None) -> InputError:
    known = [field.encode_name for field in msgspec.structs.fields(struct)] if struct else []
    near = _meant(path, name[:_LONGEST], known)
    field = _join(path, short(name))
    if near:
        return InputError(
            "{file}: {field} is not a field of a recipe. Did you mean {near}?",
            file=source,
            field=field,
            near=near,
        )
    return InputError(
        "{file}: {field} is not a field of a recipe. Allowed here: {known}.",
        file=source,
        field=field,
        known=", ".join(known),
    )


def _meant(path: str, name: str, known: list[str]) -> str:
    """Return the field that was probably meant by `name` in the table at `path`, or "".

    A person may write a field as the window calls it, or into another table.
    """
    wanted, table = _as_name(name), path.partition("[")[0]
    here = {_as_name(row.title.text): row.name for row in FIELDS if row.table == table}
    here |= {one: one for one in known}
    if wanted in here:
        return _join(path, here[wanted])
    for row in FIELDS:
        if wanted == row.name:
            return row.path
    near = difflib.get_close_matches(wanted, here, 1, 0.5)
    return _join(path, here[near[0]]) if near else ""


def _as_name(text: str) -> str:
    """Return words as a field of a recipe is written."""
    return re.sub(r"[\s-]+", "_", text.strip().lower())


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _steps(path: str) -> list[str | int]:
    """Split ".stage[0].epochs" into ["stage", 0, "epochs"]."""
    return [
        match["key"] if match["key"] else int(match["index"] or 0) for match in _STEP.finditer(path)
    ]


def _value_at(value: Any, steps: list[str | int]) -> Any:  # noqa: ANN401  # any TOML value
    for step in steps:
        try:
            is_of_a_table = isinstance(step, int) and isinstance(value, dict)
            value = _no_number_of(value) if is_of_a_table else value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _no_number_of(table: dict[str, Any]) -> Any:  # noqa: ANN401  # any TOML value
    """Return what a decoder means that only says that some value of a table is no number."""
    values = table.values()
    return next((one for one in values if type(one) not in (int, float)), None)


def _type_at(root: Any, steps: list[str | int]) -> Any:  # noqa: ANN401  # a type expression
    kind: Any = root
    for step in steps:
        kind = _bare(kind)
        if isinstance(step, int):
            arguments = typing.get_args(kind)
            if not arguments:
                return None
            if typing.get_origin(kind) is dict:
                kind = arguments[1]
            elif arguments[-1] is Ellipsis:
                kind = arguments[0]
            else:
                kind = arguments[step % len(arguments)]
        else:
            hints = typing.get_type_hints(kind, include_extras=True) if _is_struct(kind) else {}
            kind = hints.get(step)
    return kind


def _struct_at(root: type, steps: list[str | int]) -> type | None:
    kind = _bare(_type_at(root, steps))
    return kind if _is_struct(kind) else None


def _is_struct(kind: Any) -> bool:  # noqa: ANN401  # a type expression
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _bare(kind: Any) -> Any:  # noqa: ANN401  # a type expression
    """Take Annotated and Optional off a type."""
    if hasattr(kind, "__metadata__"):
        return _bare(kind.__origin__)
    arguments = [item for item in typing.get_args(kind) if item is not type(None)]
    if type(None) in typing.get_args(kind) and len(arguments) == 1:
        return _bare(arguments[0])
    return kind


def _bounds(root: type[msgspec.Struct], steps: list[str | int]) -> str:
    """Return what a number there may be, "" where none belongs there."""
    kind = _bare(_type_at(root, steps))
    if kind not in (int, float):
        return ""
    try:
        limits = range_in(root, ".".join(step for step in steps if isinstance(step, str)))
    except KeyError:  # a value of a table
        return _PLAIN[kind.__name__]
    ends = " and ".join(_ends(limits))
    return f"{_PLAIN[kind.__name__]} {ends}".strip()


def _ends(limits: Range) -> Iterator[str]:
    if limits.lowest is not None:
        yield f"{'>' if limits.is_above else '>='} {limits.lowest:.16g}"
    if limits.highest is not None:
        yield f"{'<' if limits.is_below else '<='} {limits.highest:.16g}"


def _allowed(reason: str, kind: Any, found: Any) -> str:  # noqa: ANN401  # a type, and what is not of it
    text = typing.get_args(_bare(kind))
    if typing.get_origin(_bare(kind)) is typing.Literal:
        known = [word for word in text if isinstance(word, str)]
        near = difflib.get_close_matches(str(found)[:_LONGEST], known, 1, 0.5)
        listed = ", ".join(shown(word) for word in text)
        return f"{listed} (did you mean {shown(near[0])}?)" if near else listed
    expected = re.sub(r", got .*$", "", reason).removeprefix("Expected ").replace("`", "")
    expected = expected.removesuffix(" | null")  # TOML has no such value
    return _TYPE.sub(lambda match: _PLAIN[match[0]], expected)


def shown(value: Any) -> str:  # noqa: ANN401  # any TOML value
    """Return `value` as a sentence repeats it: one line, not too long, text in quotes."""
    if isinstance(value, dict):
        return "a table"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    return short(f'"{value}"' if isinstance(value, str) else str(value))


def _written(value: Any) -> str:  # noqa: ANN401  # any TOML value
    """Return `value` as `shown` does, a table with what is in it."""
    if not isinstance(value, dict):
        return shown(value)
    inside = ", ".join(f"{key} = {shown(one)}" for key, one in value.items())
    return short(f"{{ {inside} }}")


def short(text: str) -> str:
    """Return `text` on one line and not too long."""
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in shown)
