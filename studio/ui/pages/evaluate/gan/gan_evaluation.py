"""What the Evaluate page shows of a GAN: the game on its samples, and the score."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studio.core.base.sentences import Sentence
from studio.core.runs.run_state import RunState
from studio.core.tasks.gan import Invented
from studio.ui.models.guessing_game import GuessingGame
from studio.ui.models.run_epochs import RunEpochs
from studio.ui.pages.card_column import GUTTER, CardColumn
from studio.ui.pages.evaluate.gan.game_card import GameCard
from studio.ui.pages.evaluate.gan.more_card import MoreCard
from studio.ui.pages.evaluate.gan.score_card import ScoreCard
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.pages.evaluate.standing_panel import StandingPanel
from studio.ui.pages.evaluate.task_evaluation import TaskEvaluation
from studio.ui.pages.page import PageContext
from studio.ui.texts.translation import translated
from studio.ui.widgets.banner import Banner

SCORE_WIDTH = 400


class GanEvaluation(TaskEvaluation):
    """The game at the left; the score of all games on the run, and more images, at the right.

    It can be played while the run still trains: with the samples that are kept so far.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.game = GuessingGame(self)
        self.game_card = GameCard(theme, self.game)
        self.score_card = ScoreCard(theme, self.game)
        self.more_card = MoreCard(theme, context.client)
        self._epochs = RunEpochs(context.run, self)
        self._standing = StandingPanel(theme)
        self._problem = Banner(theme, "error", "", closable=True)
        self._problem.hide()
        self.banners.addWidget(self._problem)
        self._stack = QStackedWidget()
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.game_card, 1)
        side = CardColumn([(self.score_card, 1), (self.more_card, 0)])
        side.setFixedWidth(SCORE_WIDTH + GUTTER)
        row.addWidget(side)
        self._stack.addWidget(self._standing)
        self._stack.addWidget(work)
        self.body.addWidget(self._stack, 1)
        self._standing.training_wanted.connect(partial(self.page_wanted.emit, "train"))
        self.game.failed.connect(self._on_failed)
        self.game.guesses_kept.connect(self._problem.hide)
        self.game_card.start.clicked.connect(self._problem.hide)
        self._epochs.changed.connect(self._show_stops)
        self._show_stops()

    def follow(self, state: RunState) -> None:
        """Show the run of `state`; a game on it goes on."""
        self._stack.setCurrentIndex(1 if state.run else 0)
        self._standing.show_standing(Standing.NO_RUN, None)
        if state.run != self.game.run:
            self._problem.hide()
        self.game.follow(state.run)
        result = state.report.result if state.report is not None else None
        classes = result.classes if isinstance(result, Invented) else ()
        self.more_card.set_run(state.run, classes, self._obstacle(state))

    @Slot()
    def _show_stops(self) -> None:
        self.more_card.set_stops(self._epochs.stops)

    def _obstacle(self, state: RunState) -> str:
        """Return why no images can be invented now, "" where they can."""
        if state.status.is_alive:
            return self.tr("Possible when the training ends or is paused.")
        if state.report is None and not state.is_saved:
            return self.tr("The run has learned nothing yet.")
        return ""

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self._problem.show_text("error", translated(reason))
        self._problem.show()
