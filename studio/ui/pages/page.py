"""What all pages have in common: a question, its facts, one next action, banners, a body."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from studio.core.recipes.place import Place
from studio.ui.editors import restore_all
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.request_slot import RequestSlot
from studio.ui.models.activity_log import ActivityLog
from studio.ui.models.settings import Settings
from studio.ui.models.workspace import Workspace
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.banner_area import BannerArea, Edge
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.page_header import PageHeader


@dataclass(frozen=True)
class PageContext(Workspace):
    """What a page may work with; never the window."""

    theme: Theme
    settings: Settings
    client: EngineClient
    log: ActivityLog


class Page(QWidget):
    """Base of every page.

    A subclass fills `body` (a QVBoxLayout), sets its facts and its one primary button, and asks
    for another page by its key with `page_wanted`. It holds no truth: the window may drop it and
    build it again at any time (it does so when the language changes).

    Signals:
        page_wanted: key of the page that should be shown.
        action_wanted: key of the action (`studio.ui.shell.actions`) that should be carried out.
        dialog_made: a `FreeDialog` that is to be shown beside the window, which outlives the page.
    """

    page_wanted = Signal(str)
    action_wanted = Signal(str)
    dialog_made = Signal(object)

    def __init__(self, context: PageContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.theme = context.theme
        self.header = PageHeader(context.theme, title)
        area = BannerArea(self.theme, Edge.TOP, self, (0, 0, 0, 12))
        self.banners = area.column
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addSpacing(12)
        column.addWidget(area)
        column.addLayout(self.body, 1)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        context.project.project_changed.connect(self._forget_typed)

    @Slot()
    def _forget_typed(self) -> None:
        """What was typed and not taken was for the project before."""
        restore_all(self)

    @property
    def title(self) -> str:
        """The question that the page answers."""
        return self.accessibleName()

    @property
    def facts(self) -> str:
        """What is known, in one short line beside the title."""
        return self.header.facts()

    @property
    def is_at_work(self) -> bool:
        """Whether it waits for something that goes on when it is built again."""
        return any(slot.outlives_page for slot in self.findChildren(RequestSlot))

    def set_facts(self, facts: str) -> None:
        """Change the line beside the title."""
        self.header.set_facts(facts)

    def set_primary(self, text: str, icon: str = "") -> Button:
        """Show the one next action and return its button, to be connected."""
        button = Button(self.theme, text, Variant.PRIMARY, icon=icon)
        self.header.set_primary(button)
        return button

    def add_secondary(self, text: str, icon: str = "") -> Button:
        """Show a further button before the primary one and return it, to be connected."""
        button = Button(self.theme, text, icon=icon)
        self.header.add_secondary(button)
        return button

    def show_field(self, place: Place) -> None:
        """Bring the editor of a field into view and give it the focus; nothing where it has none.

        A page that shows one of several stages chooses that of `place` first.
        """
        shown = (one for one in self.findChildren(QWidget, place.path) if one.isVisible())
        found = next(shown, None)
        if found is None:
            return
        area: QWidget | None = found
        while area is not None and area is not self:
            area = area.parentWidget()
            if isinstance(area, QScrollArea):
                area.ensureWidgetVisible(found, 0, 2 * GAP)
        found.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def entered(self) -> None:
        """Called each time the page comes into view."""

    def left(self) -> None:
        """Called each time another page takes its place."""
