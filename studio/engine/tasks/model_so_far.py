"""The network of a run that has not ended: as it trains now, or from its checkpoints."""

from __future__ import annotations

from contextlib import closing

from studio.core.base.errors import InputError
from studio.core.base.plain_arrays import read_arrays
from studio.core.dataset.pixel_form import PixelForm
from studio.core.look.view import Checkpoint
from studio.core.recipes.recipe import Recipe, needs_classes
from studio.core.runs.kept_epochs import check_kept
from studio.core.runs.run_folder import RunFolder
from studio.engine.look.latent import latent_of
from studio.engine.look.living_model import LivingModel, Source
from studio.engine.networks.network import Network
from studio.engine.tasks.task import engine_task
from studio.engine.training.checkpoints import Checkpoints, newest_checkpoint
from studio.engine.training.precision import precision_in_force
from studio.engine.training.prepared_run import PreparedRun


def living_model(prepared: PreparedRun, folder: RunFolder | None = None) -> LivingModel:
    """Return what questions about a run at work are answered from."""
    network, data = prepared.network, prepared.recipe.data
    form = PixelForm(data.image_size, data.color)
    classes = prepared.dataset.classes if needs_classes(prepared.recipe) else ()
    recipe, classes_known = prepared.recipe, len(prepared.dataset.classes)
    source = Source(prepared.dataset, "", folder, recipe, prepared.parts)
    learner = network.learner
    asked = None if learner is None else (lambda: learner)
    latent = latent_of(recipe, classes_known, network.model, network.parts.__getitem__, asked)
    return LivingModel(network.model, form, network.own_layers, classes, source, latent=latent)


def network_so_far(
    folder: RunFolder, recipe: Recipe, classes: tuple[str, ...], wanted: Checkpoint = "best"
) -> Network:
    """Return what stopping the run at its newest checkpoint would keep: its best epoch.

    The run stays as it is. Before the first whole epoch that is the checkpoint itself.

    Args:
        wanted: the "last" checkpoint itself, the weights at the "start" of the run, or those after
            an epoch that was kept.

    Raises:
        InputError: no checkpoint is whole, or it does not fit the recipe's network.
    """
    # The checkpoints hold every variable, so the weights that the run began with are not needed.
    with precision_in_force(recipe.precision):
        network = engine_task(recipe.task).bare_network(recipe, len(classes))
    set_so_far(network, folder, recipe, wanted)
    return network


def set_so_far(network: Network, folder: RunFolder, recipe: Recipe, wanted: Checkpoint) -> None:
    """Give a network of the run's recipe other weights of the run.

    Raises:
        InputError: as `network_so_far`.
    """
    graphs = network.graphs
    with closing(Checkpoints(folder.checkpoints, lambda _position: None)) as checkpoints:
        if wanted == "start":
            checkpoints.restore(graphs, {})
            return
        if isinstance(wanted, int):
            checkpoints.restore(graphs, read_arrays(check_kept(folder, wanted)))
            return
        found = newest_checkpoint(folder.checkpoints, recipe)
        if found is None:
            raise InputError("{folder}: no checkpoint is intact.", folder=str(folder.checkpoints))
        position, arrays = found
        if position.best is None or wanted == "last":
            checkpoints.restore(graphs, arrays)
        else:
            checkpoints.load_best(graphs, position.best)
