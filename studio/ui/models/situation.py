"""The open project as the rules of advice look at it."""

from studio.core.advice import Situation
from studio.core.base.errors import InputError
from studio.core.evaluation.epoch_answers import kept_values_of
from studio.core.networks import catalogue, weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.plan.forecast import StageForecast, forecast
from studio.core.recipes.recipe import Model
from studio.core.wire.messages import Device, DeviceKind
from studio.ui.models.workspace import Workspace


def situation_of(at: Workspace, device: Device | None = None) -> Situation:
    """Return what is known of the open project now.

    Args:
        at: the project.
        device: what the engine computes on, where that is known.
    """
    recipe, backbone = at.project.recipe, backbone_of(at)
    return Situation(
        recipe=recipe,
        classes=_classes(at),
        class_folders=at.images.class_folders,
        copies=at.images.copies,
        images=image_counts(at),
        problem=at.images.problem,
        layers=at.network.layers,
        backbone=backbone,
        reads=at.network.reads,
        weights_here=are_weights_here(recipe.model, backbone),
        devices=device.count if device is not None else 0,
    )


def are_weights_here(model: Model, backbone: Backbone | None) -> bool:
    """Return whether training can start from the weights asked for without a download."""
    if backbone is None or model.weights != "imagenet":
        return True
    return weight_files.is_here(backbone)


def backbone_of(at: Workspace) -> Backbone | None:
    """Return the catalogue's row of the recipe's backbone; None for an own model."""
    name = at.project.recipe.model.backbone
    return catalogue.backbone(name) if catalogue.is_known(name) else None


def image_counts(at: Workspace) -> tuple[int, int, int] | None:
    """Return the number of training, validation and test images, None while it is not known."""
    split = at.images.split
    if split is None:
        return None
    return len(split.train), len(split.validation), len(split.test)


def kept_answers(at: Workspace) -> int:
    """Return how many numbers a run keeps of its validation images after each kept epoch."""
    split, dataset = at.images.split, at.images.dataset
    if split is None or dataset is None:
        return 0
    return kept_values_of(at.project.recipe, len(split.validation), len(dataset.classes))


def forecasts(at: Workspace, device: Device | None) -> tuple[StageForecast, ...]:
    """Return how long each stage will take; empty while that cannot be said.

    Only for CPUs: how much of its speed a GPU reaches was not measured.
    """
    images = image_counts(at)
    if device is None or images is None or device.kind is not DeviceKind.CPU:
        return ()
    try:
        return forecast(at.network.layers, at.project.recipe, images, device.gigaflops)
    except InputError:  # stages of another network, said by the advice
        return ()


def _classes(at: Workspace) -> dict[str, int]:
    dataset, counts = at.images.dataset, at.images.class_counts
    if dataset is None or not counts:
        return {}
    return dict(zip(dataset.classes, counts, strict=True))
