"""What the Train page shows of the result of a run, by task."""

from __future__ import annotations

from PySide6.QtCore import Signal

from studio.core.runs.run_state import RunState
from studio.ui.widgets.card import Card


class TaskResultCard(Card):
    """Base of what `TaskView.result_card` names.

    Signals:
        dialog_wanted(str): "module:Class" of a dialog that the result leads to; it takes the
            page's context and its parent.
    """

    dialog_wanted = Signal(str)

    def show_state(self, state: RunState) -> None:
        """Show the report of a run; hidden without one of this task."""
        raise NotImplementedError
