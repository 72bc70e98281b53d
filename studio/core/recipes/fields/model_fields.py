"""Fields of [model]: the backbone and the head behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import (
    BATCH_NORM_PLACES,
    CLASS_WEIGHTS,
    INITIALIZERS,
    OUTPUTS,
    PIXEL_VALUES,
    POOLINGS,
    WEIGHTS,
)
from studio.core.recipes.fields.field import Field, Form, Kind, Scale
from studio.core.recipes.search_table import Span

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Model

SMALL_CNN = "Small CNN"
"""The backbone whose blocks the recipe sizes."""


def _has_sized_blocks(model: Model) -> bool:
    return model.backbone == SMALL_CNN


def _normalises(model: Model) -> bool:
    return model.batch_norm and bool(model.dense)


MODEL_FIELDS = (
    Field(
        path="model.backbone",
        title=say("Backbone"),
        help=say(
            "The network that turns an image into features, or a model of your own: a file, a "
            "SavedModel folder, or a run."
        ),
        kind=Kind.BACKBONE,
    ),
    Field(
        path="model.weights",
        title=say("Weights"),
        help=say(
            "What the backbone starts from. ImageNet: what it learned from over a million photos "
            "of a thousand kinds of things. Random: it learns everything from your images."
        ),
        kind=Kind.WEIGHTS,
        choices=WEIGHTS,
        form=Form.BACKBONE,
    ),
    Field(
        path="model.pixels",
        title=say("Pixel values"),
        help=say(
            "The range that a model of your own was trained on. With another one it sees almost "
            "black or far too bright images. Backbones of the list know theirs."
        ),
        kind=Kind.CHOICE,
        choices=PIXEL_VALUES,
        form=Form.BACKBONE,
    ),
    Field(
        path="model.blocks",
        title=say("Blocks"),
        help=say(
            "How many filters each block of the Small CNN has, such as 32, 64, 128. Each block "
            "halves the image. Other backbones do not read this."
        ),
        kind=Kind.COUNTS,
        scale=Scale.LOG,
        form=Form.BACKBONE,
        applies=_has_sized_blocks,
    ),
    Field(
        path="model.block_dropout",
        title=say("Dropout in blocks"),
        help=say(
            "Share of the values that each block of the Small CNN drops at random in each training "
            "step, against memorising."
        ),
        kind=Kind.SHARE,
        tried=Span(low=0.0, high=0.6, step=0.1),
        form=Form.BACKBONE,
        applies=_has_sized_blocks,
    ),
    Field(
        path="model.features",
        title=say("Features from"),
        help=say(
            "The layer whose output the head reads. An earlier one gives simpler features and is "
            "faster."
        ),
        kind=Kind.LAYER,
        lowest=say("Last layer"),
        form=Form.HEAD,
    ),
    Field(
        path="model.pooling",
        title=say("Pooling"),
        help=say(
            "How feature maps become one vector: the average of each, its maximum, or all values "
            "(many more weights)."
        ),
        kind=Kind.CHOICE,
        choices=POOLINGS,
        form=Form.HEAD,
    ),
    Field(
        path="model.dense",
        title=say("Dense layers"),
        help=say("Units of the hidden layers before the classes, such as 256, 128. Optional."),
        kind=Kind.COUNTS,
        scale=Scale.LOG,
        lowest=say("none"),
        form=Form.HEAD,
    ),
    Field(
        path="model.dropout",
        title=say("Dropout"),
        help=say(
            "Share of the head's units that are switched off at random in each training step, "
            "against memorising. What is dropped and what is kept sum up to 100 %: some libraries "
            "ask for the one, some for the other."
        ),
        kind=Kind.DROP,
        tried=Span(low=0.0, high=0.6, step=0.1),
        form=Form.HEAD,
    ),
    Field(
        path="model.batch_norm",
        title=say("Batch normalisation"),
        help=say("Brings the outputs of each dense layer to a common scale."),
        kind=Kind.SWITCH,
        form=Form.HEAD,
    ),
    Field(
        path="model.batch_norm_place",
        title=say("Normalised"),
        help=say(
            "Whether batch normalisation stands before the activation function of each dense layer "
            "or after it."
        ),
        kind=Kind.CHOICE,
        choices=BATCH_NORM_PLACES,
        form=Form.HEAD,
        applies=_normalises,
    ),
    Field(
        path="model.initializer",
        title=say("Initializer"),
        help=say("How the first weights of the head are drawn."),
        kind=Kind.CHOICE,
        choices=INITIALIZERS,
        form=Form.HEAD,
    ),
    Field(
        path="model.output",
        title=say("Output"),
        help=say(
            "How the last layer answers. Softmax has one unit for each class. Sigmoid has a single "
            "unit, for exactly two classes: the probability of the second, that of the first is "
            "what is left of 1."
        ),
        kind=Kind.CHOICE,
        choices=OUTPUTS,
        form=Form.HEAD,
    ),
    Field(
        path="model.class_weights",
        title=say("Class weights"),
        help=say(
            "Balanced gives the images of a small class more weight in training, so that its "
            "mistakes count as much as those of a large one."
        ),
        kind=Kind.CHOICE,
        choices=CLASS_WEIGHTS,
        form=Form.HEAD,
    ),
    Field(
        path="model.label_smoothing",
        title=say("Label smoothing"),
        help=say(
            "Spreads this share of each label over all classes in training, so that the network "
            "becomes less sure of itself. The training loss then does not fall to 0."
        ),
        kind=Kind.SHARE,
        lowest=say("off"),
        tried=Span(low=0.0, high=0.2, step=0.05),
        form=Form.HEAD,
    ),
)
