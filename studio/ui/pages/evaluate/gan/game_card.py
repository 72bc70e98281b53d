"""Which one is real? The game of the course, on the person's own run."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.models.guessing_game import GuessingGame, Verdict
from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_button import PictureButton
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.segmented_control import SegmentedControl

PER_EPOCH = (2, 4, 10, 20)
"""Rounds of each epoch that can be chosen; 20 give an interval that says something."""

INTRO_WIDTH = 480
INTRO, PLAY = 0, 1


class GameCard(Card):
    """Two images side by side, one of them real; a click or an arrow key says which.

    Nothing tells them apart but what is seen: no tooltip, no file name, no class. Once the person
    has guessed, the answer is shown, with what the discriminator of that epoch said of both.
    """

    def __init__(self, theme: Theme, game: GuessingGame, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self.set_title(self.tr("Which one is real?"))
        self._game = game
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._explanation = Label(theme, "", Role.DIM, wraps=True)
        self.per_epoch = SegmentedControl(
            theme, self.tr("Rounds per epoch"), [(str(n), count_text(n)) for n in PER_EPOCH]
        )
        self.per_epoch.set_choice("4")
        self._per_epoch_name = Label(theme, self.tr("Rounds per epoch"), Role.DIM)
        self._whole = Label(theme, "", Role.DIM)
        self.start = Button(theme, self.tr("Play"), Variant.PRIMARY, icon="play")
        self.left = PictureButton(theme, self.tr("Left image"))
        self.right = PictureButton(theme, self.tr("Right image"))
        self._progress = Label(theme, "", Role.DIM)
        self._verdict = Label(theme, "", Role.STRONG)
        self._opinion = Label(theme, "", Role.DIM, wraps=True)
        self._opinion.setMinimumHeight(40)
        self._keys = Label(
            theme,
            self.tr("Click the real one, or press the arrow key of its side."),
            Role.CAPTION,
        )
        self.next = Button(theme, self.tr("Next pair"), Variant.PRIMARY)
        self.next.setToolTip(self.tr("Space or Return"))
        self.leave = Button(theme, self.tr("End game"), Variant.QUIET)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_standing()
        self._show_round()

    def _lay_out(self) -> None:
        self._stack.addWidget(self._laid_out_intro())
        self._stack.addWidget(self._laid_out_play())
        self.body.addWidget(self._stack, 1)

    def _laid_out_intro(self) -> QWidget:
        """Return what is seen before a game: in the middle, no wider than can be read."""
        middle = QWidget()
        middle.setMaximumWidth(INTRO_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        choice = QHBoxLayout()
        choice.setSpacing(12)
        choice.addStretch(1)
        for widget in (self._per_epoch_name, self.per_epoch, self._whole):
            choice.addWidget(widget)
        choice.addStretch(1)
        self._explanation.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._explanation)
        column.addLayout(choice)
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle, 100)
        across.addStretch(1)
        intro = QWidget()
        down = QVBoxLayout(intro)
        down.setContentsMargins(0, 0, 0, 0)
        down.addStretch(1)
        down.addLayout(across)
        down.addStretch(1)
        return intro

    def _laid_out_play(self) -> QWidget:
        """Return what is seen in a game."""
        play = QWidget()
        table = QVBoxLayout(play)
        table.setContentsMargins(0, 0, 0, 0)
        table.setSpacing(8)
        pair = QHBoxLayout()
        pair.setSpacing(16)
        pair.addWidget(self.left, 1)
        pair.addWidget(self.right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._progress)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.next)
        table.addLayout(pair, 1)
        table.addWidget(self._verdict)
        table.addWidget(self._keys)
        table.addWidget(self._opinion)
        table.addLayout(foot)
        return play

    def _connect(self) -> None:
        self._game.standing_changed.connect(self._show_standing)
        self._game.round_changed.connect(self._show_round)
        self.per_epoch.choice_chosen.connect(self._show_standing)
        self.start.clicked.connect(self._on_start_clicked)
        self.left.clicked.connect(partial(self._guess, is_left=True))
        self.right.clicked.connect(partial(self._guess, is_left=False))
        self.next.clicked.connect(self._game.go_on)
        self.leave.clicked.connect(self._game.end)

    @Slot()
    def _show_standing(self) -> None:
        epochs = self._game.epochs
        self.start.setEnabled(bool(epochs))
        for part in (self.per_epoch, self._per_epoch_name, self._whole, self.start):
            part.setVisible(bool(epochs))
        if not epochs:
            self._explanation.setText(
                self.tr("You can play once the run has kept samples: after its first epoch.")
            )
            return
        self._explanation.setText(
            self.tr(
                "Each round shows one of your images beside one that this run invented. The "
                "invented ones are from {count} epochs, from {first} to {last}, in random order. "
                "Whoever cannot tell them apart is fooled half of the time."
            ).format(
                count=count_text(len(epochs)),
                first=count_text(epochs[0]),
                last=count_text(epochs[-1]),
            )
        )
        rounds = len(epochs) * int(self.per_epoch.choice())
        self._whole.setText(self.tr("{count} rounds").format(count=count_text(rounds)))

    @Slot()
    def _on_start_clicked(self) -> None:
        self._game.start(int(self.per_epoch.choice()))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _guess(self, *_args: object, is_left: bool) -> None:
        self._game.guess(is_left=is_left)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_round(self) -> None:
        pictures, verdict = self._game.pictures(), self._game.verdict
        self.start.setEnabled(bool(self._game.epochs) and not self._game.is_dealing)
        self._stack.setCurrentIndex(INTRO if pictures is None else PLAY)
        if pictures is None:
            return
        for button, pixels in zip((self.left, self.right), pictures, strict=True):
            button.set_image(image_of(pixels))
            button.setEnabled(verdict is None)
        at, rounds = self._game.rounds
        self._progress.setText(
            self.tr("Round {at} of {rounds}").format(at=count_text(at), rounds=count_text(rounds))
        )
        self.next.setText(self.tr("Next pair") if at < rounds else self.tr("See the score"))
        self.next.setEnabled(verdict is not None)
        self._keys.setVisible(verdict is None)
        self._verdict.setVisible(verdict is not None)
        if verdict is None:
            self._opinion.setText("")
            for button in (self.left, self.right):
                button.set_caption("")
        else:
            self._show_verdict(verdict)

    def _show_verdict(self, verdict: Verdict) -> None:
        real, fake = self.left, self.right
        if not verdict.pair.is_real_left:
            real, fake = fake, real
        real.set_caption(self.tr("Real"), "good")
        epoch = count_text(verdict.pair.epoch)
        fake.set_caption(self.tr("Invented in epoch {epoch}").format(epoch=epoch), "warning")
        self._verdict.set_tone("warning" if verdict.is_fooled else "good")
        self._verdict.setText(self.tr("Fooled!") if verdict.is_fooled else self.tr("Right!"))
        if verdict.real_score is None or verdict.fake_score is None:
            self._opinion.setText("")
            return
        is_right = verdict.real_score > verdict.fake_score
        text = (
            self.tr(
                "The discriminator of that epoch would have been right: it gave the real image "
                "{real} and the invented one {fake}."
            )
            if is_right
            else self.tr(
                "The discriminator of that epoch would have been fooled: it gave the real image "
                "{real} and the invented one {fake}."
            )
        )
        self._opinion.setText(
            text.format(
                real=percent_text(verdict.real_score), fake=percent_text(verdict.fake_score)
            )
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Guess with the arrow keys, go on with Space or Return, leave with Escape."""
        key = Qt.Key(event.key())
        if not self._game.is_playing:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._game.guess(is_left=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._game.go_on()
        elif key == Qt.Key.Key_Escape:
            self._game.end()
        else:
            super().keyPressEvent(event)
