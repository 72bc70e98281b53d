"""A run that is cut at any write to the disk goes on and ends as if it never had been.

The cut is an exception that nothing catches, raised in place of the n-th write, rename or removal;
from then on nothing more reaches the disk, as after kill -9. What is written then stays half.
`kill_twenty_times.py` does the same with real processes.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import engine_runs
import numpy as np
import pytest
import tiny_images

from studio.core.base.errors import InputError
from studio.core.metrics import MetricsWriter
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_list import list_runs

pytestmark = [pytest.mark.engine, pytest.mark.slow]

CUTS = 10


class Cut(BaseException):
    """The process is no more."""


class Guillotine:
    """Counts what reaches the disk and cuts before the write of a number."""

    def __init__(self, patch: pytest.MonkeyPatch, cut_at: int | None) -> None:
        self.count = 0
        self._cut_at = cut_at
        for owner, name in ((os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "rename")):
            patch.setattr(owner, name, self._guarded(getattr(owner, name)))
        patch.setattr(np, "savez", self._half_archive(np.savez))
        patch.setattr(MetricsWriter, "extend", self._half_rows(MetricsWriter.extend))

    @property
    def _is_cut(self) -> bool:
        self.count += 1
        return self._cut_at is not None and self.count >= self._cut_at

    def _guarded(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*given: object, **options: object) -> object:
            if self._is_cut:
                raise Cut
            return work(*given, **options)

        return guarded

    def _half_archive(self, work: Callable[..., None]) -> Callable[..., None]:
        def savez(file: IO[bytes], **arrays: Any) -> None:  # noqa: ANN401  # as NumPy has it
            work(file, **arrays)
            if self._is_cut:
                file.truncate(file.tell() // 2)
                raise Cut

        return savez

    def _half_rows(self, work: Callable[..., None]) -> Callable[..., None]:
        def extend(writer: MetricsWriter, rows: Any) -> None:  # noqa: ANN401  # any iterable
            if self._is_cut:
                with writer.path.open("ab") as file:
                    file.write(b"1,2,3,tra")
                raise Cut
            work(writer, rows)

        return extend


@pytest.fixture(scope="module")
def whole(
    images_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[RunFolder, list[int]]:
    """The run that was never cut, and the numbers of writes to cut others at."""
    recipe = tiny_images.two_stage_recipe(images_folder)
    with pytest.MonkeyPatch.context() as patch:
        guillotine = Guillotine(patch, None)
        run = engine_runs.train(recipe, tmp_path_factory.mktemp("whole"))
    assert guillotine.count > 40
    # Most of the first quarter is before the run's folder; how many there are at the end varies.
    choice = range(guillotine.count // 4, guillotine.count - 4)
    return run, sorted(random.Random(3).sample(choice, CUTS))


@pytest.mark.parametrize("which", range(CUTS))
def test_run_cut_at_a_write_goes_on_to_the_same_end(
    which: int, whole: tuple[RunFolder, list[int]], images_folder: Path, tmp_path: Path
) -> None:
    uncut, places = whole
    recipe = tiny_images.two_stage_recipe(images_folder)
    with pytest.MonkeyPatch.context() as patch:
        Guillotine(patch, places[which])
        with pytest.raises(Cut):
            engine_runs.train(recipe, tmp_path)
    listed = list_runs(tmp_path)
    if not listed:
        return  # cut before there was a run
    run = RunFolder(Path(listed[0].path))
    assert listed[0].status in ("interrupted", "finished")
    try:
        engine_runs.Watched().resume(run)
    except InputError as error:
        # Before the first checkpoint, or after the last word: nothing is lost either way.
        assert "no intact checkpoint" in str(error) or listed[0].status == "finished"  # noqa: PT017
        if listed[0].status == "interrupted":
            assert not list(run.checkpoints.glob("at-*.npz"))
            return
    engine_runs.assert_same_weights(run.last_model_file, uncut.last_model_file)
    engine_runs.assert_same_weights(run.model_file, uncut.model_file)
    assert engine_runs.metrics_without_seconds(run) == engine_runs.metrics_without_seconds(uncut)
    assert engine_runs.figures(run) == engine_runs.figures(uncut)
