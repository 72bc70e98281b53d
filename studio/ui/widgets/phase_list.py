"""What a long piece of work consists of: named phases with their times."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.theme import ColorName, Role, Theme
from studio.ui.theme.tokens import GRID
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_label import IconLabel
from studio.ui.widgets.label import Label, Tone

State = Literal["waiting", "running", "done", "failed"]

_ICON: dict[State, tuple[str, ColorName]] = {
    "waiting": ("circle", "edge"),
    "running": ("running", "accent"),
    "done": ("check", "good"),
    "failed": ("error", "error"),
}
_TONE: dict[State, Tone] = {
    "waiting": "",
    "running": "text",
    "done": "",
    "failed": "error",
}


@dataclass(frozen=True)
class Phase:
    """One row: its words, its state, and the time it took or how far it is."""

    label: str
    state: State = "waiting"
    time: str = ""


class PhaseList(QWidget):
    """Rows with a mark, a name and a time; rebuilt from a list of phases."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phases: tuple[Phase, ...] = ()
        self._rows: list[_PhaseRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def phases(self) -> tuple[Phase, ...]:
        """Return what is shown."""
        return self._phases

    def set_phases(self, phases: Sequence[Phase]) -> None:
        """Show these phases; rows that exist are kept, so nothing flickers."""
        self._phases = tuple(phases)
        while len(self._rows) < len(phases):
            row = _PhaseRow(self._theme)
            self._rows.append(row)
            self._column.addWidget(row)
        while len(self._rows) > len(phases):
            gone = self._rows.pop()
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for row, phase in zip(self._rows, phases, strict=True):
            row.show_phase(phase)


class _PhaseRow(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._icon = IconLabel(theme, "circle", "edge", 16)
        self._text = ElidedLabel(theme)
        self._time = Label(theme, "", Role.DIM)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._time)

    def show_phase(self, phase: Phase) -> None:
        icon, color = _ICON[phase.state]
        self._icon.set_icon(icon, color)
        self._text.setText(phase.label)
        self._text.set_tone(_TONE[phase.state])
        self._time.setText(phase.time)
        self.setAccessibleName(f"{phase.label}: {phase.state} {phase.time}")
