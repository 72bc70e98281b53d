"""Fields of [autoencoder]: the network that restores images from a small code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import AUTOENCODER_KINDS, AUTOENCODER_LOSSES
from studio.core.recipes.fields.field import Field, Form, Kind, Scale
from studio.core.recipes.search_table import Span

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Autoencoder


def _has_dense_layers(table: Autoencoder) -> bool:
    return table.kind != "convolutional"


def _has_convolutions(table: Autoencoder) -> bool:
    return table.is_convolutional


def _is_variational(table: Autoencoder) -> bool:
    return table.is_variational


def _has_noise(table: Autoencoder) -> bool:
    return table.noise is not None


AUTOENCODER_FIELDS = (
    Field(
        path="autoencoder.kind",
        title=say("Layers"),
        help=say(
            "Dense layers see all pixels at once. Convolutional ones see small windows, the same "
            "everywhere, and suit larger images. A variational autoencoder learns a distribution "
            "of codes, from which new images can be drawn."
        ),
        kind=Kind.CHOICE,
        choices=AUTOENCODER_KINDS,
        form=Form.AUTOENCODER,
    ),
    Field(
        path="autoencoder.code",
        title=say("Code size"),
        help=say(
            "How many numbers each image is squeezed into. A small code keeps only what images "
            "have in common."
        ),
        kind=Kind.COUNT,
        scale=Scale.LOG,
        form=Form.AUTOENCODER,
    ),
    Field(
        path="autoencoder.dense",
        title=say("Dense layers"),
        help=say(
            "Units of the hidden layers before the code, such as 256, 128; the decoder mirrors "
            "them. Optional; a variational autoencoder without any uses convolutions."
        ),
        kind=Kind.COUNTS,
        scale=Scale.LOG,
        lowest=say("none"),
        form=Form.AUTOENCODER,
        applies=_has_dense_layers,
    ),
    Field(
        path="autoencoder.filters",
        title=say("Filters"),
        help=say(
            "Filters of the convolutions before the code, such as 16, 8, 8. Each convolution "
            "halves height and width; the decoder mirrors them."
        ),
        kind=Kind.COUNTS,
        scale=Scale.LOG,
        lowest=say("none"),
        form=Form.AUTOENCODER,
        applies=_has_convolutions,
    ),
    Field(
        path="autoencoder.noise_std",
        title=say("Noise"),
        help=say(
            "Standard deviation of the noise that is added to pixels of 0 to 1 before the network "
            "sees them. It then learns to clean images."
        ),
        kind=Kind.AMOUNT,
        lowest=say("off"),
        tried=Span(low=0.0, high=0.3, step=0.1),
        form=Form.AUTOENCODER,
    ),
    Field(
        path="autoencoder.noise_mean",
        title=say("Mean of the noise"),
        help=say("Shifts all pixels of 0 to 1; above 0 noisy images are brighter."),
        kind=Kind.AMOUNT,
        tried=Span(low=0.0, high=0.5, step=0.1),
        form=Form.AUTOENCODER,
        applies=_has_noise,
    ),
    Field(
        path="autoencoder.clip",
        title=say("Clip noisy pixels"),
        help=say("Cuts noisy pixels off at black and white, as a saved picture would."),
        kind=Kind.SWITCH,
        form=Form.AUTOENCODER,
        applies=_has_noise,
    ),
    Field(
        path="autoencoder.beta",
        title=say("Beta"),
        help=say(
            "Weight of the KL divergence, which draws codes towards a normal distribution. More "
            "makes drawn images likelier and restored ones blurrier."
        ),
        kind=Kind.AMOUNT,
        tried=Span(low=0.1, high=10.0, scale="log"),
        form=Form.AUTOENCODER,
        applies=_is_variational,
    ),
    Field(
        path="autoencoder.loss",
        title=say("Loss function"),
        help=say("What training minimises: how far each restored value is from the original."),
        kind=Kind.CHOICE,
        choices=AUTOENCODER_LOSSES,
        form=Form.AUTOENCODER,
    ),
)
