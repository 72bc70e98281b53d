"""What the page asks the engine: a view of the chosen weights, or of others beside them."""

from __future__ import annotations

from typing import NamedTuple

from studio.core.look.table import AnyView
from studio.core.look.view import Checkpoint


class At(NamedTuple):
    """A view of other weights of the run than the chosen ones."""

    view: AnyView
    checkpoint: Checkpoint


Asked = AnyView | At
"""A question of the page; what is no `At` is about the weights that are chosen."""
