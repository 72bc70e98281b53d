"""Base of the cards that show one answer at the side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from studio.core.look.view import Arrays
from studio.ui.pages.inspect.mode import SeenPart
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.picture_menu import PictureButton, PictureMenu


class SeenCard(Card):
    """A picture of one answer, which is copied, or saved with the answer's numbers.

    A subclass says which file and which line belong to it.

    Attributes:
        menu: copies and saves; made by `offer`.
    """

    menu: PictureMenu

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._seen: SeenPart | None = None

    def offer(
        self, view: QWidget, picture: Callable[[], QImage], is_empty: Callable[[], bool]
    ) -> PictureButton:
        """Offer the picture of `view` beside the title and over itself; return the button.

        Args:
            view: a part of the card.
            picture: returns it as it is now.
            is_empty: returns whether there is none now.
        """
        self.menu = PictureMenu(
            self, picture, self.file_stem, is_empty, arrays=self._arrays, about=self.about
        )
        self.menu.offer_for(view)
        button = PictureButton(self._theme, self.menu)
        self.add_action(button)
        return button

    def file_stem(self) -> str:
        """Return the suggested name of a file, without an ending."""
        raise NotImplementedError

    def about(self) -> str:
        """Return what the picture shows, "" before there is one."""
        raise NotImplementedError

    def _arrays(self) -> Arrays:
        return {} if self._seen is None else dict(self._seen.arrays)
