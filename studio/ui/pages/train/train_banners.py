"""What needs attention on the Train page, below its header."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from studio.core.base.sentences import Sentence
from studio.ui.pages.page import PageContext
from studio.ui.pages.train.queue_banner import QueueBanner
from studio.ui.pages.train.search_banner import SearchBanner
from studio.ui.texts.translation import translated
from studio.ui.widgets.banner import Banner


class TrainBanners(QObject):
    """Why a run failed, that its settings were changed since, and why no run can be started.

    Below: that a queue of runs or a search is at work.

    Signals:
        page_wanted: key of the page on which the matter is put right.
        search_wanted(): the search at work is to be looked at.
    """

    page_wanted = Signal(str)
    search_wanted = Signal()

    def __init__(self, context: PageContext, column: QVBoxLayout, parent: QObject) -> None:
        super().__init__(parent)
        theme = context.theme
        self.failure = Banner(theme, "error", "")
        self.edited = Banner(theme, "info", "")
        self.blocked = Banner(theme, "warning", "")
        self._page = "data"
        for banner in (self.failure, self.edited, self.blocked):
            banner.hide()
            column.addWidget(banner)
        self.queue = QueueBanner(theme, context.queue, context.place, column, self)
        self.search = SearchBanner(theme, context.search, column, self)
        self.search.search_wanted.connect(self.search_wanted)
        self.edited.action_chosen.connect(self._on_edited_action_chosen)
        self.blocked.action_chosen.connect(self._on_blocked_action_chosen)

    def show_failure(self, sentence: Sentence | None, details: str = "") -> None:
        """Say why something failed; None: nothing did."""
        self.failure.setVisible(sentence is not None)
        if sentence is not None:
            self.failure.show_text("error", translated(sentence))
            self.failure.set_details(details)

    def show_edited(self, *, is_edited: bool) -> None:
        """Say that a living run goes on with settings that are no longer those of the project."""
        self.edited.setVisible(is_edited)
        self.edited.show_text(
            "info", self.tr("You changed the settings; this run continues with the earlier ones.")
        )

    def show_blocked(self, reason: Sentence | None, page: str) -> None:
        """Say why no run can be started, with the page on which that is put right."""
        self.blocked.setVisible(reason is not None)
        if reason is None:
            return
        self._page = page
        self.blocked.show_text("warning", translated(reason))
        text = self.tr("Go to data") if page == "data" else self.tr("Go to model")
        self.blocked.set_action(text)

    @Slot()
    def _on_edited_action_chosen(self) -> None:
        self.page_wanted.emit("model")

    @Slot()
    def _on_blocked_action_chosen(self) -> None:
        self.page_wanted.emit(self._page)
