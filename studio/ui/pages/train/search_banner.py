"""Says that a search is at work, and leads to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from studio.ui.models.project_search import ProjectSearch
from studio.ui.models.search_status import SearchStatus
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner


class SearchBanner(QObject):
    """A banner in `column` while a search is at work.

    Signals:
        search_wanted(): the search is to be looked at.
    """

    search_wanted = Signal()

    def __init__(
        self, theme: Theme, search: ProjectSearch, column: QVBoxLayout, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._search = search
        self.banner = Banner(theme, "info", "", action=self.tr("Show the search"))
        column.addWidget(self.banner)
        self.banner.action_chosen.connect(self.search_wanted)
        search.status_changed.connect(self._show)
        search.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        search, found = self._search, self._search.progress
        self.banner.setVisible(search.is_active)
        if not search.is_active:
            return
        match search.status:
            case SearchStatus.PAUSING:
                text = self.tr("A search is pausing: its trials are being saved.")
            case SearchStatus.ENDING:
                text = self.tr("A search is running. It ends with the trials at work.")
            case _ if found is not None:
                text = self.tr("A search is running: {done} of {count} trials are done.").format(
                    done=count_text(found.done), count=count_text(found.count)
                )
            case _:
                text = self.tr("A search is starting.")
        self.banner.show_text("info", text)
