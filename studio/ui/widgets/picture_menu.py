"""What can be done with any picture: copy it, save it as PNG or in the formats that suit it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Slot
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.widgets.clipboard import copy_image
from studio.ui.widgets.saving import PNG, FileFormat, Saver, Write, write_png


class PictureMenu(QMenu):
    """The menu of one picture.

    Args:
        owner: the widget that shows it.
        image: returns the picture as it is now.
        file_stem: returns the suggested name of a file, without an ending.
        is_empty: returns whether there is nothing to be saved now.
        formats: what else it can be saved as. Each is called when a file was chosen, in the
            window's thread, and returns what then writes the file in another.

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
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._image = image
        self._file_stem = file_stem
        self._is_empty = is_empty
        self._formats = {PNG: self._png, **(formats or {})}
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
        return partial(write_png, self._image())

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
        copy_image(self._owner, self._image())
