"""Images that the folder holds more than once: the first pairs, and the way to all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.core.dataset.decode import load_thumbnail
from studio.core.dataset.duplicates import Copies
from studio.core.recipes.allowed import Duplicates
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label
from studio.ui.widgets.thumbnails import Picture, ThumbnailGrid

SIDE = 56
ROW = 96
"""Pixels of a row of four thumbnails with their captions."""


class DuplicatesCard(Card):
    """How many there are, what becomes of them, and four pairs.

    Signals:
        pictures_wanted(): the person wants to see all of them.
    """

    pictures_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        self.grid = ThumbnailGrid(theme, load_thumbnail, self.tr("Duplicates"))
        self.grid.set_tile_side(SIDE)
        self.grid.set_captions(True)
        self.show_all = Button(theme, self.tr("Show all"), small=True)
        self.add_action(self.show_all)
        self.body.addWidget(self._text)
        self.body.addWidget(self.grid)
        self.show_all.clicked.connect(self.pictures_wanted)
        self.set_copies(Copies(), "together")
        self.set_pairs(())

    def text(self) -> str:
        """Return the sentence."""
        return self._text.text()

    def set_copies(self, copies: Copies, kept: Duplicates) -> None:
        """Say how many there are; nothing is shown where there are none."""
        title = self.tr("Groups of duplicates: {count}")
        self.set_title(title.format(count=count_text(copies.groups)))
        is_leaking = bool(copies.leaked)
        if kept == "apart":
            text = self.tr("Identical or near-identical images are split like any others.")
        elif is_leaking:
            text = self.tr(
                "Identical or near-identical images. Your folders decide the split, so they "
                "stay where they are."
            )
        else:
            text = self.tr(
                "Identical or near-identical images. Each group stays in one part, so the "
                "network is not tested on what it has learned."
            )
        self._text.setText(text)
        self.setVisible(copies.groups > 0)

    def set_pairs(self, pictures: Sequence[Picture]) -> None:
        """Show these, two for each group."""
        self.grid.set_pictures(pictures)
        self.grid.setFixedHeight(ROW * max(1, -(-len(pictures) // 4)))
