"""What an autoencoder has to show once it is trained."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import say
from studio.core.tasks.figure import Figures
from studio.core.tasks.reference import Reference

COLLAPSED = 0.01
"""Nats; a dimension of the code that says less of an image is not used."""


class Autoencoded(msgspec.Struct, frozen=True, tag_field="task", tag="autoencode"):
    """The result of a run that learned to restore images from a small code.

    Reports of before a figure was measured do not have it.

    Attributes:
        loss: what training minimised, mean over all images.
        error: mean squared error per value of pixels in 0..1.
        pca_error: the same of principal components, as many as the code has numbers, found in the
            training images: what the best linear code would give. Of a denoising autoencoder those
            of the noisy training images, which clean noisy images.
        code: numbers in the code.
        components: principal components that `pca_error` is of; fewer than `code` where there are
            fewer training images or fewer values in an image.
        objective: what training minimised, as in the recipe; "" in reports of before it was noted.
        kind: of the autoencoder, as in the recipe; "" likewise.
        psnr: peak signal-to-noise ratio in decibels, mean over the images.
        ssim: structural similarity (Wang et al. 2004), at most 1, mean over the images.
        noisy_error: of the noisy images themselves, of a denoising autoencoder; `noisy_psnr` and
            `noisy_ssim` likewise.
        clipped: share of the noisy values that left 0..1, of a denoising autoencoder.
        kl: divergence of an image's distribution of codes from a standard normal one in nats, of a
            variational autoencoder.
        kl_dimensions: the same of each number of the code alone.
    """

    loss: Figures
    error: Figures
    pca_error: Figures
    code: int
    components: int
    objective: str = ""
    kind: str = ""
    psnr: Figures = Figures()
    ssim: Figures = Figures()
    noisy_error: Figures = Figures()
    noisy_psnr: Figures = Figures()
    noisy_ssim: Figures = Figures()
    clipped: float | None = None
    kl: Figures = Figures()
    kl_dimensions: tuple[float, ...] = ()

    @property
    def figures(self) -> dict[str, Figures]:
        """What was measured on each part, by the figure's key."""
        found = {"loss": self.loss, "error": self.error}
        return found | ({"kl": self.kl} if self.kl != Figures() else {})

    @property
    def is_denoising(self) -> bool:
        """Whether what was restored had been made noisy before."""
        return self.noisy_error != Figures()

    @property
    def collapsed(self) -> tuple[int, ...]:
        """Numbers of the code, from 0, that say nothing of an image."""
        found = enumerate(self.kl_dimensions)
        return tuple(place for place, nats in found if nats < COLLAPSED)

    @property
    def references(self) -> tuple[Reference, ...]:
        """What principal components reach on the part that the curves show."""
        error = self.pca_error.validation
        if error is None:
            error = self.pca_error.train
        if error is None:
            return ()
        is_loss = self.objective == "mean_squared_error" and self.kind != "variational"
        return (
            linear_reference(
                error, self.components, is_loss=is_loss, is_denoising=self.is_denoising
            ),
        )


def linear_reference(
    error: float, components: int, *, is_loss: bool, is_denoising: bool = False
) -> Reference:
    """Return the error of principal components as a line on the curves in the same unit.

    Args:
        error: mean squared error per value of pixels in 0..1.
        components: how many.
        is_loss: whether what training minimises is in that unit, too.
        is_denoising: whether they clean noisy images.
    """
    help_text = (
        say(
            "Mean squared error of noisy images cleaned by {count} principal components, the "
            "simplest way. The network is worth its trouble where its curve runs below this line.",
            count=components,
        )
        if is_denoising
        else say(
            "Mean squared error of {count} principal components, the best linear code of that "
            "size. The network is worth its trouble where its curve runs below this line.",
            count=components,
        )
    )
    return Reference(
        ("error", "loss") if is_loss else ("error",),
        error,
        say("PCA, {count} components", count=components),
        help_text,
    )
