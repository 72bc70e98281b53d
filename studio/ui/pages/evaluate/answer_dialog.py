"""One image large, with the classes that the network finds likeliest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.dialogs.image_dialog import ImageDialog
from studio.ui.theme import Role, Theme
from studio.ui.widgets.class_shares import ClassShare, ClassShares
from studio.ui.widgets.label import Label
from studio.ui.widgets.thumbnails import Picture

Strongest = Callable[[int], Sequence[ClassShare]]
"""Number of a picture -> its likeliest classes, the likeliest first."""

WIDTH = 220


class AnswerDialog(ImageDialog):
    """Shows pictures one at a time, each with bars of its likeliest classes."""

    def __init__(
        self,
        theme: Theme,
        pictures: Sequence[Picture],
        at: int,
        strongest: Strongest,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, pictures, at, parent)
        self._strongest = strongest
        self.shares = ClassShares(theme)
        self._caption = Label(theme, "", Role.CAPTION, wraps=True)
        side = QWidget()
        side.setFixedWidth(WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 0, 0, 0)
        column.addWidget(self._caption)
        column.addWidget(self.shares)
        column.addStretch(1)
        self.add_beside(side)
        self.picture_changed.connect(self._on_picture_changed)
        self._on_picture_changed(at)

    @Slot(int)
    def _on_picture_changed(self, number: int) -> None:
        picture = self.picture
        self._caption.setText("\n".join(filter(None, (picture.caption, picture.note))))
        self.shares.show_shares(self._strongest(number))
