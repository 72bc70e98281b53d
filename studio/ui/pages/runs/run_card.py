"""What is known of the chosen run, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.run_summary import RunStatus, RunSummary
from studio.core.sentences import Sentence
from studio.ui.format import percent_text
from studio.ui.pages.run_actions import RUN_ACTIONS, RunAction, RunActionSpec
from studio.ui.pages.runs.run_table_model import when_words
from studio.ui.run_words import accuracy_words, status_words
from studio.ui.theme import Theme
from studio.ui.translation import translated
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.key_value_row import KeyValueRow


class RunCard(Card):
    """Facts, the reason where it is damaged, and the buttons that make sense for it.

    Signals:
        action_chosen: the `RunActionSpec` of the button that was pressed.
    """

    action_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._status = KeyValueRow(theme, self.tr("State"))
        self._accuracy = KeyValueRow(theme, self.tr("Accuracy"))
        self._measured = KeyValueRow(theme, self.tr("Measured as"))
        self._epochs = KeyValueRow(theme, self.tr("Epochs"))
        self._backbone = KeyValueRow(theme, self.tr("Backbone"))
        self._when = KeyValueRow(theme, self.tr("When"))
        self.damage = Banner(theme, "error", "")
        self._buttons = {
            spec.action: Button(theme, spec.words(), icon=spec.icon) for spec in RUN_ACTIONS
        }
        for row in (
            self._status,
            self._accuracy,
            self._measured,
            self._epochs,
            self._backbone,
            self._when,
        ):
            self.body.addWidget(row)
        self.body.addWidget(self.damage)
        self.body.addSpacing(8)
        for spec in RUN_ACTIONS:
            button = self._buttons[spec.action]
            button.setObjectName(spec.action.value)
            button.clicked.connect(self._on_button_clicked)
            self.body.addWidget(button)
        self.body.addStretch(1)

    def button(self, action: RunAction) -> Button:
        """Return the button of an action."""
        return self._buttons[action]

    def show_run(
        self,
        run: RunSummary,
        status: RunStatus,
        obstacle_to: Callable[[RunActionSpec], Sentence | None],
    ) -> None:
        """Show `run`; buttons with an obstacle are switched off, with the reason."""
        self.set_title(run.name)
        self._status.set_value(status_words(status))
        is_known = run.accuracy is not None
        self._fill(self._accuracy, _share(run))
        self._fill(self._measured, accuracy_words(run.part) if is_known else "")
        self._fill(self._epochs, epochs_words(run))
        self._fill(self._backbone, run.backbone)
        self._when.set_value(when_words(run.when))
        self.damage.setVisible(run.damage is not None)
        if run.damage is not None:
            self.damage.show_text("error", translated(run.damage))
        for spec in RUN_ACTIONS:
            button = self._buttons[spec.action]
            button.setVisible(spec.is_for(run))
            reason = obstacle_to(spec)
            button.set_obstacle(translated(reason) if reason else "")

    def _fill(self, row: KeyValueRow, value: str) -> None:
        row.set_value(value)
        row.setVisible(bool(value))

    @Slot()
    def _on_button_clicked(self) -> None:
        name = self.sender().objectName()
        self.action_chosen.emit(next(one for one in RUN_ACTIONS if one.action.value == name))


def epochs_words(run: RunSummary) -> str:
    """Return how many epochs a run has trained, and of how many where some are left."""
    if not run.planned or run.status == "running":
        return ""
    return str(run.epochs) if run.epochs >= run.planned else f"{run.epochs} / {run.planned}"


def _share(run: RunSummary) -> str:
    return "" if run.accuracy is None else percent_text(run.accuracy, 1)
