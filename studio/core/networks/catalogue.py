"""The backbones that can be chosen, one row each, readable without TensorFlow."""

import difflib

from studio.core.base.errors import InputError
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.families import (
    alexnet,
    convnext,
    densenet,
    efficientnet,
    inception,
    lenet,
    mobilenet,
    nasnet,
    resnet,
    squeezenet,
    vgg,
)

BACKBONES: tuple[Backbone, ...] = (
    *lenet.ROWS,
    *alexnet.ROWS,
    *vgg.ROWS,
    *resnet.ROWS,
    *inception.ROWS,
    *squeezenet.ROWS,
    *mobilenet.ROWS,
    *densenet.ROWS,
    *nasnet.ROWS,
    *efficientnet.ROWS,
    *convnext.ROWS,
)
"""Every backbone, in the order they are shown: by family, small before large."""


def backbone(name: str) -> Backbone:
    """Return the row called `name`.

    Raises:
        InputError: there is none; the sentence has the nearest known name.
    """
    for row in BACKBONES:
        if row.name == name:
            return row
    raise InputError(
        "model.backbone: no backbone is called {name}. Nearest known name: {near}.",
        name=name,
        near=nearest(name),
    )


def nearest(name: str) -> str:
    """Return the name of a backbone that is most like `name`."""
    lowered = {row.name.lower(): row.name for row in BACKBONES}
    near = difflib.get_close_matches(name.lower(), list(lowered), 1, 0.0)
    return lowered[near[0]] if near else BACKBONES[0].name


def is_known(name: str) -> bool:
    """Return whether `name` is a backbone of the catalogue; else it may be a model file."""
    return any(row.name == name for row in BACKBONES)
