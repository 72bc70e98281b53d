"""Fields of [autoencoder]: the network that restores images from a small code."""

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import AUTOENCODER_KINDS, AUTOENCODER_LOSSES
from studio.core.recipes.fields.field import Field, Form, Kind, Scale

AUTOENCODER_FIELDS = (
    Field(
        path="autoencoder.kind",
        title=say("Layers"),
        help=say(
            "Dense layers see all pixels at once. Convolutional ones see small windows, the same "
            "everywhere, and suit larger images."
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
            "them. Optional, and of dense autoencoders only."
        ),
        kind=Kind.COUNTS,
        scale=Scale.LOG,
        lowest=say("none"),
        form=Form.AUTOENCODER,
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
