"""A card that can be folded to its title."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton


class FoldableCard(Card):
    """A card with an arrow before its title; folded, it shows the title and a summary.

    Signals:
        folded_changed(bool): the person folded or unfolded it; not emitted by `set_folded`.
    """

    folded_changed = Signal(bool)

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        self._arrow = IconButton(theme, "chevron-down", "", small=True)
        self._summary = ElidedLabel(theme, "", Role.DIM)
        self._is_folded = False
        super().__init__(theme, title, parent)
        self._facts.insertWidget(0, self._arrow)
        self._facts.setSpacing(4)
        self._facts.addSpacing(8)
        self._facts.addWidget(self._summary, 1)
        self._arrow.clicked.connect(self._on_arrow_clicked)
        self._show_fold()

    @property
    def is_folded(self) -> bool:
        """Whether only title and summary are shown."""
        return self._is_folded

    def set_folded(self, is_folded: bool) -> None:
        """Fold or unfold without a signal."""
        self._is_folded = is_folded
        self._show_fold()

    def set_summary(self, text: str) -> None:
        """Say in a few words, beside the title, what is folded away."""
        self._summary.setText(text)

    def summary(self) -> str:
        """Return what is said beside the title while it is folded."""
        return self._summary.text()

    def set_may_edit(self, may_edit: bool) -> None:
        """Say whether what is in the card can be used; it can be folded and read either way."""
        self._content.setEnabled(may_edit)
        for action in self._added:
            action.setEnabled(may_edit)

    def set_title(self, title: str) -> None:
        """Change the title."""
        super().set_title(title)
        self._show_fold()

    def _show_fold(self) -> None:
        is_folded = self._is_folded
        self._content.setVisible(not is_folded)
        self._summary.setVisible(is_folded)
        for place, takes_room in enumerate((is_folded, not is_folded)):  # all of it, for a summary
            self._actions.setStretch(place, int(takes_room))
        self._arrow.set_icon("chevron-right" if is_folded else "chevron-down")
        text = self.tr("Expand {title}") if is_folded else self.tr("Collapse {title}")
        self._arrow.set_label(text.format(title=self.title()).strip())
        policy = QSizePolicy.Policy.Fixed if is_folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    @Slot()
    def _on_arrow_clicked(self) -> None:
        self.set_folded(not self._is_folded)
        self.folded_changed.emit(self._is_folded)
