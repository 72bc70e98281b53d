"""The whole image that a patch was cut out of, the patch marked in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import load_thumbnail
from studio.ui.texts.format import figure_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.image_view import Box, ImageView
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureButton, PictureMenu

SIDE = 248


class PatchCard(Card):
    """One image, its file, how strongly the filter answers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Image of the patch"))
        self._reader = Background(self)
        self.view = ImageView(theme, SIDE)
        self.view.setMaximumHeight(2 * SIDE)
        self._name = ElidedLabel(theme, "", Role.CAPTION)
        self._value = KeyValueRow(theme, self.tr("Activation"))
        self._place = KeyValueRow(theme, self.tr("Row, column"))
        self._hint = Label(
            theme, self.tr("Press a patch to see the image it comes from."), Role.DIM, wraps=True
        )
        self.menu = PictureMenu(
            self,
            self.view.picture,
            self._file_stem,
            self.view.is_empty,
            arrays=self.view.arrays,
            about=self._about,
        )
        self.menu.offer_for(self.view)
        self._more = PictureButton(theme, self.menu)
        self.add_action(self._more)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._name)
        self.body.addWidget(self._value)
        self.body.addWidget(self._place)
        self.body.addStretch(0)
        self._reader.succeeded.connect(self.view.set_pixels)
        self._reader.failed.connect(self._on_read_failed)
        self.forget()

    def forget(self) -> None:
        """Show no image."""
        self._show(has_image=False)

    def show_patch(self, file: Path, box: Box, value: float, unit: tuple[int, int]) -> None:
        """Show the image of `file` with `box` in it.

        Args:
            box: in shares of the image.
            value: of the unit.
            unit: its row and column in the map.
        """
        self._show(has_image=True)
        self.view.setAccessibleName(file.name)
        self.view.set_box(box)
        self._name.setText(file.name)
        self._name.setToolTip(str(file))
        self._value.set_value(figure_text(value))
        self._place.set_value(f"{unit[0]}, {unit[1]}")
        self._reader.run(partial(load_thumbnail, file, 2 * SIDE))

    def _show(self, *, has_image: bool) -> None:
        self._hint.setVisible(not has_image)
        for widget in (self.view, self._name, self._value, self._place, self._more):
            widget.setVisible(has_image)

    @Slot(object)
    def _on_read_failed(self, sentence: Sentence) -> None:
        self.view.set_text(translated(sentence))

    def _file_stem(self) -> str:
        return f"{Path(self._name.text()).stem}-patch"

    def _about(self) -> str:
        rows = (self._value, self._place)
        return ", ".join((self._name.text(), *(row.accessibleName() for row in rows)))
