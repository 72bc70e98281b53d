"""Base of the cards that show what a run has kept after each epoch."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.play_bar import PlayBar


class EpochCard(FoldableCard):
    """A slider over the epochs, pictures to take along, and a line in their place.

    A subclass connects what it follows to `_on_changed` and `_on_failed`, and shows it in
    `show_all`.

    Attributes:
        bar: the slider.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._reason: Sentence | None = None
        self.bar = PlayBar(
            theme, self.tr("Epoch"), self.tr("Play all epochs"), self.tr("Stop playing")
        )
        self._more = IconButton(theme, "more", self.tr("Save or copy the pictures"), small=True)
        self._hint = Label(theme, "", Role.DIM, wraps=True)

    def lay_out(self, choice: QWidget, menu: PictureMenu, content: QWidget) -> None:
        """Put `content` between the line and the slider, `choice` and `menu` beside the title."""
        self._more.setMenu(menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.add_action(choice)
        self.add_action(self._more)
        self.body.addWidget(self._hint)
        self.body.addWidget(content, 1)
        self.body.addWidget(self.bar)

    def show_all(self) -> None:
        """Show what is kept now."""
        raise NotImplementedError

    def show_nothing(self, waiting: str) -> None:
        """Say why there is nothing to show, `waiting` where nothing went wrong."""
        self.bar.set_steps(0, 0)
        self._hint.setText(waiting if self._reason is None else translated(self._reason))
        self.set_summary("")

    def show_step(self, epochs: tuple[int, ...], at: int) -> None:
        """Show at the slider, and while folded, which of the epochs is seen."""
        self.bar.set_steps(len(epochs), at)
        text = self.tr("epoch {epoch} of {epochs}").format(
            epoch=count_text(epochs[at]), epochs=count_text(epochs[-1])
        )
        self.bar.set_text(text)
        self.set_summary(text)

    @Slot()
    def _on_changed(self) -> None:
        self._reason = None
        self.show_all()

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._reason = reason
        self.show_all()
