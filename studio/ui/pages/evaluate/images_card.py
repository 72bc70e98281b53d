"""The images behind a number: what was clicked, and the pictures that it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.ui.pages.evaluate.answer_dialog import AnswerDialog, Strongest
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.class_shares import ClassShare
from studio.ui.widgets.label import Label
from studio.ui.widgets.thumbnails import Picture, ThumbnailGrid

SIDE = 88

LOOKED_AT = 200
"""Selected images that are looked at to know whether they can be left out."""


def nothing_said(_number: int) -> Sequence[ClassShare]:
    """Return no class: nothing is known of a picture."""
    return ()


class ImagesCard(Card):
    """Thumbnails with what the network said of each; a double click shows one large.

    Args:
        open_image: shows one large, by its number; None shows it with its likeliest classes.

    Signals:
        leaving_chosen(tuple): paths of images to leave out of the project.
    """

    leaving_chosen = Signal(tuple)

    def __init__(
        self,
        theme: Theme,
        open_image: Callable[[int], None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._open_image = open_image or self._open_with_classes
        self._strongest: Strongest = nothing_said
        self._may_leave_out: Callable[[str], bool] = bool
        self._offers_leaving = True
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        self.grid = ThumbnailGrid(theme, cached_thumbnail, self.tr("Images"))
        self.grid.set_tile_side(SIDE)
        self.grid.set_captions(True)
        self.leave_out = Button(
            theme, self.tr("Exclude from the project"), icon="minus", small=True
        )
        self._why_not = Label(theme, "", Role.CAPTION, wraps=True)
        self.body.addWidget(self._text)
        self.body.addWidget(self.grid, 1)
        self.body.addWidget(self._why_not)
        self.body.addWidget(self.leave_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.leave_out.clicked.connect(self._leave_out)
        self.grid.image_activated.connect(self._on_image_activated)
        self.grid.selection_changed.connect(self._show_what_may_be_done)
        self.grid.delete_pressed.connect(self._leave_out)
        self.grid.menu_opening.connect(self._on_menu_opening)
        self.say_why_not("")
        self.show_nothing("", "")

    def show_nothing(self, text: str, explanation: str) -> None:
        """Say why there are no pictures."""
        self.set_title("")
        self._text.setText("")
        self._text.hide()
        self.grid.set_empty_text(text, explanation)
        self.grid.set_pictures(())

    def show_images(
        self,
        title: str,
        text: str,
        pictures: Sequence[Picture],
        strongest: Strongest = nothing_said,
        chosen: Sequence[int] | None = None,
    ) -> None:
        """Show pictures.

        Args:
            title: what they have in common.
            text: a sentence about them, or "".
            pictures: to be shown.
            strongest: tells the likeliest classes of a picture by its number.
            chosen: which of them are selected, where they are a newer state of what was shown.
        """
        self._strongest = strongest
        self.set_title(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.grid.set_empty_text(self.tr("No images"), "")
        if chosen is None:
            self.grid.set_pictures(pictures)
        else:
            self.grid.update_pictures(pictures, chosen)

    def refresh(self) -> None:
        """Draw the captions again: they may say something else."""
        self.grid.view.viewport().update()
        self._show_what_may_be_done()

    def set_may_leave_out(self, may_leave_out: Callable[[str], bool]) -> None:
        """Say which images can be left out of the project, by their paths."""
        self._may_leave_out = may_leave_out
        self._show_what_may_be_done()

    def say_why_not(self, reason: str) -> None:
        """Say why no image can be left out of the project; "" where that is possible."""
        self._why_not.setText(reason)
        self.leave_out.setToolTip(
            reason
            or self.tr("Leaves the selected images out of the next training. No file is deleted.")
        )
        self._show_what_may_be_done()

    def why_not(self) -> str:
        """Return what is said of why no image can be left out."""
        return "" if self._why_not.isHidden() else self._why_not.text()

    def offer_leaving(self, offers_leaving: bool) -> None:
        """Offer to leave images out, which makes no sense for images from elsewhere."""
        self._offers_leaving = offers_leaving
        self._show_what_may_be_done()

    def label(self) -> str:
        """Return the sentence below the title."""
        return self._text.text()

    def _chosen(self, most: int | None = None) -> Iterator[str]:
        """Yield the paths of the selected images, of the first `most`, that can be left out."""
        pictures = self.grid.pictures()
        numbers = islice(self.grid.iterate_selected(), most)
        return filter(self._may_leave_out, (pictures[number].path for number in numbers))

    def _has_chosen(self) -> bool:
        return any(self._chosen(LOOKED_AT))

    @Slot()
    def _show_what_may_be_done(self) -> None:
        is_offered = self._offers_leaving and len(self.grid.pictures()) > 0
        self.leave_out.setVisible(is_offered)
        self._why_not.setVisible(is_offered and bool(self._why_not.text()))
        self.leave_out.setEnabled(self._has_chosen())

    @Slot()
    def _leave_out(self) -> None:
        chosen = tuple(self._chosen())
        if chosen:
            self.leaving_chosen.emit(chosen)

    @Slot(object)
    def _on_menu_opening(self, menu: QMenu) -> None:
        if not self._offers_leaving:
            return
        menu.addSeparator()
        action = menu.addAction(self._theme.icon("minus"), self.tr("Exclude from the project"))
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        action.setEnabled(self._has_chosen())
        action.setToolTip(self.leave_out.toolTip())
        action.triggered.connect(self._leave_out)

    @Slot(int)
    def _on_image_activated(self, number: int) -> None:
        self._open_image(number)

    def _open_with_classes(self, number: int) -> None:
        pictures = self.grid.pictures()
        AnswerDialog(self._theme, pictures, number, self._strongest, self.window()).open()
