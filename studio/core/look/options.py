"""Fields of views with what `studio inspect` says of them: a described field is an option there."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, inspect

from studio.core.look.view import View

Count = Annotated[int, Meta(ge=0)]

LayerName = Annotated[str, Meta(description="its name; else the first that has filters")]
ImageFile = Annotated[
    str, Meta(description="shown to the network", extra_json_schema={"format": "path"})
]
FilterNumber = Annotated[int, Meta(ge=0, description="only this filter or map, from 0")]
ClassNumber = Annotated[
    int, Meta(ge=-1, description="number of the class, from 0; else the predicted one")
]
Raw = Annotated[bool, Meta(description="the generator as it trained, not the mean of its weights")]
Seed = Annotated[int, Meta(ge=0, description="of what is drawn by chance (default: 0)")]

PAGED = ("first", "count")
"""Fields of a view that shows one page of filters or maps; `--filter N` is a page of one."""


class Option(NamedTuple):
    """An option of `studio inspect`.

    Attributes:
        name: as it is typed, without the dashes.
        help: one line.
        kind: what it takes; a "flag" takes nothing.
        choices: what is allowed; empty where that is no list.
    """

    name: str
    help: str
    kind: Literal["text", "path", "number", "flag"]
    choices: tuple[str, ...] = ()


FILTER = Option("filter", "only this filter or map, from 0", "number")


def options_of(view: type[View]) -> tuple[Option, ...]:
    """Return the options of a view, in the order of its fields."""
    found = inspect.type_info(view)
    assert isinstance(found, inspect.StructType)
    options = [_option(field) for field in found.fields]
    if set(PAGED) <= set(view.__struct_fields__):
        options.append(FILTER)
    return tuple(option for option in options if option is not None)


def _option(field: inspect.Field) -> Option | None:
    if not isinstance(field.type, inspect.Metadata):
        return None
    kind, schema = field.type.type, field.type.extra_json_schema or {}
    text = schema.get("description")
    if not text:
        return None
    match kind:
        case inspect.BoolType():
            return Option(field.encode_name, text, "flag")
        case inspect.IntType():
            return Option(field.encode_name, text, "number")
        case inspect.LiteralType():
            return Option(
                field.encode_name,
                text,
                "text",
                tuple(str(value) for value in kind.values if value != ""),
            )
        case _:
            is_path = schema.get("format") == "path"
            return Option(field.encode_name, text, "path" if is_path else "text")


def fields_of(view: type[View], given: dict[str, object]) -> dict[str, object]:
    """Return the fields of the question that options ask.

    Args:
        view: its kind.
        given: what was typed, by the names of its options.
    """
    fields = dict(given)
    if FILTER.name in fields and FILTER.name not in view.__struct_encode_fields__:
        fields |= {"first": fields.pop(FILTER.name), "count": 1}
    return fields | {"view": view.__struct_config__.tag}
