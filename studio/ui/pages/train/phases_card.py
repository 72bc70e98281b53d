"""Where the time of a run goes."""

from time import monotonic

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from studio.core.runs.phase_totals import PhaseTotal, phase_totals
from studio.core.runs.run_state import RunState, Status
from studio.core.wire.phases import PHASES
from studio.ui.texts.format import duration_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.theme import Theme
from studio.ui.widgets import phase_list
from studio.ui.widgets.card import Card
from studio.ui.widgets.phase_list import PhaseList

TICK_MS = 500


class PhasesCard(Card):
    """Named phases with their times; the running one counts on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Phases"))
        self._state = RunState()
        self._list = PhaseList(theme)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_timer_ticked)
        self.body.addWidget(self._list)

    def show_state(self, state: RunState) -> None:
        """Show the phases of a run; of a loaded one those of its report."""
        self._state = state
        self._show()
        if state.status.is_alive and not self._timer.isActive():
            self._timer.start()
        elif not state.status.is_alive:
            self._timer.stop()

    def _show(self) -> None:
        totals = phase_totals(self._state.phases, monotonic()) or _reported(self._state)
        self._list.set_phases([self._phase(total) for total in totals])
        self.setVisible(bool(totals))

    def _phase(self, total: PhaseTotal) -> phase_list.Phase:
        failed = self._state.status in (Status.FAILED, Status.LOST)
        is_last = bool(self._state.phases) and self._state.phases[-1].phase is total.phase
        state: phase_list.State = "done"
        if total.is_running:
            state = "running"
        elif failed and is_last:
            state = "failed"
        return phase_list.Phase(phase_text(total.phase), state, duration_text(total.seconds))

    @Slot()
    def _on_timer_ticked(self) -> None:
        self._show()


def _reported(state: RunState) -> tuple[PhaseTotal, ...]:
    if state.report is None:
        return ()
    known = {timed.value: timed for timed in PHASES}
    return tuple(
        PhaseTotal(known[name], seconds, False)
        for name, seconds in state.report.seconds.items()
        if name in known
    )
