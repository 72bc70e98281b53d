"""The table of views.

To add one: its file here, its row and its place in the two unions below, and its explainer
`studio/engine/look/explainers/<name>.py`.
"""

from __future__ import annotations

from studio.core.base.errors import InputError
from studio.core.look import activations, filters
from studio.core.look.activations import Activations, ActivationsFacts
from studio.core.look.filters import Filters, FiltersFacts
from studio.core.look.layers import Layers, LayersFacts
from studio.core.look.view import View, ViewSpec
from studio.core.look.weights import Weights, WeightsFacts

AnyView = Filters | Activations | Weights | Layers
AnyFacts = FiltersFacts | ActivationsFacts | WeightsFacts | LayersFacts

VIEWS: tuple[ViewSpec, ...] = (
    ViewSpec(Filters, "the kernels of a layer", filters.tiles),
    ViewSpec(Activations, "the maps of a layer for one image", activations.tiles),
    ViewSpec(Weights, "every variable of a layer, as numbers"),
    ViewSpec(Layers, "the layers of the network", is_listed=False),
)


def spec_of(view: View) -> ViewSpec:
    """Return the row of a question."""
    return next(row for row in VIEWS if row.kind is type(view))


def view_called(key: str) -> ViewSpec:
    """Return the row of the view that the command line calls `key`.

    Raises:
        InputError: there is none.
    """
    for row in VIEWS:
        if row.key == key and row.is_listed:
            return row
    known = ", ".join(row.key for row in VIEWS if row.is_listed)
    raise InputError("No view is called {view}. Known are: {known}.", view=key, known=known)
