"""The choice where whole runs are trained, where the settings name a cluster."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.models.training_place import TrainingPlace
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label
from studio.ui.widgets.segmented_control import SegmentedControl

HERE, THERE = "here", "cluster"


class PlaceChoice(QWidget):
    """The cluster or this computer, and what that means; hidden where there is no cluster.

    Args:
        theme: colours and fonts.
        place: that is shown and chosen.
        has_note: whether a sentence below says what the cluster does.
    """

    def __init__(
        self,
        theme: Theme,
        place: TrainingPlace,
        parent: QWidget | None = None,
        *,
        has_note: bool = True,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._has_note = has_note
        self.choice = SegmentedControl(
            theme,
            self.tr("Where it trains"),
            ((THERE, self.tr("On the cluster")), (HERE, self.tr("On this computer"))),
        )
        self._note = Label(theme, "", Role.CAPTION, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._note)
        self.choice.choice_chosen.connect(self._on_choice_chosen)
        place.changed.connect(self._show)
        self._show()

    def note(self) -> str:
        """Return what is said of the choice, "" where nothing is."""
        return self._note.text()

    @Slot()
    def _show(self) -> None:
        address = self._place.address
        self.choice.set_choice(HERE if self._place.is_here else THERE)
        text = self.tr(
            "Runs train on the computers of the cluster {address}, as many at once as there is "
            "room for. Settings → Cluster changes that."
        ).format(address=address)
        self.choice.set_tip(THERE, text)
        is_noted = self._has_note and bool(self._place.cluster)
        self._note.setText(text if is_noted else "")
        self._note.setVisible(is_noted)
        self.setVisible(bool(address))

    @Slot(str)
    def _on_choice_chosen(self, key: str) -> None:
        self._place.choose(is_here=key == HERE)
