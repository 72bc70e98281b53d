"""How often the samples of each epoch were taken for real, in all games on the run."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.runs.guesses import EpochScore
from studio.ui.models.guessing_game import GuessingGame
from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.card import Card
from studio.ui.widgets.chart.axis_style import AxisStyle, share_axis
from studio.ui.widgets.chart.marks import Marks, ReferenceLine
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.label import Label
from studio.ui.widgets.line_chart import LineChart, Series

CHANCE = 0.5
"""Share that pure guessing reaches."""


class ScoreCard(Card):
    """A point for each epoch between the ends of its 95 % interval, and the newest in words."""

    def __init__(self, theme: Theme, game: GuessingGame, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Score"))
        self._game = game
        self.chart = LineChart(
            theme,
            AxisStyle(self.tr("Epoch"), whole_from=0.5),
            share_axis(self.tr("Taken for real")),
            self.tr("How often you were fooled"),
        )
        self._nothing = EmptyState(
            theme,
            "chart",
            self.tr("Nobody has played on this run yet"),
            self.tr("Every guess is kept with the run: here is how often each epoch fooled you."),
        )
        self._summary = Label(theme, "", wraps=True)
        self._meaning = Label(theme, "", Role.CAPTION, wraps=True)
        self.clear = Button(theme, self.tr("Clear the score"), icon="trash", small=True)
        self.undo = Button(theme, self.tr("Undo"), icon="undo", small=True)
        row = QHBoxLayout()
        row.addWidget(self.clear)
        row.addWidget(self.undo)
        row.addStretch(1)
        self.body.addWidget(self._nothing, 1)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.chart, 1)
        self.body.addWidget(self._meaning)
        self.body.addLayout(row)
        game.standing_changed.connect(self._show)
        game.round_changed.connect(self._show)
        self.clear.clicked.connect(self._game.clear)
        self.undo.clicked.connect(self._game.undo_clearing)
        self._show()

    def summary(self) -> str:
        """Return the newest epoch in words."""
        return self._summary.text()

    @Slot()
    def _show(self) -> None:
        scores, is_playing = self._game.scores, self._game.is_playing
        self._nothing.setVisible(not scores)
        for part in (self._summary, self.chart, self._meaning):
            part.setVisible(bool(scores))
        self.clear.setVisible(bool(scores))
        self.clear.setEnabled(not is_playing)
        self.undo.setVisible(self._game.can_undo_clearing)
        if not scores:
            self._summary.setText("")
            return
        self._summary.setText(" ".join(self._sentence(score) for score in _ends(scores)))
        self._meaning.setText(
            self.tr(
                "Half of the rounds is pure guessing: there the invented images cannot be told "
                "from yours. The bars are 95 % intervals (Wilson)."
            )
        )
        self.chart.set_series(self._series(scores))
        self.chart.set_marks(Marks(lines=(ReferenceLine(CHANCE, self.tr("pure guessing")),)))

    def _sentence(self, score: EpochScore) -> str:
        interval = score.interval
        return self.tr(
            "Epoch {epoch} fooled you {fooled} of {rounds} times ({low} to {high})."
        ).format(
            epoch=count_text(score.epoch),
            fooled=count_text(score.fooled),
            rounds=count_text(score.rounds),
            low=percent_text(interval.low),
            high=percent_text(interval.high),
        )

    def _series(self, scores: tuple[EpochScore, ...]) -> list[Series]:
        epochs = np.array([score.epoch for score in scores], np.float64)
        shares = np.array([score.share for score in scores])
        bars = [
            Series(
                "",
                np.array([score.epoch, score.epoch], np.float64),
                np.array([score.interval.low, score.interval.high]),
                color="dim",
            )
            for score in scores
        ]
        labels = [self._sentence(score) for score in scores]
        line = Series(self.tr("you"), epochs, shares, color="training", labels=labels)
        return [line, *bars, Series("", epochs, shares, "dots", "training")]


def _ends(scores: tuple[EpochScore, ...]) -> tuple[EpochScore, ...]:
    """Return the first and the last, or the only one."""
    return scores[:1] if len(scores) == 1 else (scores[0], scores[-1])
