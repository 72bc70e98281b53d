"""From what a person names to a network that can be asked.

A run's folder, a model file (.keras, .h5), the folder of a SavedModel, or a backbone of the
catalogue with the weights that it was published with.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import NamedTuple

import keras

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset.pixel_form import Color, PixelForm
from studio.core.look.view import Checkpoint
from studio.core.networks import catalogue, imagenet, weight_files
from studio.core.networks.model_folder import is_saved_model
from studio.core.networks.model_input import ModelInput, usual_values
from studio.core.recipes.recipe import needs_classes
from studio.core.runs import run_folder as run_folders
from studio.core.runs.kept_epochs import check_kept
from studio.core.runs.run_folder import RunFolder
from studio.engine.look.epoch_model import model_after
from studio.engine.look.latent import latent_of
from studio.engine.look.living_model import LivingModel, Source
from studio.engine.networks import foreign
from studio.engine.networks.build import backbone_graph
from studio.engine.networks.opening.saved_folder import files_of
from studio.engine.tasks.prediction import TrainedModel

_SIDE = 224
"""Pixels, for a model that reads images of any size."""


class Target(NamedTuple):
    """What `of` names.

    Attributes:
        key: another one as soon as the weights are others.
    """

    of: str
    checkpoint: Checkpoint
    key: Hashable


def target_of(of: str, checkpoint: Checkpoint) -> Target:
    """Return what a person means by `of`.

    Raises:
        InputError: nothing of that name can be looked at.
    """
    if catalogue.is_known(of):
        return Target(of, checkpoint, of)
    path = paths.expanded(of)
    if paths.is_file(path) or is_saved_model(path):
        return Target(str(path), checkpoint, _marks(_files_of(path)))
    if not paths.is_folder(path) and path.name == of:
        raise InputError(
            "{target} is neither a run's folder nor a model file nor a backbone that "
            "`studio backbones` lists.",
            target=of,
        )
    folder = run_folders.open_run(path)
    if checkpoint == "start":
        return Target(str(folder.path), checkpoint, (checkpoint, _marks([folder.base_file])))
    if isinstance(checkpoint, int):
        files = [folder.base_file, check_kept(folder, checkpoint)]
        return Target(str(folder.path), checkpoint, (checkpoint, _marks(files)))
    files = [folder.model_file, folder.last_model_file, *folder.checkpoint_files()]
    return Target(str(folder.path), checkpoint, (checkpoint, _marks(files)))


Begun = Callable[[Target], LivingModel]
"""Gives the network that a run began with, opened or kept from before."""


def opened(target: Target, begun: Begun | None = None) -> LivingModel:
    """Open it.

    Args:
        target: what.
        begun: opens the network that a run began with, which the one after an epoch shares its
            graph with; None opens it here.

    Raises:
        InputError: there is nothing to see in it, and why.
    """
    if catalogue.is_known(target.of):
        return _backbone(target.of)
    path = Path(target.of)
    if paths.is_file(path) or is_saved_model(path):
        return _model(path)
    folder = RunFolder(path)
    if not isinstance(target.checkpoint, int):
        return _run(folder, target)
    start = (begun or opened)(target_of(target.of, "start"))
    if start.latent is not None:  # its parts are asked as well, with variables of their own
        return _run(folder, target)
    return model_after(target.checkpoint, start, folder, repr(target.key))


def _marks(files: list[Path]) -> Hashable:
    """Return something that changes with the content of the files."""
    marks = []
    for file in files:
        if file.is_file():
            found = file.stat()
            marks.append((str(file), found.st_size, found.st_mtime_ns))
    return tuple(marks)


def _backbone(name: str) -> LivingModel:
    row = catalogue.backbone(name)
    if row.weight_file is None:
        raise InputError(
            "{backbone} has no pretrained weights; train it and look at the run.", backbone=name
        )
    weights = weight_files.find(row)
    if weights is None:
        raise InputError(
            "The ImageNet weights of {backbone} are not on this computer yet.", backbone=name
        )
    form = PixelForm(row.input_size, "rgb")
    classes = imagenet.class_names() if row.has_classifier else ()
    mark = repr((name, _marks([weights])))
    return LivingModel(backbone_graph(row, form, weights), form, classes=classes, weights=mark)


def _model(path: Path) -> LivingModel:
    """Open a model file or a SavedModel folder, as a backbone of one's own is opened."""
    path = foreign.own_model(path)
    reads = foreign.input_of_file(path) or ModelInput(None, None, 3)
    color: Color = "gray" if reads.channels == 1 else "rgb"
    form = PixelForm((reads.height or _SIDE, reads.width or _SIDE), color)
    pixels = keras.Input(form.row_shape, name="image")
    values = reads.values or usual_values(path)
    outputs = foreign.replayed(path, pixels, seed=0, values=values).outputs
    graph = keras.Model(pixels, list(outputs.values())[-1])
    return LivingModel(graph, form, weights=repr(_marks(_files_of(path))))


def _files_of(path: Path) -> list[Path]:
    """Return the files that hold a model: itself, or those of a SavedModel that are read."""
    return list(files_of(path, str(path)).values()) if is_saved_model(path) else [path]


def _run(folder: RunFolder, target: Target) -> LivingModel:
    trained = TrainedModel(folder.path, target.checkpoint)
    data = trained.recipe.data
    classes = trained.classes if needs_classes(trained.recipe) else ()
    return LivingModel(
        trained.model,
        PixelForm(data.image_size, data.color),
        classes=classes,
        source=Source(trained.dataset, repr(target.key), folder, trained.recipe, trained.parts),
        latent=latent_of(
            trained.recipe, len(trained.classes), trained.model, trained.part, trained.learner
        ),
    )
