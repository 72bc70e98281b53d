"""The description of a network, as a model file holds it: read without Keras, held to a list.

Keras makes an object of every part of the description that has a `class_name`; what is not on
the list of `standard_parts` never gets that far.
"""

import json
from typing import Any

import msgspec

from studio.core.base.errors import InputError
from studio.core.networks.layers import PROGRAM_KIND
from studio.engine.networks.opening.standard_parts import (
    ALLOWED,
    FOR_TEXT_AND_TABLES,
    OPERATIONS,
    WITH_CODE,
    WITH_FILES,
)

DEEPEST = 100
"""Nesting of a description; a network of keras.applications takes 12, each model inside 4 more."""

MOST_PARTS = 500_000

LONGEST_NAME = 1000
"""Characters; names are shown, and sent with each answer about the network."""

_TRAINING = ("compile_config", "training_config")
"""How it was trained is nobody's business here, and may name losses that somebody wrote."""


def checked_architecture(text: str | bytes, file: str) -> dict[str, Any]:
    """Return the description in JSON `text`, with all that is about training left out.

    Raises:
        InputError: not a description, nested too deeply, with code, with what reads other files,
            or with a part that is not Keras' own.
    """
    try:
        config = json.loads(text)
    except RecursionError:
        raise _too_deep(file) from None
    except ValueError as error:
        raise InputError(
            "{file} is not a Keras model: its description of the layers is not JSON.", file=file
        ) from error
    return checked_config(config, file)


def checked_config(config: Any, file: str) -> dict[str, Any]:  # noqa: ANN401  # any JSON value
    """As `checked_architecture`, for JSON that was read already."""
    if not isinstance(config, dict) or not isinstance(config.get("config"), dict):
        raise InputError("{file} is not a Keras model: it does not describe any layers.", file=file)
    _check_parts(config, file)
    cleaned = _without_training(config)
    assert isinstance(cleaned, dict)
    return cleaned


def _check_parts(config: dict[str, Any], file: str) -> None:
    waiting: list[tuple[Any, int, str]] = [(config, 0, "")]
    parts = 0
    while waiting:
        value, depth, layer = waiting.pop()
        parts += 1
        if depth > DEEPEST:
            raise _too_deep(file)
        if parts > MOST_PARTS:
            raise InputError(
                "{file} describes a network of more than {most} parts; it is not opened.",
                file=file,
                most=MOST_PARTS,
            )
        if isinstance(value, dict):
            if "class_name" in value:
                _check_name(value, file)
                layer = _name(value) or layer
                _check_part(value, layer, file)
            kept = [item for key, item in value.items() if key not in _TRAINING]
            waiting += [(item, depth + 1, layer) for item in kept if isinstance(item, dict | list)]
        else:
            waiting += [(item, depth + 1, layer) for item in value if isinstance(item, dict | list)]


def _check_name(part: dict[str, Any], file: str) -> None:
    inner = part.get("config")
    names = [part.get("name"), inner.get("name") if isinstance(inner, dict) else None]
    longest = max((len(name) for name in names if isinstance(name, str)), default=0)
    if longest > LONGEST_NAME:
        raise InputError(
            "{file}: the name of a layer has {found} characters; at most {most} are read.",
            file=file,
            found=longest,
            most=LONGEST_NAME,
        )


def _check_part(part: dict[str, Any], layer: str, file: str) -> None:
    kind, module, registered = (
        part.get(key) for key in ("class_name", "module", "registered_name")
    )
    where = {"file": file, "layer": layer or "?", "kind": _shown(kind)}
    if not isinstance(kind, str):
        raise InputError("{file} is not a Keras model: {layer} is described by {kind}.", **where)
    if kind in WITH_CODE:
        raise InputError(
            "{file}: {layer} is or contains custom code ({kind}), which is not run here. Save "
            "the model without it.",
            **where,
        )
    if kind in WITH_FILES:
        raise InputError(
            "{file}: {layer} is a {kind}, which reads other files or runs other programs; such "
            "models are not opened.",
            **where,
        )
    if kind in FOR_TEXT_AND_TABLES:
        raise InputError(
            "{file}: {layer} is a {kind}, a layer for text or tables; only models of image layers "
            "are opened.",
            **where,
        )
    if isinstance(module, str) and module.startswith("keras.src.ops."):
        _check_operation(kind, module, where)
    if module is None and not _is_known(kind, None):
        raise InputError(
            "{file}: {layer} is a {kind}, which is not one of Keras' own image layers; such "
            "models are not opened.",
            **where,
        )
    if not _is_known(kind, module):
        raise InputError(
            "{file}: {layer} is a {kind} of {module}; only Keras' own layers for images are "
            "opened.",
            **where,
            module=_shown(module),
        )
    if kind == PROGRAM_KIND:
        _check_program(part, registered, where)
        return
    if registered is not None and registered != kind:
        raise InputError(
            "{file}: {layer} is a {kind} under the name {registered}; only Keras' own layers "
            "for images are opened.",
            **where,
            registered=_shown(registered),
        )


def _check_program(part: dict[str, Any], registered: object, where: dict[str, str]) -> None:
    """Hold a graph of TensorFlow, as a run on a SavedModel has one, to the list of operations."""
    from studio.engine.networks.graph_program import Program, decoded  # brings TensorFlow in

    inner = part.get("config")
    try:
        program = msgspec.convert((inner or {}).get("program"), Program)
    except (msgspec.ValidationError, AttributeError) as error:
        raise InputError("{file} holds a damaged graph.", **where) from error
    if registered != f"studio>{PROGRAM_KIND}":
        raise InputError("{file} holds a damaged graph.", **where)
    decoded(program, where["file"])


def _is_known(kind: str, module: object) -> bool:
    known = ALLOWED.get(module) if module is None or isinstance(module, str) else None
    return known is not None and kind in known


def _check_operation(kind: str, module: str, where: dict[str, str]) -> None:
    if kind not in OPERATIONS.get(module, ()):
        raise InputError(
            "{file}: {layer} ({kind}) is a computation outside of a layer; a backbone must "
            "be made of Keras' own layers.",
            **where,
        )


def _name(part: dict[str, Any]) -> str:
    inner = part.get("config")
    name = part.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
    return _shown(name) if isinstance(name, str) else ""


def _shown(value: object) -> str:
    """Return `value` on one line and not too long; `file` is what fills it."""
    text = "?" if value is None else str(value)[:80]
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _without_training(value: Any) -> Any:  # noqa: ANN401  # any JSON value
    if isinstance(value, dict):
        return {key: _without_training(item) for key, item in value.items() if key not in _TRAINING}
    if isinstance(value, list):
        return [_without_training(item) for item in value]
    return value


def _too_deep(file: str) -> InputError:
    return InputError(
        "{file}: its description of the layers is nested too deeply; it is not opened.", file=file
    )
