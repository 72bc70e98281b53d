"""From a recipe's model table to a network."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import cast

import keras

from studio.core.base import paths
from studio.core.base.errors import InputError
from studio.core.dataset.pixel_form import PixelForm
from studio.core.networks import catalogue
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput
from studio.core.recipes.allowed import Color
from studio.core.recipes.recipe import Model
from studio.engine.networks import foreign, stored_weights
from studio.engine.networks.describe import describe
from studio.engine.networks.head import PREDICTIONS, head
from studio.engine.networks.network import Network

RANDOM = "random"
IMAGENET = "imagenet"


def build_network(
    model: Model,
    image_size: tuple[int, int],
    color: Color,
    classes: Sequence[str] | int,
    weights_path: Path | None,
    seed: int,
    *,
    tells_rest: bool = False,
) -> Network:
    """Build the network that `model` describes, every layer trainable but the preprocessing.

    Seeds Python's, NumPy's and TensorFlow's generators; the same arguments give the same
    weights, bit by bit, in any process on the same device.

    A backbone that is a model file keeps the weights it brings when `model.weights` is "random".

    Args:
        model: the recipe's table.
        image_size: height and width in pixels.
        color: "rgb" or "gray"; backbones that need three channels see grey three times.
        classes: the class names, or their number.
        weights_path: for weights "imagenet" the verified file without a top; for "studio" or a
            path the file of weights; unused for "random".
        seed: of the recipe.
        tells_rest: whether the layers that are left out are described too.

    Raises:
        InputError: an unknown backbone or layer, an image size that is too small, or a weights
            file that is missing or does not fit.
    """
    count = classes if isinstance(classes, int) else len(classes)
    if count < 2:
        raise InputError("A classifier needs at least two classes; found: {count}.", count=count)
    keras.utils.set_random_seed(seed)
    pixels = keras.Input((*image_size, 1 if color == "gray" else 3), name="image")
    outputs, last, reads = _body(model, pixels, weights_path, seed)
    features = _features(model.features, outputs, last)
    keras.utils.set_random_seed(seed)  # the head starts alike behind any backbone's weights
    probabilities = head(outputs[features], model, count, seed)
    whole = keras.Model(pixels, probabilities, name=_graph_name(model.backbone))
    logits = keras.Model(pixels, whole.get_layer(PREDICTIONS).output, name=f"{whole.name}_logits")
    head_loaded = False
    if model.weights not in (RANDOM, IMAGENET):
        head_loaded = stored_weights.load_weights(whole, _needed(model, weights_path))
    rows = describe(whole)
    if not tells_rest:
        return Network(whole, logits, rows, features, head_loaded)
    is_own = foreign.is_model_file(model.backbone)
    known = foreign.classes_of(paths.expanded(model.backbone)) if is_own else ()
    left_out = _left_out(pixels, outputs, rows)
    return Network(whole, logits, rows, features, head_loaded, left_out, known, reads)


def _left_out(
    pixels: keras.KerasTensor, outputs: Outputs, rows: Sequence[Layer]
) -> tuple[Layer, ...]:
    """Return the backbone's layers that do not lead to the features."""
    taken = {row.name for row in rows}
    whole = keras.Model(pixels, list(outputs.values()))
    return tuple(row for row in describe(whole) if row.name not in taken)


def backbone_graph(row: Backbone, form: PixelForm, weights: Path) -> keras.Model:
    """Return a backbone of the catalogue from pixels to its last features, or to its own classes.

    Its weights bring a classifier, or they do not (`Backbone.has_classifier`). No generator is
    seeded: whatever trains meanwhile stays as it is.

    Args:
        weights: its verified file.

    Raises:
        InputError: the file does not fit.
        WorkError: Keras could not build the network for this image size.
    """
    pixels = keras.Input(form.row_shape, name="image")
    if row.has_classifier:
        outputs: Outputs = _module_of(row).with_classifier(row, pixels, weights)
    else:
        outputs, _, _ = _body(Model(backbone=row.name, weights=IMAGENET), pixels, weights, 0)
    return keras.Model(pixels, list(outputs.values())[-1], name=_graph_name(row.name))


Outputs = dict[str, keras.KerasTensor]
Builder = Callable[[Backbone, keras.KerasTensor, Model, Path | None, int], Outputs]
"""From the row, pixels (n, h, w, 1 or 3) in 0..255, the recipe's model table, a verified file of
weights or None, and the seed, to the output of every layer by name, in the graph's order."""


def builder_of(backbone: Backbone) -> Builder:
    """Return what makes a backbone's layers: `body` of the module that its row names."""
    return cast("Builder", _module_of(backbone).body)


def _module_of(backbone: Backbone) -> ModuleType:
    return import_module(f"studio.engine.networks.{backbone.builder}")


def _body(
    model: Model, pixels: keras.KerasTensor, weights_path: Path | None, seed: int
) -> tuple[Outputs, str, ModelInput | None]:
    """Return the backbone's outputs by layer name, and the name of its default features.

    Of a model of one's own, what images it reads comes with them.
    """
    if foreign.is_model_file(model.backbone):
        if model.weights == IMAGENET:
            raise InputError(
                "model.weights: found imagenet; {backbone} is a model file and brings its own "
                "weights, allowed: random (keeps them), or the path of a weights file.",
                backbone=model.backbone,
            )
        path = paths.expanded(model.backbone)
        replay = foreign.replayed(path, pixels, seed, model.pixels)
        return replay.outputs, foreign.default_features(replay), foreign.input_of(replay.source)
    backbone = catalogue.backbone(model.backbone)
    _check_size(backbone, pixels.shape[1:3])
    _check_weights(model, backbone)
    file = _needed(model, weights_path) if model.weights == IMAGENET else None
    outputs = builder_of(backbone)(backbone, pixels, model, file, seed)
    return outputs, list(outputs)[-1], None


def _check_size(backbone: Backbone, size: tuple[int, int]) -> None:
    if min(size) < backbone.minimum_size:
        raise InputError(
            "data.image_size: found {height} x {width}; {backbone} needs at least "
            "{minimum} x {minimum} pixels.",
            height=size[0],
            width=size[1],
            backbone=backbone.name,
            minimum=backbone.minimum_size,
        )


def _check_weights(model: Model, backbone: Backbone) -> None:
    if model.weights == IMAGENET and IMAGENET not in backbone.weights:
        raise InputError(
            "model.weights: found imagenet; {backbone} has no such weights, "
            "allowed: random, or the path of a weights file.",
            backbone=backbone.name,
        )


def _needed(model: Model, path: Path | None) -> Path:
    if path is None:
        raise InputError(
            "model.weights: the weights {weights} of {backbone} are not on this computer.",
            weights=model.weights,
            backbone=model.backbone,
        )
    return path


def _features(name: str | None, outputs: Outputs, last: str) -> str:
    if name is None:
        return last
    if name not in outputs:
        near = difflib.get_close_matches(name, list(outputs), 1, 0.0)
        raise InputError(
            "model.features: no layer of the backbone is called {name}. Nearest known "
            "name: {near}.",
            name=name,
            near=near[0] if near else last,
        )
    return name


def _graph_name(backbone: str) -> str:
    stem = Path(backbone).stem if foreign.is_model_file(backbone) else backbone
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in stem)
