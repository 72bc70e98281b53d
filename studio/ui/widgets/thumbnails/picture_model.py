"""The pictures of a grid as Qt asks for them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.thumbnails.picture import Picture

_AnyIndex = QModelIndex | QPersistentModelIndex


class PictureModel(QAbstractListModel):
    """Pictures in order, or those of them that a filter keeps; rows are numbers in what is kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: Sequence[Picture] = ()
        self._keeps: Callable[[Picture], bool] | None = None
        self._kept: Sequence[int] = range(0)

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """Show these; the filter stays."""
        self.beginResetModel()
        self._pictures = pictures
        self._kept = self._choose()
        self.endResetModel()

    def set_filter(self, keeps: Callable[[Picture], bool] | None) -> None:
        """Show only pictures that `keeps` is true of; None shows all."""
        self.beginResetModel()
        self._keeps = keeps
        self._kept = self._choose()
        self.endResetModel()

    def _choose(self) -> Sequence[int]:
        if self._keeps is None:
            return range(len(self._pictures))
        return [at for at, picture in enumerate(self._pictures) if self._keeps(picture)]

    @property
    def pictures(self) -> Sequence[Picture]:
        """Every picture, filter or not."""
        return self._pictures

    def picture(self, row: int) -> Picture:
        """Return the picture of a row."""
        return self._pictures[self._kept[row]]

    def number(self, row: int) -> int:
        """Return which of all pictures a row shows."""
        return self._kept[row]

    def row_of(self, number: int) -> int:
        """Return the row that shows picture `number`, -1 where the filter hides it."""
        if isinstance(self._kept, range):
            return number if number in self._kept else -1
        return self._kept.index(number) if number in self._kept else -1

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        """Return how many pictures the filter keeps."""
        return 0 if parent is not None and parent.isValid() else len(self._kept)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the file's name, or the tooltip."""
        picture = self.picture(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                texts = (Path(picture.path).name, picture.class_name, picture.caption)
                return ", ".join(word for word in texts if word)
            case Qt.ItemDataRole.ToolTipRole:
                facts = " · ".join(word for word in (picture.class_name, picture.part) if word)
                lines = (Path(picture.path).name, facts, picture.caption, picture.note)
                return plain_tip("\n".join(line for line in lines if line))
        return None
