"""Classes named in tables: imported when a page first needs them."""

from importlib import import_module
from typing import Any


def named_class(name: str) -> Any:  # noqa: ANN401  # what the table names
    """Import "module:Class" and return the class."""
    module, _, kind = name.partition(":")
    return getattr(import_module(module), kind)
