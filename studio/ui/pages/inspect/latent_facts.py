"""What a run's task and result say of the codes of its network."""

from __future__ import annotations

from typing import NamedTuple

from studio.core.recipes.latent_space import latent_space
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_state import RunState
from studio.core.tasks.autoencode import Autoencoded


class LatentFacts(NamedTuple):
    """As in `Subject`."""

    has_codes: bool = False
    has_decoder: bool = False
    has_prior: bool = False
    kl: tuple[float, ...] = ()
    collapsed: tuple[int, ...] = ()


def latent_facts(recipe: Recipe | None, state: RunState) -> LatentFacts:
    """Return what is known of the codes of the network of a run.

    Args:
        recipe: of the run; None while that is not known.
        state: of the run.
    """
    space = latent_space(recipe) if recipe is not None else None
    if space is None:
        return LatentFacts()
    result = state.report.result if state.report is not None else None
    variational = result if isinstance(result, Autoencoded) else None
    return LatentFacts(
        has_codes=space.has_codes,
        has_decoder=True,
        has_prior=space.has_prior,
        kl=variational.kl_dimensions if variational is not None else (),
        collapsed=variational.collapsed if variational is not None else (),
    )
