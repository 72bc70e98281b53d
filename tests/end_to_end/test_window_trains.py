"""The real main(): from the start page to an exported file, by pressing real buttons."""

from __future__ import annotations

from pathlib import Path

import h5py
import psutil
import pytest
from press import Story, choose_epochs, has_button, open_sample, press, press_words, tell, window

from studio.core.base import paths
from studio.core.runs.run_list import list_runs
from studio.core.runs.run_state import Status
from studio.ui.engine.engine_client import EngineState
from studio.ui.pages.data import DataPage
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.classify_evaluation import ClassifyEvaluation
from studio.ui.pages.export.export_page import ExportPage
from studio.ui.texts.format import percent_text

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.usefixtures("qapp")]

EPOCHS = 3


def test_sample_is_trained_and_exported(capfd: pytest.CaptureFixture[str]) -> None:
    exported: list[Path] = []

    def story() -> Story:
        yield from open_sample()
        shown = window()
        context = shown._context
        data = shown.pages.page("data")
        assert isinstance(data, DataPage)
        yield lambda: bool(data.gallery.browser.grid.pictures())
        yield from choose_epochs(EPOCHS)
        train = shown.pages.page("train")
        assert train is not None
        yield lambda: train.isVisible()
        yield from press_words(train, "Start training")
        yield lambda: not context.run.state.status.is_alive
        state = context.run.state
        assert state.status is Status.FINISHED, f"{state.failure} {state.details}"
        assert state.report is not None
        assert state.report.classified.accuracy.test is not None
        assert state.report.classified.accuracy.test > 0.8
        shown.show_page("evaluate")
        page = shown.pages.page("evaluate")
        assert isinstance(page, EvaluatePage)
        evaluate = page.view("classify")
        assert isinstance(evaluate, ClassifyEvaluation)
        yield lambda: bool(evaluate.images.grid.pictures())  # by itself, with the worst confusion
        own = evaluate.facts_card.texts()[0]
        accuracy = percent_text(state.report.classified.accuracy.test, 1)
        assert own.startswith(f"Accuracy: {accuracy}")
        shown.show_page("train")
        yield lambda: context.client.state is EngineState.READY  # a fresh one, for the export
        yield from press_words(train, "Export model")
        export = shown.pages.page("export")
        assert isinstance(export, ExportPage)
        yield lambda: export.export_button.isVisible()
        press(export.export_button)
        yield lambda: export.certificate is not None or bool(export.failure)
        assert not export.failure
        proof = export.certificate
        assert proof is not None
        assert proof.agrees
        exported.append(Path(proof.file))

    tell(story)
    assert exported[0].suffix == ".h5"
    with h5py.File(exported[0]) as file:
        assert "model_weights" in file
    project = next(paths.home().glob("*/recipe.toml")).parent
    runs = list_runs(project / "runs")
    assert [run.status for run in runs] == ["finished"]
    assert runs[0].epochs == EPOCHS
    assert "Traceback" not in capfd.readouterr().err


def test_killed_engine_is_resumed_from_its_banner(capfd: pytest.CaptureFixture[str]) -> None:
    def story() -> Story:
        yield from open_sample()
        shown = window()
        context = shown._context
        project = context.project.project
        assert project is not None
        data = shown.pages.page("data")
        assert isinstance(data, DataPage)
        yield lambda: data.suggestion.isVisible()
        yield from press_words(data.suggestion, "Train with these settings")
        yield lambda: context.run.state.saved >= 2
        psutil.Process(context.client.pid).kill()
        yield lambda: context.run.state.status is Status.LOST
        banner = shown.notices.banner("run")
        assert banner is not None
        saved = context.run.state.saved
        yield lambda: has_button(banner, f"Resume from epoch {saved + 1}")
        yield from press_words(banner, f"Resume from epoch {saved + 1}")
        yield lambda: context.run.state.status is Status.RUNNING
        yield lambda: context.run.state.epoch > saved
        yield from press_words(shown, "Pause")
        yield lambda: not context.run.state.status.is_alive
        assert context.run.state.status is Status.PAUSED
        assert context.run.series.epoch_count >= saved

    tell(story)
    assert "Traceback" not in capfd.readouterr().err
