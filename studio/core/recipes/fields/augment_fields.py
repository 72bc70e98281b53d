"""Fields of [augment]: how training images are varied at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from studio.core.base.sentences import say
from studio.core.recipes.fields.choices import FLIPS
from studio.core.recipes.fields.field import Field, Form, Kind
from studio.core.recipes.search_table import Span

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Augment

_OFF = say("off")


def _keeps_images_apart(augment: Augment) -> bool:
    return augment.mixup == 0


AUGMENT_FIELDS = (
    Field(
        path="augment.flip",
        title=say("Flip"),
        help=say(
            "Mirrors images at random, so that the network cannot memorise them. Do not flip what "
            "means something else in a mirror, such as letters."
        ),
        kind=Kind.CHOICE,
        choices=FLIPS,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.rotation",
        title=say("Rotation"),
        help=say("Turns each image by a random angle, up to this far either way."),
        kind=Kind.ANGLE,
        lowest=_OFF,
        tried=Span(low=0.0, high=0.1, step=0.025),
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.zoom",
        title=say("Zoom"),
        help=say("Enlarges or shrinks each image by up to this share of its size."),
        kind=Kind.SPREAD,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.translation",
        title=say("Shift"),
        help=say("Moves each image sideways and up or down, by up to this share of its size."),
        kind=Kind.SPREAD,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.shear",
        title=say("Shear"),
        help=say(
            "Slants each image: by up to this share of its height, its top is moved sideways "
            "against its bottom."
        ),
        kind=Kind.SPREAD,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.brightness",
        title=say("Brightness"),
        help=say("Makes each image lighter or darker, by up to this share of the range 0 to 255."),
        kind=Kind.SPREAD,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.contrast",
        title=say("Contrast"),
        help=say("Raises or lowers the contrast of each image by up to this share."),
        kind=Kind.SPREAD,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.crop",
        title=say("Crop"),
        help=say(
            "Cuts up to this share of the height and width off at a random place and enlarges the "
            "rest."
        ),
        kind=Kind.SHARE,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.saturation",
        title=say("Saturation"),
        help=say("Makes the colours of each image stronger or paler, by up to this share."),
        kind=Kind.SPREAD,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.hue",
        title=say("Hue"),
        help=say(
            "Turns the colours of each image on the colour circle, up to this far either way."
        ),
        kind=Kind.ANGLE,
        lowest=_OFF,
        tried=Span(low=0.0, high=0.1, step=0.025),
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.noise",
        title=say("Noise"),
        help=say(
            "Adds random grain to each image. Its standard deviation is up to this share of the "
            "range 0 to 255."
        ),
        kind=Kind.SHARE,
        lowest=_OFF,
        tried=Span(low=0.0, high=0.1, step=0.025),
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.cutout",
        title=say("Cut-out"),
        help=say(
            "Paints a square of each image over, at a random place, so that the network looks at "
            "more than one part. Its side is this share of the image's shorter side."
        ),
        kind=Kind.SHARE,
        lowest=_OFF,
        form=Form.AUGMENTATION,
    ),
    Field(
        path="augment.mixup",
        title=say("Mix-up"),
        help=say(
            "Blends each image with another one of its batch, and their labels alike, so that the "
            "network is less sure between classes (Zhang et al. 2018). At 0.2 most blends are "
            "slight, at 1 all are equally likely. Accuracy while training counts the stronger "
            "image. A frozen part is computed for each batch."
        ),
        kind=Kind.AMOUNT,
        lowest=_OFF,
        form=Form.AUGMENTATION,
        tasks=("classify",),
    ),
    Field(
        path="augment.views",
        title=say("Precomputed variations"),
        help=say(
            "Where part of the network is frozen: computes this many variations of each image once "
            "and draws among them. Many times faster, with a little less variety."
        ),
        kind=Kind.COUNT,
        lowest=_OFF,
        tried=(0, 2, 5, 10),
        form=Form.AUGMENTATION,
        applies=_keeps_images_apart,
        tasks=("classify",),
    ),
)
