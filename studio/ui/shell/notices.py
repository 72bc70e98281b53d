"""Sentences at the lower edge of every page; each belongs to a cause and goes with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QWidget

from studio.ui.theme import Theme
from studio.ui.widgets.banner import Banner, Kind
from studio.ui.widgets.banner_area import BannerArea, Edge
from studio.ui.widgets.toast import announce

Words = Callable[[], str]
"""Makes a text in the language that the window has when it is called."""


class Scope(Enum):
    """What a notice is about; it goes when this is left, at the latest."""

    WINDOW = "window"
    PROJECT = "project"
    RUN = "run"


@dataclass(frozen=True)
class Notice:
    """One sentence that waits until its cause has ended or somebody closes it.

    Attributes:
        cause: names what happened; a later notice of the same cause takes its place.
        scope: what it is about.
        text: the sentence.
        action: words of the button that helps, or None.
        on_action: what the button does.
        details: more, folded away.
    """

    cause: str
    scope: Scope
    kind: Kind
    text: Words
    action: Words | None = None
    on_action: Callable[[], None] | None = None
    details: str = ""


class NoticeBar(BannerArea):
    """A column of banners, at most one a cause.

    A sentence that comes back within its scope, such as after another try, looks as if nothing
    had happened: a toast says that it was said again. Of several causes with one sentence, such as
    a scan that failed with its engine, one is seen: that which has a way on.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, Edge.BOTTOM, parent, (24, 8, 24, 8))
        self._theme = theme
        self._shown: dict[str, tuple[Notice, Banner]] = {}
        self._said: dict[str, tuple[Scope, str]] = {}

    def notify(self, notice: Notice) -> None:
        """Show a notice, in place of an earlier one of the same cause."""
        said = (notice.scope, notice.text())
        if self._said.get(notice.cause) == said:
            announce(self, self.tr("The same problem again"), "warning")
        self._said[notice.cause] = said
        self._show(notice)

    def _show(self, notice: Notice) -> None:
        self.dismiss(notice.cause)
        banner = Banner(
            self._theme,
            notice.kind,
            notice.text(),
            action=notice.action() if notice.action is not None else "",
            details=notice.details,
            closable=True,
        )
        banner.setObjectName(notice.cause)
        if notice.on_action is not None:
            banner.action_chosen.connect(notice.on_action)
        banner.closed.connect(self._on_banner_closed)
        self._shown[notice.cause] = (notice, banner)
        self.column.addWidget(banner)
        self._show_each_once()

    def _show_each_once(self) -> None:
        seen: dict[str, Banner] = {}
        for notice, banner in self._shown.values():
            if banner.text() not in seen or notice.on_action is not None:
                seen[banner.text()] = banner
        for _, banner in self._shown.values():
            banner.setVisible(seen[banner.text()] is banner)

    def dismiss(self, cause: str) -> None:
        """Take the notice of `cause` away, if there is one: it has ended."""
        _, banner = self._shown.pop(cause, (None, None))
        if banner is not None:
            banner.hide()
            self.column.removeWidget(banner)
            banner.deleteLater()
            self._show_each_once()

    def leave(self, scope: Scope) -> None:
        """Take away what is about a project or run that is shown no more."""
        for notice, _ in list(self._shown.values()):
            if notice.scope is scope:
                self.dismiss(notice.cause)
        self._said = {cause: said for cause, said in self._said.items() if said[0] is not scope}

    def banner(self, cause: str) -> Banner | None:
        """Return what is shown of `cause`."""
        return self._shown[cause][1] if cause in self._shown else None

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            for notice, _ in list(self._shown.values()):
                self._show(notice)
            self._said = {
                cause: (notice.scope, notice.text()) for cause, (notice, _) in self._shown.items()
            }

    @Slot()
    def _on_banner_closed(self) -> None:
        banner = self.sender()
        if isinstance(banner, Banner):
            text = banner.text()  # what says the same is not to come up in its place
            for cause in [cause for cause, (_, one) in self._shown.items() if one.text() == text]:
                self.dismiss(cause)
                self._said.pop(cause, None)
