"""What can be done with any picture: copy it, save it as PNG or in the formats that suit it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.captioned import captioned
from studio.ui.widgets.clipboard import copy_image
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.saving import NPZ, PNG, FileFormat, Saver, Write, write_npz, write_png

_DOT = " \N{MIDDLE DOT} "

Arrays = Mapping[str, NDArray[Any]]


class PictureMenu(QMenu):
    """The menu of one picture.

    What is copied or saved as PNG has a line below it that says what it shows, where that is known;
    the numbers have the same line, as `caption`.

    Args:
        owner: the widget that shows it.
        image: returns the picture as it is now.
        file_stem: returns the suggested name of a file, without an ending.
        is_empty: returns whether there is nothing to be saved now.
        formats: what else it can be saved as. Each is called when a file was chosen, in the
            window's thread, and returns what then writes the file in another.
        arrays: returns the numbers that the picture is made of; None where it has none.
        about: returns what the picture shows.

    Attributes:
        saver: for what became of a file.
    """

    def __init__(
        self,
        owner: QWidget,
        image: Callable[[], QImage],
        file_stem: Callable[[], str],
        is_empty: Callable[[], bool],
        formats: Mapping[FileFormat, Callable[[], Write]] | None = None,
        *,
        arrays: Callable[[], Arrays] | None = None,
        about: Callable[[], str] = str,
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._image = image
        self._file_stem = file_stem
        self._is_empty = is_empty
        self._arrays = arrays
        self._about = about
        self._origin: Callable[[], str] = str
        self._formats = {PNG: self._png, **(formats or {})}
        if arrays is not None:
            self._formats[NPZ] = self._npz
        self.saver = Saver(owner)
        self._copy = self.addAction("")
        self._save = {one: self.addAction("") for one in self._formats}
        self.setToolTipsVisible(True)
        self._copy.triggered.connect(self._on_copy_triggered)
        for one, action in self._save.items():
            action.triggered.connect(partial(self._ask_and_save, one))
        self.aboutToShow.connect(self._on_about_to_show)
        self._name_actions()

    @Slot(QPoint)
    def open_at(self, place: QPoint) -> None:
        """Open at a place on the screen."""
        self.popup(place)

    def set_origin(self, origin: Callable[[], str]) -> None:
        """Say where the picture comes from: network, weights, layer, image."""
        self._origin = origin

    def caption(self) -> str:
        """Return the line below the picture, "" without one."""
        return _DOT.join(filter(None, (self._origin(), self._about())))

    def picture(self) -> QImage:
        """Return the picture as it is copied and saved."""
        return captioned(self._image(), self.caption(), self._owner.font())

    def offer_for(self, view: QWidget) -> None:
        """Open where a context menu of `view`, a part of the owner, is asked for."""
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(partial(self._open_over, view))

    def _open_over(self, view: QWidget, place: QPoint) -> None:
        self.popup(view.mapToGlobal(place))

    def save(self, path: Path) -> None:
        """Write the format of the file's ending, a PNG where it has another."""
        ending = path.suffix.lower()
        begin = next((self._formats[one] for one in self._formats if one.ending == ending), None)
        self.saver.save(path, (begin or self._png)())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_actions()

    def _name_actions(self) -> None:
        self._copy.setText(self.tr("Copy picture"))
        for one, action in self._save.items():
            action.setText(one.label())

    def _png(self) -> Write:
        return partial(write_png, self.picture())

    def _npz(self) -> Write:
        arrays = dict(self._arrays()) if self._arrays is not None else {}
        if caption := self.caption():
            arrays["caption"] = np.array(caption)
        return partial(write_npz, arrays)

    def _ask_and_save(self, file_format: FileFormat, _is_checked: bool = False) -> None:
        path = self.saver.ask(file_format, self._file_stem())
        if path is not None:
            self.saver.save(path, self._formats[file_format]())

    @Slot()
    def _on_about_to_show(self) -> None:
        actions: list[QAction] = [self._copy, *self._save.values()]
        for action in actions:
            action.setEnabled(not self._is_empty())

    @Slot()
    def _on_copy_triggered(self) -> None:
        copy_image(self._owner, self.picture())


class PictureButton(IconButton):
    """Opens the menu of a picture."""

    def __init__(self, theme: Theme, menu: PictureMenu) -> None:
        super().__init__(theme, "save", "", small=True)
        self.setMenu(menu)
        self.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()

    def _name(self) -> None:
        self.set_label(self.tr("Copy or save"))
