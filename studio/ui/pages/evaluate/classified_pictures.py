"""Pictures of which is known what a network takes them for."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.ui.texts.format import percent_text
from studio.ui.widgets.class_shares import MOST, ClassShare
from studio.ui.widgets.thumbnails import LazyPictures


class ClassifiedPictures(LazyPictures):
    """A subclass says what the network says, by the number of a picture.

    Attributes:
        classes: names, in the order of the probabilities.
    """

    classes: tuple[str, ...]

    def probabilities_at(self, at: int) -> NDArray[np.float32]:
        """Return the probability of each class, (classes,)."""
        raise NotImplementedError

    def true_class_at(self, _at: int) -> int | None:
        """Return the number of the class that the picture is known to be of, if any."""
        return None

    def strongest(self, at: int) -> list[ClassShare]:
        """Return the likeliest classes of a picture."""
        shares, true = self.probabilities_at(at), self.true_class_at(at)
        order = np.argsort(-shares, kind="stable")[:MOST].tolist()
        return [
            ClassShare(label, self.classes[label], float(shares[label]), label == true)
            for label in order
        ]

    def said(self, label: int, share: float, mark: str = "", instead_of: str = "") -> str:
        """Return the caption of an answer: how probable it is, and the class with a mark.

        The probability comes first: where there is little room a long name is cut, not that.
        """
        true = f"{instead_of} \N{RIGHTWARDS ARROW} " if instead_of else ""
        return f"{percent_text(share)} \N{MIDDLE DOT} {true}{self.classes[label]}{mark}"
