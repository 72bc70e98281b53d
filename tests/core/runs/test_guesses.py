"""Guesses are kept with the run; a game shows each image once before any comes again."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from studio.core.base.errors import InputError
from studio.core.metrics.proportion import wilson
from studio.core.runs import guesses
from studio.core.runs.guesses import Guess


def test_what_is_written_is_read_and_the_run_grows_no_younger(tmp_path: Path) -> None:
    os.utime(tmp_path, ns=(10**18, 10**18))
    made = (Guess(3, 0, 1, True), Guess(30, 5, 2, False))
    guesses.write(tmp_path, made)
    assert guesses.read(tmp_path) == made
    assert tmp_path.stat().st_mtime_ns == 10**18


def test_a_run_without_games_has_no_guesses(tmp_path: Path) -> None:
    assert guesses.read(tmp_path) == ()


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "guesses.json").write_text('{"guesses": [{"epoch": 0}]}')
    with pytest.raises(InputError, match=r"guesses\.json is damaged"):
        guesses.read(tmp_path)


def test_a_run_that_is_gone_is_not_made_again(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="was not found"):
        guesses.write(tmp_path / "gone", ())
    assert not (tmp_path / "gone").exists()


def test_scores_count_by_epoch_with_their_interval() -> None:
    made = [Guess(30, at, at, at < 8) for at in range(20)] + [Guess(1, 0, 0, False)]
    first, last = guesses.scores(made)
    assert (first.epoch, first.rounds, first.fooled) == (1, 1, 0)
    assert (last.epoch, last.rounds, last.fooled, last.share) == (30, 20, 8, 0.4)
    assert last.interval == wilson(0.4, 20)


def test_no_image_comes_twice_before_all_have_come_once() -> None:
    pairs = guesses.draw_pairs((1, 7), 6, 4, 5, np.random.default_rng(0))
    assert Counter(pair.epoch for pair in pairs) == {1: 6, 7: 6}
    for epoch in (1, 7):
        seen = Counter(pair.sample for pair in pairs if pair.epoch == epoch)
        assert set(seen) == set(range(4))
        assert max(seen.values()) - min(seen.values()) <= 1
    reals = [pair.real for pair in pairs]
    assert len(set(reals[:5])) == len(set(reals[5:10])) == 5


def test_a_later_game_begins_with_what_was_not_shown_yet() -> None:
    random = np.random.default_rng(1)
    guessed: list[Guess] = []
    for _ in range(5):
        pairs = guesses.draw_pairs((1, 7), 3, 9, 10, random, guessed)
        guessed += [Guess(pair.epoch, pair.sample, pair.real, False) for pair in pairs]
    reals = [guess.real for guess in guessed]
    for begin in (0, 10, 20):
        assert len(set(reals[begin : begin + 10])) == 10
    for epoch in (1, 7):
        samples = [guess.sample for guess in guessed if guess.epoch == epoch]
        assert len(set(samples[:9])) == 9
    assert all(first != second for first, second in itertools.pairwise(reals))


def test_a_single_real_image_has_to_do() -> None:
    pairs = guesses.draw_pairs((1,), 4, 2, 1, np.random.default_rng(0), [Guess(1, 0, 5, False)])
    assert [pair.real for pair in pairs] == [0] * 4


def test_sides_and_order_tell_nothing() -> None:
    pairs = guesses.draw_pairs((1, 2), 400, 64, 64, np.random.default_rng(3))
    left = sum(pair.is_real_left for pair in pairs)
    assert 340 < left < 460
    first = [pair.epoch for pair in pairs[:400]]
    assert 150 < first.count(1) < 250
