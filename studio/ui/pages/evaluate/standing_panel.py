"""What the Evaluate page says while it has no figures: why, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.wire.messages import Progress
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.texts.format import count_text
from studio.ui.texts.phase_text import phase_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme
from studio.ui.widgets.bar import Bar
from studio.ui.widgets.empty_state import EmptyState


class StandingPanel(QWidget):
    """One sentence for each `Standing`, with a button where there is something to do.

    Signals:
        training_wanted(): the person goes to the Training page.
        judging_wanted(): the engine shall predict every image.
        cancel_chosen(): the person gives that up.
    """

    training_wanted = Signal()
    judging_wanted = Signal()
    cancel_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = Standing.NO_RUN
        self._state = EmptyState(theme, "evaluate", "", is_primary=True)
        self._bar = Bar(theme)
        self._bar.setMaximumWidth(360)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state, 1)
        column.addWidget(self._bar)
        self._state.action_chosen.connect(self._on_action_chosen)
        self.show_standing(Standing.NO_RUN, None)

    def show_standing(self, standing: Standing, problem: Sentence | None) -> None:
        """Say how things stand."""
        self._standing = standing
        self._bar.setVisible(standing is Standing.JUDGING)
        self._state.set_texts(*self._text(standing, problem))

    def show_progress(self, progress: Progress) -> None:
        """Say how far the engine is."""
        if self._standing is not Standing.JUDGING:
            return
        done, total = progress.done, progress.total
        self._bar.set_share(progress.share)
        text, _, action = self._text(Standing.JUDGING, None)
        said = phase_text(progress.phase)
        if total:
            said += f" \N{MIDDLE DOT} {count_text(done)} / {count_text(total)}"
        self._state.set_texts(text, said, action)

    def text(self) -> str:
        """Return the sentence shown."""
        return self._state.accessibleName()

    def _text(self, standing: Standing, problem: Sentence | None) -> tuple[str, str, str]:
        """Return the sentence, what explains it, and the words of the button."""
        training = self.tr("Go to training")
        match standing:
            case Standing.NO_RUN:
                return (
                    self.tr("Nothing to evaluate yet"),
                    self.tr("Train a network first. It is evaluated when the training ends."),
                    training,
                )
            case Standing.TRAINING:
                return (
                    self.tr("The run is training"),
                    self.tr("It is evaluated when the training ends."),
                    training,
                )
            case Standing.NOTHING_LEARNED:
                return (
                    self.tr("The run has learned nothing yet"),
                    self.tr("It ended before its first epoch. Resume it, or train again."),
                    training,
                )
            case Standing.ELSEWHERE:
                return (
                    self.tr("Another program is training this run"),
                    self.tr("It can be evaluated when the training ends."),
                    "",
                )
            case Standing.READING:
                return self.tr("Reading the predictions…"), "", ""
            case Standing.MISSING:
                return (
                    self.tr("The predictions of this run were not kept"),
                    self.tr("Evaluating it predicts every image of its three parts once."),
                    self.tr("Evaluate"),
                )
            case Standing.JUDGING:
                return self.tr("Predicting every image…"), "", self.tr("Cancel")
            case Standing.FAILED:
                said = translated(problem) if problem is not None else ""
                return self.tr("This run cannot be shown"), said, self.tr("Evaluate again")
            case Standing.READY:
                return "", "", ""

    @Slot()
    def _on_action_chosen(self) -> None:
        if self._standing in (Standing.MISSING, Standing.FAILED):
            self.judging_wanted.emit()
        elif self._standing is Standing.JUDGING:
            self.cancel_chosen.emit()
        else:
            self.training_wanted.emit()
