"""Two versions of one picture large, one wiped over the other, with its neighbours at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_rows import PictureRow
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.wipe_view import WipeView


class CompareDialog(QDialog):
    """Shows the last version of an image against one of the others; it is gone when closed.

    The arrow keys drag the divider; Page Up and Page Down go to the neighbours.

    Args:
        versions: at least two, of the same images; the last one is what the others are held
            against, such as original, noisy, restored.
        at: the image that is shown first.
        names: what each image is called, such as its file.
        captions: a few words on each, or none.
    """

    def __init__(
        self,
        theme: Theme,
        versions: Sequence[PictureRow],
        at: int,
        names: Sequence[str],
        captions: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Before and after"))
        self._versions = tuple(versions)
        self._names, self._captions = tuple(names), tuple(captions)
        self._at = at
        self._name = ElidedLabel(theme, "", Role.STRONG)
        self._facts = Label(theme, "", Role.DIM)
        self._before = IconButton(theme, "chevron-left", self.tr("Previous picture (Page Up)"))
        self._after = IconButton(theme, "chevron-right", self.tr("Next picture (Page Down)"))
        self._more = IconButton(theme, "more", self.tr("Save or copy the picture"))
        self.wipe = WipeView(theme, self.tr("Before and after"))
        self.left_version = SegmentedControl(
            theme,
            self.tr("Left of the divider"),
            [(str(place), one.name) for place, one in enumerate(self._versions[:-1])],
        )
        self.left_version.setVisible(len(self._versions) > 2)
        hint = self.tr("Drag the divider, or move it with the arrow keys.")
        self._hint = Label(theme, hint, Role.CAPTION, wraps=True)
        self.menu = PictureMenu(self, self.wipe.picture, self._file_stem, bool)
        self._lay_out()
        self._before.clicked.connect(self._on_before_clicked)
        self._after.clicked.connect(self._on_after_clicked)
        self.left_version.choice_chosen.connect(self._show)
        for button in (self._before, self._after):
            button.setEnabled(len(self._versions[0].pictures) > 1)
        self._show()
        self.wipe.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self._more.setMenu(self.menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        for widget in (self._facts, self._before, self._after, self._more):
            head.addWidget(widget)
        below = QHBoxLayout()
        below.addWidget(self.left_version)
        below.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.wipe, 1)
        column.addLayout(below)
        self.resize(720, 640)

    @property
    def at(self) -> int:
        """Which image is shown."""
        return self._at

    @Slot()
    def _show(self) -> None:
        left = self._versions[int(self.left_version.choice())]
        right = self._versions[-1]
        self.wipe.set_images(image_of(left.pictures[self._at]), image_of(right.pictures[self._at]))
        self.wipe.set_names(left.name, right.name)
        self._name.setText(self._names[self._at] if self._names else "")
        place = f"{count_text(self._at + 1)} / {count_text(len(right.pictures))}"
        caption = self._captions[self._at] if self._captions else ""
        self._facts.setText(" \N{MIDDLE DOT} ".join(filter(None, (caption, place))))

    def _go(self, by: int) -> None:
        self._at = (self._at + by) % len(self._versions[0].pictures)
        self._show()

    @Slot()
    def _on_before_clicked(self) -> None:
        self._go(-1)

    @Slot()
    def _on_after_clicked(self) -> None:
        self._go(1)

    def _file_stem(self) -> str:
        return f"before-and-after-{self._at + 1}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the neighbours."""
        if event.key() == Qt.Key.Key_PageUp:
            self._go(-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self._go(1)
        else:
            super().keyPressEvent(event)
