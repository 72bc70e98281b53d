"""The game on a run: rounds from its gallery, guesses that stay with it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.core.runs import guesses
from studio.core.tasks import gallery
from studio.core.tasks.scores import Scores, keep_scores
from studio.ui.models.guessing_game import GuessingGame

REAL = 250
"""Brightness of the real images; those of an epoch are as bright as its number."""


@pytest.fixture
def run(tmp_path: Path) -> Path:
    folder = tmp_path / "run"
    folder.mkdir()
    reals = np.full((6, 8, 8, 1), REAL, np.uint8)
    gallery.begin_gallery(folder, "train", tuple("abcdef"), reals)
    for epoch in (1, 2):
        gallery.keep_pictures(folder, epoch, np.full((6, 8, 8, 1), epoch, np.uint8))
    real, fake = np.linspace(0.6, 0.7, 6), np.linspace(0.1, 0.2, 6)
    keep_scores(folder, 2, Scores(real.astype(np.float32), fake.astype(np.float32)))
    return folder


@pytest.fixture
def game(run: Path, qtbot: QtBot) -> GuessingGame:
    made = GuessingGame()
    with qtbot.waitSignal(made.standing_changed):
        made.follow(str(run))
    qtbot.waitUntil(lambda: bool(made.epochs), timeout=3000)
    return made


def begin(game: GuessingGame, qtbot: QtBot, per_epoch: int = 2) -> None:
    game.start(per_epoch)
    qtbot.waitUntil(lambda: game.is_playing, timeout=3000)


def real_is_left(game: GuessingGame) -> bool:
    pictures = game.pictures()
    assert pictures is not None
    left, right = (int(one[0, 0, 0]) for one in pictures)
    assert sorted((left, right))[1] == REAL
    assert min(left, right) in (1, 2)
    return left == REAL


def test_every_round_shows_a_real_and_an_invented_image(game: GuessingGame, qtbot: QtBot) -> None:
    assert game.epochs == (1, 2)
    begin(game, qtbot)
    sides = []
    for at in range(1, 5):
        assert game.rounds == (at, 4)
        sides.append(real_is_left(game))
        game.guess(is_left=sides[-1])
        assert game.verdict is not None
        assert not game.verdict.is_fooled
        game.go_on()
    assert not game.is_playing
    assert game.pictures() is None
    assert [(one.epoch, one.rounds, one.fooled) for one in game.scores] == [(1, 2, 0), (2, 2, 0)]


def test_the_discriminator_of_that_epoch_says_what_it_thought(
    game: GuessingGame, qtbot: QtBot
) -> None:
    begin(game, qtbot, per_epoch=6)
    for _ in range(12):
        game.guess(is_left=not real_is_left(game))
        verdict = game.verdict
        assert verdict is not None
        assert verdict.is_fooled
        if verdict.pair.epoch == 1:
            assert verdict.real_score is None, "its scores were not kept"
        else:
            assert verdict.real_score == pytest.approx(0.6 + 0.02 * verdict.pair.real)
            assert verdict.fake_score == pytest.approx(0.1 + 0.02 * verdict.pair.sample)
        game.go_on()


def test_a_round_takes_one_guess(game: GuessingGame, qtbot: QtBot) -> None:
    begin(game, qtbot)
    is_left = real_is_left(game)
    game.guess(is_left=is_left)
    game.guess(is_left=not is_left)
    assert sum(one.rounds for one in game.scores) == 1
    assert game.verdict is not None
    assert not game.verdict.is_fooled


def test_guesses_stay_with_the_run(game: GuessingGame, run: Path, qtbot: QtBot) -> None:
    begin(game, qtbot)
    game.guess(is_left=not real_is_left(game))
    game.end()
    assert not game.is_playing
    qtbot.waitUntil(lambda: len(guesses.read(run)) == 1, timeout=3000)
    again = GuessingGame()
    again.follow(str(run))
    qtbot.waitUntil(lambda: bool(again.scores), timeout=3000)
    assert [one.fooled for one in again.scores] == [1]


def test_a_cleared_score_can_come_back(game: GuessingGame, run: Path, qtbot: QtBot) -> None:
    begin(game, qtbot)
    game.guess(is_left=True)
    game.end()
    before = game.scores
    game.clear()
    assert game.scores == ()
    assert game.can_undo_clearing
    game.undo_clearing()
    assert game.scores == before
    assert not game.can_undo_clearing
    qtbot.waitUntil(lambda: len(guesses.read(run)) == 1, timeout=3000)


def test_another_run_ends_the_game(game: GuessingGame, tmp_path: Path, qtbot: QtBot) -> None:
    begin(game, qtbot)
    (tmp_path / "other").mkdir()
    game.follow(str(tmp_path / "other"))
    assert not game.is_playing
    assert game.epochs == ()
    game.start(2)
    assert not game.is_dealing


def test_a_guess_that_cannot_be_kept_is_said(game: GuessingGame, run: Path, qtbot: QtBot) -> None:
    begin(game, qtbot)
    run.rename(run.with_name("gone"))
    with qtbot.waitSignal(game.failed) as failed:
        game.guess(is_left=True)
    assert failed.args is not None
    assert "was not found" in str(failed.args[0])
