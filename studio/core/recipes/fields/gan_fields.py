"""Fields of [gan]: the generator and the discriminator."""

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import GAN_KINDS
from studio.core.recipes.fields.field import Field, Form, Kind, Scale
from studio.core.recipes.search_table import Span

GAN_FIELDS = (
    Field(
        path="gan.kind",
        title=say("Invents"),
        help=say(
            "Any image like those of the folder, or one of the class that you ask for, such as a "
            "seven among digits."
        ),
        kind=Kind.CHOICE,
        choices=GAN_KINDS,
        form=Form.GAN,
    ),
    Field(
        path="gan.latent",
        title=say("Latent size"),
        help=say("How many random numbers each image is made from."),
        kind=Kind.COUNT,
        scale=Scale.LOG,
        form=Form.GAN,
    ),
    Field(
        path="gan.filters",
        title=say("Filters"),
        help=say(
            "Of the discriminator's first layer; each further layer has twice as many, and the "
            "generator mirrors it. Twice as many take about four times as long."
        ),
        kind=Kind.COUNT,
        scale=Scale.LOG,
        form=Form.GAN,
    ),
    Field(
        path="gan.label_smoothing",
        title=say("Label smoothing"),
        help=say(
            "The discriminator is to call real images real to 90 % instead of 100 % with 10 %, so "
            "that it does not grow too sure of itself. Generated images keep the label 0."
        ),
        kind=Kind.SHARE,
        lowest=say("off"),
        tried=Span(low=0.0, high=0.3, step=0.1),
        form=Form.GAN,
    ),
    Field(
        path="gan.beta_1",
        title=say("Momentum (β₁)"),
        help=say(
            "How long Adam remembers earlier gradients. Two networks that pull against each other "
            "train more steadily with 50 % than with the usual 90 %."
        ),
        kind=Kind.SHARE,
        tried=Span(low=0.0, high=0.9, step=0.1),
        form=Form.GAN,
    ),
    Field(
        path="gan.average",
        title=say("Averaged generator"),
        help=say(
            "The weights of the last batches are averaged: 99 % averages about 100 of them. The "
            "average draws steadier images than any single state; it fills the gallery and is kept."
        ),
        kind=Kind.SHARE,
        lowest=say("off"),
        tried=(0.0, 0.9, 0.99, 0.999),
        form=Form.GAN,
    ),
    Field(
        path="gan.gallery",
        title=say("Gallery"),
        help=say("How many images are drawn from the same random numbers after each epoch."),
        kind=Kind.COUNT,
        scale=Scale.LOG,
        form=Form.GAN,
    ),
)
