"""The real main(), twice: a training paused in one program goes on in the next."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest
from press import Story, open_sample, press, press_words, tell, window

from studio.core.base import paths
from studio.core.projects.project_lock import ProjectLock
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_state import Status
from studio.ui.dialogs.train_longer import TrainLongerDialog
from studio.ui.pages.data import DataPage
from studio.ui.pages.start import StartPage

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.usefixtures("qapp")]


def start_page() -> StartPage:
    page = window().pages.page("start")
    assert isinstance(page, StartPage)
    return page


def test_paused_training_goes_on_after_a_restart_of_the_program(
    capfd: pytest.CaptureFixture[str],
) -> None:
    saved: list[int] = []

    def first() -> Story:
        shown = window()
        context = shown._context
        yield from open_sample()
        data = shown.pages.page("data")
        assert isinstance(data, DataPage)
        yield lambda: data.suggestion.isVisible()
        yield from press_words(data.suggestion, "Train with these settings")
        yield lambda: context.run.state.saved >= 2
        trainer = psutil.Process(context.client.pid)
        yield from press_words(shown, "Pause")
        yield lambda: not context.run.state.status.is_alive
        assert context.run.state.status is Status.PAUSED
        saved.append(context.run.state.saved)
        assert trainer.is_running()  # on a CPU the next question need not wait for another

    def second() -> Story:
        shown = window()
        context = shown._context
        yield lambda: shown.isVisible()
        page = start_page()
        yield lambda: bool(page.recent.rows)
        badge = page.recent.rows[0].badge
        assert f"after epoch {saved[0]}" in badge.text()
        press(badge)
        yield lambda: context.run.state.epoch > saved[0]
        yield lambda: context.run.series.epoch_count >= saved[0]
        yield lambda: context.run.state.status is Status.FINISHED
        epochs = context.run.state.report.epochs  # type: ignore[union-attr]
        assert context.run.series.epoch_count == epochs
        yield from press_words(shown, "Train longer…")
        dialog = shown.findChild(TrainLongerDialog)
        assert isinstance(dialog, TrainLongerDialog)
        dialog.count.setText("2")
        dialog.count.editingFinished.emit()
        press(dialog.train)
        yield lambda: context.run.state.status is Status.FINISHED
        assert context.run.state.report is not None
        assert context.run.state.report.epochs == epochs + 2
        assert context.run.series.epoch_count == epochs + 2
        assert context.project.recipe.epochs == epochs + 2

    tell(first)
    tell(second)
    folder = next(paths.home().glob("*/recipe.toml")).parent
    (run,) = list_runs(folder / "runs")
    assert run.status == "finished"
    rows = (Path(run.path) / "metrics.csv").read_text().splitlines()[1:]
    places = [tuple(row.split(",")[:4]) for row in rows]
    assert len(set(places)) == len(places), "a batch was written twice"
    epochs = {int(place[1]) for place in places}
    assert epochs == set(range(1, run.epochs + 1)), "the curve has a gap"
    lock = ProjectLock(folder)
    assert lock.take() is None, "the closed window still has the project"
    lock.release()
    assert "Traceback" not in capfd.readouterr().err
