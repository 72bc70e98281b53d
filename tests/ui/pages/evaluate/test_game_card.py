"""Which one is real? With mouse and keyboard, and without a hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from inventing import keep_samples
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.tasks import gallery
from studio.ui.models.guessing_game import GuessingGame
from studio.ui.pages.evaluate.gan.game_card import GameCard
from studio.ui.pages.evaluate.gan.score_card import ScoreCard
from studio.ui.theme import Theme
from studio.ui.widgets.label import Label


@pytest.fixture
def game(tmp_path: Path, qtbot: QtBot) -> GuessingGame:
    run = tmp_path / "run"
    run.mkdir()
    keep_samples(run, 1, 2, 3)
    made = GuessingGame()
    made.follow(str(run))
    qtbot.waitUntil(lambda: bool(made.epochs), timeout=3000)
    return made


@pytest.fixture
def card(theme: Theme, game: GuessingGame, qtbot: QtBot) -> GameCard:
    made = GameCard(theme, game)
    qtbot.addWidget(made)
    made.resize(700, 480)
    made.show()
    return made


@pytest.fixture
def score(theme: Theme, game: GuessingGame, qtbot: QtBot) -> ScoreCard:
    made = ScoreCard(theme, game)
    qtbot.addWidget(made)
    made.show()
    return made


def begin(card: GameCard, game: GuessingGame, qtbot: QtBot, per_epoch: str = "2") -> None:
    card.per_epoch.set_choice(per_epoch)
    card.start.click()
    qtbot.waitUntil(lambda: game.is_playing, timeout=3000)


def real_is_left(card: GameCard) -> bool:
    return card.left.image().pixelColor(0, 0).red() == 255


def texts(card: QWidget) -> str:
    return " ".join(label.text() for label in card.findChildren(Label) if label.isVisible())


def test_it_says_what_will_be_shown(card: GameCard) -> None:
    assert "from 3 epochs, from 1 to 3" in texts(card)
    assert "12 rounds" in texts(card)
    card.per_epoch.set_choice("20")
    card.per_epoch.choice_chosen.emit("20")
    assert "60 rounds" in texts(card)


def test_a_game_whose_pictures_cannot_be_read_can_be_begun_again(
    card: GameCard, game: GuessingGame, tmp_path: Path, qtbot: QtBot
) -> None:
    originals = tmp_path / "run" / gallery.FOLDER / "originals.png"
    away = originals.rename(tmp_path / "away.png")
    with qtbot.waitSignal(game.failed):
        card.start.click()
    away.rename(originals)
    begin(card, game, qtbot)


def test_a_whole_game_with_the_keyboard(
    card: GameCard, game: GuessingGame, score: ScoreCard, qtbot: QtBot
) -> None:
    assert "Nobody has played on this run yet" in texts(score)
    begin(card, game, qtbot)
    for _ in range(6):
        key = Qt.Key.Key_Left if real_is_left(card) else Qt.Key.Key_Right
        QTest.keyClick(card, key)
        assert "Right!" in texts(card)
        QTest.keyClick(card, Qt.Key.Key_Space)
    assert not game.is_playing
    assert card.start.isVisible()
    assert "Epoch 3 fooled you 0 of 2 times" in score.summary()
    assert score.chart.isVisible()


def test_a_click_answers_and_the_discriminator_is_quoted(
    card: GameCard, game: GuessingGame, qtbot: QtBot
) -> None:
    begin(card, game, qtbot)
    wrong = card.right if real_is_left(card) else card.left
    QTest.mouseClick(wrong, Qt.MouseButton.LeftButton)
    assert game.verdict is not None
    assert "Fooled!" in texts(card)
    assert "would have been right: it gave the real image 90\N{NO-BREAK SPACE}%" in texts(card)
    assert wrong.caption() == f"Invented in epoch {game.verdict.pair.epoch}"
    assert not wrong.isEnabled()
    card.next.click()
    assert card.left.caption() == card.right.caption() == ""
    assert card.left.isEnabled()


def test_nothing_tells_the_two_apart_before_the_guess(
    card: GameCard, game: GuessingGame, qtbot: QtBot
) -> None:
    begin(card, game, qtbot)
    sides: dict[bool, set[tuple[str, str, str]]] = {}
    for _ in range(6):
        for button in (card.left, card.right):
            is_real = (button is card.left) == real_is_left(card)
            hints = (button.toolTip(), button.accessibleDescription(), button.caption())
            sides.setdefault(is_real, set()).add(hints)
        said = texts(card)
        assert "epoch" not in said.lower().replace("rounds per epoch", "")
        assert "real-" not in said
        game.guess(is_left=True)
        game.go_on()
    assert sides[True] == sides[False] == {("", "", "")}


def test_a_game_can_be_left_and_what_was_guessed_counts(
    card: GameCard, game: GuessingGame, score: ScoreCard, qtbot: QtBot
) -> None:
    begin(card, game, qtbot)
    QTest.keyClick(card, Qt.Key.Key_Left)
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not game.is_playing
    assert sum(one.rounds for one in game.scores) == 1
    score.clear.click()
    assert score.undo.isVisible()
    score.undo.click()
    assert sum(one.rounds for one in game.scores) == 1
