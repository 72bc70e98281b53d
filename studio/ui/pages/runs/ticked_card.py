"""What can be done with the runs that are ticked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.base.sentences import Sentence, say
from studio.core.evaluation.ensemble import members
from studio.core.runs.run_summary import RunSummary
from studio.core.tasks.table import task
from studio.ui.pages.runs.compare_dialog import MOST
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label


class TickedAction(Enum):
    """What a button does with the ticked runs."""

    COMPARE = "compare"
    ENSEMBLE = "ensemble"
    TENSORBOARD = "tensorboard"
    HIDE = "hide"


Runs = Sequence[RunSummary]


@dataclass(frozen=True)
class TickedActionSpec:
    """One row.

    Attributes:
        title: English, translated by `label`.
        obstacle_to: why it cannot be done with these runs, None where it can.
    """

    action: TickedAction
    title: str
    icon: str
    obstacle_to: Callable[[Runs], Sentence | None]

    def label(self) -> str:
        """Return the title in the person's language."""
        return QCoreApplication.translate("TickedActions", self.title)


def _cannot_compare(runs: Runs) -> Sentence | None:
    if not 2 <= len(runs) <= MOST:
        return say("Tick two to {most} runs.", most=MOST)
    if any(run.recipe is None for run in runs):
        return say("One of the ticked runs is damaged.")
    if len({run.recipe.task for run in runs if run.recipe is not None}) > 1:
        return say("The ticked runs are of different tasks.")
    return None


def _cannot_combine(runs: Runs) -> Sentence | None:
    if not members.LEAST <= len(runs) <= members.MOST:
        return say("Tick two to {most} runs.", most=members.MOST)
    if any(run.recipe is None or not task(run.recipe.task).needs_classes for run in runs):
        return say("Only classifiers can answer together.")
    if not all(run.has_ended for run in runs):
        return say("Only runs that have ended can answer together.")
    return None


def _cannot_write(runs: Runs) -> Sentence | None:
    if any(run.recipe is None for run in runs):
        return say("One of the ticked runs is damaged.")
    return None


def _never(_runs: Runs) -> Sentence | None:
    return None


TICKED_ACTIONS: tuple[TickedActionSpec, ...] = (
    TickedActionSpec(
        TickedAction.COMPARE,
        str(QT_TRANSLATE_NOOP("TickedActions", "Curves and settings…")),
        "chart",
        _cannot_compare,
    ),
    TickedActionSpec(
        TickedAction.ENSEMBLE,
        str(QT_TRANSLATE_NOOP("TickedActions", "Ensemble…")),
        "runs",
        _cannot_combine,
    ),
    TickedActionSpec(
        TickedAction.TENSORBOARD,
        str(QT_TRANSLATE_NOOP("TickedActions", "For TensorBoard…")),
        "external",
        _cannot_write,
    ),
    TickedActionSpec(
        TickedAction.HIDE,
        str(QT_TRANSLATE_NOOP("TickedActions", "Hide")),
        "eye",
        _never,
    ),
)


class TickedCard(Card):
    """How many runs are ticked, and a button for whatever can be done with all of them.

    Signals:
        action_chosen(object): the `TickedAction` of the button that was pressed.
        cleared(): no run shall be ticked any more.
    """

    action_chosen = Signal(object)
    cleared = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._clear = Button(theme, self.tr("Clear"), Variant.QUIET, small=True)
        self.add_action(self._clear)
        self._hint = Label(theme, "", Role.CAPTION, wraps=True)
        self._buttons = {
            spec.action: Button(theme, spec.label(), icon=spec.icon) for spec in TICKED_ACTIONS
        }
        for spec in TICKED_ACTIONS:
            button = self._buttons[spec.action]
            button.setObjectName(spec.action.value)
            button.clicked.connect(self._on_button_clicked)
            self.body.addWidget(button)
        self.body.addWidget(self._hint)
        self._clear.clicked.connect(self.cleared)
        self.show_runs(())

    def button(self, action: TickedAction) -> Button:
        """Return the button of an action."""
        return self._buttons[action]

    def show_runs(self, runs: Runs, read_only: Sentence | None = None) -> None:
        """Show what can be done with these runs; no card without any.

        Args:
            runs: those that are ticked.
            read_only: why nothing may be written, None where it may.
        """
        self.setVisible(bool(runs))
        self.set_title(self.tr("%Ln run(s) ticked", "", len(runs)))
        for spec in TICKED_ACTIONS:
            reason = spec.obstacle_to(runs)
            if spec.action is TickedAction.HIDE:
                reason = reason or read_only
            self._buttons[spec.action].set_obstacle(translated(reason) if reason else "")
        is_one = len(runs) == 1
        self._hint.setVisible(is_one)
        if is_one:
            self._hint.setText(self.tr("Tick another one to compare or combine them."))

    @Slot()
    def _on_button_clicked(self) -> None:
        self.action_chosen.emit(TickedAction(self.sender().objectName()))
