"""The game "Which one is real?" on the shown run: rounds, guesses, and how they add up."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.runs import guesses as kept
from studio.core.runs.guesses import EpochScore, Guess, Pair
from studio.core.tasks.gallery import Gallery, read_gallery, read_originals, read_pictures, thinned
from studio.core.tasks.picture_strip import Pictures
from studio.core.tasks.scores import Scores, read_scores
from studio.ui.threads.background import Background


class Verdict(NamedTuple):
    """What there is to say once a person has guessed.

    Attributes:
        pair: what was shown.
        is_fooled: whether the invented image was taken for real.
        real_score: probability, 0..1, that the discriminator of that epoch gave the real image;
            None where it was not kept.
        fake_score: likewise of the invented one.
    """

    pair: Pair
    is_fooled: bool
    real_score: float | None
    fake_score: float | None


class _Found(NamedTuple):
    run: str
    gallery: Gallery | None
    guesses: tuple[Guess, ...]


class _Material(NamedTuple):
    """All that a game shows, read before it begins."""

    run: str
    pairs: tuple[Pair, ...]
    reals: Pictures
    samples: dict[int, Pictures]
    scores: dict[int, Scores]


class GuessingGame(QObject):
    """Draws the rounds of a game, takes the guesses, keeps them with the run.

    Signals:
        standing_changed(): another run, or there are other guesses.
        round_changed(): another pair is to be shown, or none.
        failed(object): the `Sentence` why something could not be read or kept.
        guesses_kept(): all guesses are on the disk.
    """

    standing_changed = Signal()
    round_changed = Signal()
    failed = Signal(object)
    guesses_kept = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = ""
        self._gallery: Gallery | None = None
        self._guesses: tuple[Guess, ...] = ()
        self._cleared: tuple[Guess, ...] = ()
        self._material: _Material | None = None
        self._at = 0
        self._verdict: Verdict | None = None
        self._random = np.random.default_rng()
        self._reader = Background(self)
        self._dealer = Background(self)
        self._writer = Background(self, keep_latest=False)
        self._reader.succeeded.connect(self._on_found)
        self._dealer.succeeded.connect(self._on_dealt)
        self._dealer.failed.connect(self._on_not_dealt)
        self._writer.succeeded.connect(self.guesses_kept)
        for background in (self._reader, self._writer):
            background.failed.connect(self.failed)

    # --- the run ------------------------------------------------------------------------------

    @property
    def run(self) -> str:
        """Folder of the run, "" without one."""
        return self._run

    @property
    def epochs(self) -> tuple[int, ...]:
        """Epochs whose samples a game shows; empty where the run has kept none."""
        if self._gallery is None or not self._gallery.files:
            return ()
        return thinned(self._gallery.epochs, kept.MOST_EPOCHS)

    @property
    def scores(self) -> tuple[EpochScore, ...]:
        """How often each epoch fooled somebody, in all games on this run."""
        return kept.scores(self._guesses)

    @property
    def can_undo_clearing(self) -> bool:
        """Whether guesses that were forgotten can come back."""
        return bool(self._cleared) and not self._guesses

    def follow(self, run: str) -> None:
        """Turn to a run; of the same one, look which epochs there are now."""
        if run != self._run:
            self._run, self._gallery, self._guesses = run, None, ()
            self._cleared = ()
            self.end()
            self.standing_changed.emit()
        self._reader.forget()
        if run:
            self._reader.run(partial(_found, run))

    @Slot(object)
    def _on_found(self, found: _Found) -> None:
        if found.run != self._run:
            return
        guesses = self._guesses if self._writer.is_busy else found.guesses
        if (found.gallery, guesses) != (self._gallery, self._guesses):
            self._gallery, self._guesses = found.gallery, guesses
            self.standing_changed.emit()

    # --- a game -------------------------------------------------------------------------------

    @property
    def is_dealing(self) -> bool:
        """Whether the pictures of a game are being read."""
        return self._dealer.is_busy

    @property
    def is_playing(self) -> bool:
        """Whether there is a pair to look at."""
        return self._material is not None and self._at < len(self._material.pairs)

    @property
    def rounds(self) -> tuple[int, int]:
        """The round at work, from 1, and how many the game has."""
        pairs = self._material.pairs if self._material is not None else ()
        return min(self._at + 1, len(pairs)), len(pairs)

    @property
    def verdict(self) -> Verdict | None:
        """What the last guess was worth; None before it."""
        return self._verdict

    def start(self, per_epoch: int) -> None:
        """Begin a game with so many rounds of each epoch."""
        gallery, epochs = self._gallery, self.epochs
        if gallery is None or not epochs:
            return
        samples, reals = gallery.shape[0], len(gallery.files)
        pairs = kept.draw_pairs(epochs, per_epoch, samples, reals, self._random, self._guesses)
        self.end()
        self._dealer.run(partial(_deal, self._run, gallery, pairs))
        self.round_changed.emit()

    def end(self) -> None:
        """Leave the game; the guesses stay."""
        self._dealer.forget()
        self._material = self._verdict = None
        self._at = 0
        self.round_changed.emit()

    @Slot(object)
    def _on_dealt(self, material: _Material) -> None:
        if material.run == self._run:
            self._material, self._at, self._verdict = material, 0, None
            self.round_changed.emit()

    @Slot(object)
    def _on_not_dealt(self, reason: Sentence) -> None:
        self.round_changed.emit()  # it can be begun again
        self.failed.emit(reason)

    def pictures(self) -> tuple[np.ndarray, np.ndarray] | None:
        """Return what lies left and right, (height, width, 1 or 3); None without a round."""
        material = self._material
        if material is None or not self.is_playing:
            return None
        pair = material.pairs[self._at]
        real, fake = material.reals[pair.real], material.samples[pair.epoch][pair.sample]
        return (real, fake) if pair.is_real_left else (fake, real)

    def guess(self, *, is_left: bool) -> None:
        """Take the left image for the real one, or the right one; once a round."""
        material = self._material
        if material is None or not self.is_playing or self._verdict is not None:
            return
        pair = material.pairs[self._at]
        is_fooled = is_left != pair.is_real_left
        scores = material.scores.get(pair.epoch)
        self._verdict = Verdict(
            pair,
            is_fooled,
            _score(scores.real, pair.real) if scores is not None else None,
            _score(scores.fake, pair.sample) if scores is not None else None,
        )
        self._keep((*self._guesses, Guess(pair.epoch, pair.sample, pair.real, is_fooled)))
        self.round_changed.emit()

    def go_on(self) -> None:
        """Show the next pair, or nothing after the last."""
        if self._verdict is not None:
            self._verdict = None
            self._at += 1
            if not self.is_playing:
                self._material = None
            self.round_changed.emit()

    # --- what is kept -------------------------------------------------------------------------

    def clear(self) -> None:
        """Forget every guess on this run."""
        self._cleared = self._guesses
        self._keep(())

    def undo_clearing(self) -> None:
        """Bring back what was forgotten."""
        if self.can_undo_clearing:
            self._keep(self._cleared)
            self._cleared = ()

    def _keep(self, guesses: tuple[Guess, ...]) -> None:
        self._guesses = guesses
        self._writer.run(partial(kept.write, Path(self._run), guesses))
        self.standing_changed.emit()


def _score(scores: np.ndarray, at: int) -> float | None:
    return float(scores[at]) if at < len(scores) else None


def _found(run: str) -> _Found:
    """Return which samples a run has kept, and what was guessed of them.

    Raises:
        InputError: a file is damaged.
    """
    gallery = read_gallery(Path(run))
    return _Found(run, gallery if gallery and gallery.epochs else None, kept.read(Path(run)))


def _deal(run: str, gallery: Gallery, pairs: tuple[Pair, ...]) -> _Material:
    """Return all that the rounds show; scores that are not there are done without.

    Raises:
        InputError: pictures are missing or damaged.
    """
    folder = Path(run)
    epochs = sorted({pair.epoch for pair in pairs})
    scores = {}
    for epoch in epochs:
        try:
            scores[epoch] = read_scores(folder, epoch)
        except InputError:
            continue
    samples = {epoch: read_pictures(folder, gallery, epoch) for epoch in epochs}
    return _Material(run, pairs, read_originals(folder, gallery), samples, scores)
