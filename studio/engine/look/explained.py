"""What an explainer returns, and how the one of a view is found."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator
from importlib import import_module
from typing import NamedTuple

from studio.core.look.table import AnyFacts, spec_of
from studio.core.look.view import Arrays, View
from studio.engine.look.living_model import LivingModel


class Explained(NamedTuple):
    """Arrays by name, and what is known beside them."""

    arrays: Arrays
    facts: AnyFacts


class Slice(NamedTuple):
    """Where an explainer that takes time may be set aside for a while, or given up.

    Attributes:
        done: how far it is.
        total: when it is through, in the same unit; 0 where that is unknown.
        so_far: makes the answer as it stands, called only if somebody is about to look at it;
            None where there is nothing to see yet.
    """

    done: int
    total: int
    so_far: Callable[[], Explained] | None = None


Slices = Generator[Slice, None, Explained]
"""What an explainer that takes time gives: slices of at most a tenth of a second where it can."""

Explain = Callable[[LivingModel, View], Explained | Slices]


def explainer_of(view: View) -> Explain:
    """Return the function that answers `view`."""
    module = import_module(f"studio.engine.look.explainers.{spec_of(view).module}")
    explain: Explain = module.explain
    return explain


def takes_time(explain: Explain) -> bool:
    """Whether an explainer works in slices."""
    return inspect.isgeneratorfunction(explain)


def whole(slices: Slices) -> Explained:
    """Return what slices come to, without a pause."""
    while True:
        try:
            next(slices)
        except StopIteration as end:
            found: Explained = end.value
            return found
