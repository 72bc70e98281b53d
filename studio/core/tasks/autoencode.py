"""What an autoencoder has to show once it is trained."""

from __future__ import annotations

import msgspec

from studio.core.tasks.figure import Figures


class Autoencoded(msgspec.Struct, frozen=True, tag_field="task", tag="autoencode"):
    """The result of a run that learned to restore images from a small code.

    Attributes:
        loss: mean over all values of what training minimised.
        error: mean squared error per value of pixels in 0..1.
        pca_error: the same of principal components, as many as the code has numbers, found in the
            training images: what the best linear code would give.
        code: numbers in the code.
        components: principal components that `pca_error` is of; fewer than `code` where there are
            fewer training images or fewer values in an image.
    """

    loss: Figures
    error: Figures
    pca_error: Figures
    code: int
    components: int

    @property
    def figures(self) -> dict[str, Figures]:
        """What was measured on each part, by the figure's key."""
        return {"loss": self.loss, "error": self.error}
