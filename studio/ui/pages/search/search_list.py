"""The searches of the project, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from studio.core.search.search_list import SearchSummary
from studio.ui.texts.run_text import when_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.plain_tip import plain_tip

_ROLE = Qt.ItemDataRole.UserRole


class SearchList(QListWidget):
    """A row for each search: its name, when it was begun, how many trials it has.

    Signals:
        search_chosen(str): folder of the search whose row the person chose.
    """

    search_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Searches of this project"))
        self.setFont(theme.font_of(Role.BODY))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.currentRowChanged.connect(self._on_row_changed)

    def show_searches(self, kept: Sequence[SearchSummary], chosen: str, active: str) -> None:
        """List these; `active` is the folder of the one that is carried out here, or ""."""
        self.blockSignals(True)
        while self.count() > len(kept):
            self.takeItem(self.count() - 1)
        for row, one in enumerate(kept):
            item = self.item(row) or self._added()
            item.setText(self._text(one, is_active=one.path == active))
            item.setData(_ROLE, one.path)
            said = translated(one.damage) if one.damage is not None else one.path
            item.setToolTip(plain_tip(said))
        paths = [one.path for one in kept]
        self.setCurrentRow(paths.index(chosen) if chosen in paths else -1)
        self.blockSignals(False)

    def choose(self, search: str) -> None:
        """Choose the row of a search, as a person would."""
        rows = range(self.count())
        row = next((at for at in rows if self.item(at).data(_ROLE) == search), -1)
        self.setCurrentRow(row)

    def _added(self) -> QListWidgetItem:
        item = QListWidgetItem()
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.addItem(item)
        return item

    def _text(self, one: SearchSummary, *, is_active: bool) -> str:
        if one.damage is not None:
            state = self.tr("damaged")
        elif is_active:
            state = self.tr("at work")
        elif one.is_held:
            state = self.tr("at work in another program")
        else:
            state = self.tr("%Ln trial(s)", "", one.trials)
        return f"{one.name}\n{when_text(one.when)} · {state}"

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        if row >= 0:
            self.search_chosen.emit(str(self.item(row).data(_ROLE)))
