"""What an autoencoder has to show once it is trained."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import say
from studio.core.tasks.figure import Figures
from studio.core.tasks.reference import Reference


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
        objective: what training minimised, as in the recipe; "" in reports of before it was noted.
    """

    loss: Figures
    error: Figures
    pca_error: Figures
    code: int
    components: int
    objective: str = ""

    @property
    def figures(self) -> dict[str, Figures]:
        """What was measured on each part, by the figure's key."""
        return {"loss": self.loss, "error": self.error}

    @property
    def references(self) -> tuple[Reference, ...]:
        """What principal components reach on the part that the curves show."""
        error = self.pca_error.validation
        if error is None:
            error = self.pca_error.train
        if error is None:
            return ()
        return (linear_reference(error, self.components, self.objective),)


def linear_reference(error: float, components: int, objective: str) -> Reference:
    """Return the error of principal components as a line on the curves in the same unit.

    Args:
        error: mean squared error per value of pixels in 0..1.
        components: how many.
        objective: the recipe's loss; a mean squared error is in that unit too.
    """
    figures = ("error", "loss") if objective == "mean_squared_error" else ("error",)
    return Reference(
        figures,
        error,
        say("PCA, {count} components", count=components),
        say(
            "Mean squared error of {count} principal components, the best linear code of that "
            "size. The network is worth its trouble where its curve runs below this line.",
            count=components,
        ),
    )
