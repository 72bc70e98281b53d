"""The likeliest classes of an image as bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.texts.format import percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.labelled_bar import LabelledBar

MOST = 5


class ClassShares(QWidget):
    """A bar for each of at most five classes; the true one, where it is known, in green."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = [LabelledBar(theme, "") for _ in range(MOST)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for bar in self._bars:
            column.addWidget(bar)
        self.show_shares((), "")

    def show_shares(self, shares: Sequence[tuple[str, float]], true: str) -> None:
        """Show classes with their probabilities, 0..1, the likeliest first."""
        for at, bar in enumerate(self._bars):
            bar.setVisible(at < len(shares))
            if at < len(shares):
                name, share = shares[at]
                bar.set_label(name)
                bar.set_value(percent_text(share, 1), share, "good" if name == true else "accent")

    def texts(self) -> list[str]:
        """Return what is shown, a line a class."""
        return [bar.accessibleName() for bar in self._bars if not bar.isHidden()]
