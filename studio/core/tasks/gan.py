"""What a GAN has to show once it is trained."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import say
from studio.core.tasks.figure import Figures
from studio.core.tasks.reference import Reference


class Invented(msgspec.Struct, frozen=True, tag_field="task", tag="gan"):
    """The result of a run that learned to invent images.

    Attributes:
        discriminator_loss: mean binary cross-entropy in nats over real and generated images;
            `generator_loss` that of generated ones which are to pass for real.
        real_score: mean probability that the discriminator gives real images; `fake_score` the
            same of generated ones.
        diversity: mean distance of generated images from each other, as a share of that of
            training images.
        distance: sliced Wasserstein distance of generated images from training images, root of the
            mean square per value of pixels in 0..1.
        real_distance: the same of other training images: what perfect images would reach; None
            where there are too few.
        nearest: mean distance of a generated image from the training image nearest to it, root of
            the mean square per value of pixels in 0..1; None where nothing could be compared.
        real_nearest: the same of images that were not trained on; None where there are none.
        samples: generated images that the figures are of.
        kind: as in the recipe; likewise `latent`.
        classes: names of those that can be asked for; empty where none can.
    """

    discriminator_loss: Figures
    generator_loss: Figures
    real_score: Figures
    fake_score: Figures
    diversity: Figures
    distance: Figures
    real_distance: float | None
    nearest: float | None
    real_nearest: float | None
    samples: int
    kind: str
    latent: int
    classes: tuple[str, ...] = ()

    @property
    def figures(self) -> dict[str, Figures]:
        """What was measured on each part, by the figure's key."""
        return {
            "discriminator_loss": self.discriminator_loss,
            "generator_loss": self.generator_loss,
            "real_score": self.real_score,
            "fake_score": self.fake_score,
            "diversity": self.diversity,
            "distance": self.distance,
        }

    @property
    def references(self) -> tuple[Reference, ...]:
        """How far real images are from each other, as the curves are held against it."""
        return () if self.real_distance is None else (real_reference(self.real_distance),)


def real_reference(distance: float) -> Reference:
    """Return the distance between two draws of real images as a line on the curve."""
    return Reference(
        ("distance",),
        distance,
        say("Other real images"),
        say(
            "How far two random sets of your own images are apart. Generated images cannot come "
            "much closer than that, and need not."
        ),
    )
