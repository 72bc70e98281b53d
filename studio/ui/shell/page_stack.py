"""The pages that were shown so far, one on top of the other; each is built when first wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.table import PageSpec


class PageStack(QStackedWidget):
    """Builds pages by their row of the table and shows one.

    Signals:
        page_wanted: key of the page that a page asks for.
        action_wanted: key of the action that a page asks for.
        dialog_made: a `FreeDialog` of a page.
    """

    page_wanted = Signal(str)
    action_wanted = Signal(str)
    dialog_made = Signal(object)

    def __init__(
        self, context: PageContext, specs: Sequence[PageSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._specs = {spec.key: spec for spec in specs}
        self._pages: dict[str, Page] = {}
        self._current = ""

    @property
    def current_key(self) -> str:
        """Key of the page that is shown, "" before the first."""
        return self._current

    def page(self, key: str) -> Page | None:
        """Return a page, None where it has not been built."""
        return self._pages.get(key)

    def show_page(self, key: str) -> None:
        """Bring the page `key` into view; KeyError where there is none."""
        if key == self._current:
            return
        page = self._pages.get(key) or self._build(key)
        before = self._pages.get(self._current)
        self._current = key
        self.setCurrentWidget(page)
        page.setFocus()  # Tab begins at the page's first control
        if before is not None:
            before.left()
        page.entered()

    def prepare(self, key: str) -> None:
        """Build the page `key` and draw it unseen, so that showing it takes no time."""
        if key not in self._pages:
            page = self._build(key)
            page.resize(self.size())
            page.grab()  # the first drawing applies the style sheet to all that is in it

    def rebuild(self) -> None:
        """Drop every page and build the one in view again, as after a change of language.

        So is every other that waits for work of its own, to tell how that ends.
        """
        key, self._current = self._current, ""
        pages, self._pages = self._pages, {}
        for page in pages.values():
            page.left()
            self.removeWidget(page)
            page.hide()
            page.deleteLater()
        if key:
            self.show_page(key)
        for other, page in pages.items():
            if page.is_at_work:
                self.prepare(other)

    def _build(self, key: str) -> Page:
        page = self._specs[key].make(self._context)
        page.page_wanted.connect(self.page_wanted)
        page.action_wanted.connect(self.action_wanted)
        page.dialog_made.connect(self.dialog_made)
        self._pages[key] = page
        self.addWidget(page)
        return page
