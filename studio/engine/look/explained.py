"""What an explainer returns, and how the one of a view is found."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from studio.core.look.table import AnyFacts, spec_of
from studio.core.look.view import Arrays, View
from studio.engine.look.living_model import LivingModel


class Explained(NamedTuple):
    """Arrays by name, and what is known beside them."""

    arrays: Arrays
    facts: AnyFacts


Explain = Callable[[LivingModel, View], Explained]


def explainer_of(view: View) -> Explain:
    """Return the function that answers `view`."""
    module = import_module(f"studio.engine.look.explainers.{spec_of(view).key}")
    explain: Explain = module.explain
    return explain
