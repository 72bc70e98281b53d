"""The buttons of the Train page's header, made from what can be done with the run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence
from studio.ui.pages.train.train_header import Offer, Offers, TrainAction
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.page_header import PageHeader
from studio.ui.widgets.plain_tip import plain_tip


class RunButtons(QObject):
    """Puts a button into the header for each offer, and switches off what cannot be done.

    Args:
        before: what the Tab key reaches before them.

    Signals:
        action_chosen: the `TrainAction` of the button that was pressed.
    """

    action_chosen = Signal(object)

    def __init__(self, theme: Theme, header: PageHeader, before: QWidget) -> None:
        super().__init__(header)
        self._theme = theme
        self._header = header
        self._before = before
        self._offered = Offers(None)
        self._others: list[Button] = []
        self.primary: Button | None = None

    @property
    def offered(self) -> tuple[TrainAction, ...]:
        """What is offered now, the primary first."""
        return tuple(offer.action for offer, _ in self._pairs())

    def show_offers(self, offered: Offers) -> None:
        """Show these; buttons that are there already stay under the pointer."""
        if offered == self._offered:
            return
        self._offered = offered
        for button in self._others:
            self._header.remove_secondary(button)
        self._others = [self._made(offer) for offer in offered.others]
        for button in self._others:
            self._header.add_secondary(button)
        self.primary = self._made(offered.primary, Variant.PRIMARY) if offered.primary else None
        self._header.set_primary(self.primary)
        before = self._before  # Qt would put what is made now behind the whole page
        for following in (*self._others, self.primary):
            if following is not None:
                QWidget.setTabOrder(before, following)
                before = following

    def show_obstacles(self, obstacle_of: Callable[[TrainAction], Sentence | None]) -> None:
        """Switch off what cannot be done now, each button with its reason."""
        for offer, button in self._pairs():
            reason = obstacle_of(offer.action)
            button.set_obstacle(translated(reason) if reason else "")

    def explain(self, action: TrainAction, text: str) -> None:
        """Say in the tooltip what a button that can be pressed will do; after `show_obstacles`."""
        for offer, button in self._pairs():
            if offer.action is action and button.isEnabled():
                button.setToolTip(plain_tip(text))
                button.setAccessibleDescription(text)

    def _pairs(self) -> list[tuple[Offer, Button]]:
        pairs = list(zip(self._offered.others, self._others, strict=True))
        if self._offered.primary is not None and self.primary is not None:
            pairs.insert(0, (self._offered.primary, self.primary))
        return pairs

    def _made(self, offer: Offer, variant: Variant = Variant.SECONDARY) -> Button:
        button = Button(self._theme, offer.label, variant, icon=offer.icon)
        button.clicked.connect(partial(self._on_clicked, offer.action))
        return button

    def _on_clicked(self, action: TrainAction, _is_checked: bool = False) -> None:
        self.action_chosen.emit(action)
