"""Which epochs of a run are kept to be looked at."""

from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.core.runs.kept_epochs import (
    check_kept,
    epoch_file,
    epoch_files,
    is_kept,
    kept_at_most,
    kept_epochs,
)
from studio.core.runs.run_folder import RunFolder


def grown(epochs: int, most: int, best: int = 0) -> list[int]:
    """Return what a run keeps that decides after each epoch, and never gets one back."""
    kept: set[int] = set()
    for newest in range(1, epochs + 1):
        kept = {one for one in kept | {newest} if is_kept(one, newest, best, most)}
    return sorted(kept)


def test_a_run_thins_itself_out_and_keeps_first_best_and_newest() -> None:
    assert grown(10, 10) == list(range(1, 11))
    assert grown(11, 10) == [1, 2, 4, 6, 8, 10, 11]
    assert grown(40, 10) == [1, *range(4, 41, 4)]
    assert grown(43, 10, best=7) == [1, 7, 8, 16, 24, 32, 40, 43]
    assert grown(5, 0) == []
    assert grown(5, 1) == [1, 5]


def test_no_run_keeps_more_than_about_as_many_as_it_was_told_to() -> None:
    for most in (1, 2, 7, 20):
        for epochs in range(1, 200):
            kept = grown(epochs, most, best=max(epochs // 3, 1))
            assert len(kept) <= most + 3
            assert len(kept) - 1 <= kept_at_most(epochs, most) <= len(kept)
            if epochs >= 2 * most > 2:
                assert len(kept) > most / 2
    assert kept_at_most(30, 0) == 0


def test_epochs_of_a_folder_are_listed_forgotten_and_missed_in_a_sentence(tmp_path: Path) -> None:
    run = RunFolder(tmp_path)
    assert kept_epochs(run.checkpoints) == ()
    with pytest.raises(InputError, match="kept only its best and its last epoch"):
        check_kept(run, 3)
    run.checkpoints.mkdir()
    for epoch in (12, 2, 7):
        epoch_file(run.checkpoints, epoch).write_bytes(b"weights")
    for other in ("epoch-9.npz", "at-000-000001-00000000.npz", ".epoch-000003.npz.0a.part"):
        (run.checkpoints / other).write_bytes(b"something else")
    assert kept_epochs(run.checkpoints) == (2, 7, 12)
    assert check_kept(run, 7) == epoch_file(run.checkpoints, 7)
    with pytest.raises(InputError, match=r"did not keep epoch 3\. Epochs kept: 2, 7, 12"):
        check_kept(run, 3)
    epoch_files(run.checkpoints).forget(7)
    assert kept_epochs(run.checkpoints) == (2, 7)
