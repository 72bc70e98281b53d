"""The Evaluate page of an autoencoder: what it restores badly, and the network as a tool."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from autoencoding import folder_without_classes, restored_report
from coding_engine import CodingEngine
from PySide6.QtWidgets import QApplication, QFileDialog
from run_on_disk import write_run
from shown_window import shown_window, until

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.evaluation import restorations as tables
from studio.core.exports.codes_file import CodesReport
from studio.core.look.restored import Restored
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import Failed, FailureKind, Look
from studio.ui.dialogs.compare_dialog import CompareDialog
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.autoencode.autoencode_evaluation import AutoencodeEvaluation
from studio.ui.pages.evaluate.run_reader import Standing

# One window for all tests of this page: to build it takes longer than all of them.


@pytest.fixture(scope="module")
def engine() -> CodingEngine:
    return CodingEngine()


@pytest.fixture(scope="module")
def studio(qapp: QApplication, engine: CodingEngine) -> Iterator[Studio]:
    with shown_window(qapp, engine) as made:
        yield made


@pytest.fixture(scope="module")
def run(studio: Studio, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run of 24 images; the error of image number k is k hundredths."""
    photos = tmp_path_factory.mktemp("data")
    folder_without_classes(photos / "all")
    studio.new_project.create_from_folder(photos, task="autoencode")
    until(lambda: studio.images.split is not None)
    assert studio.project.project is not None
    made = RunFolder(write_run(studio.project.project.runs, studio.project.recipe, photos))
    made.write_report(restored_report())
    _, parts = made.dataset()
    images = np.concatenate([parts.train, parts.validation, parts.test])
    nothing = np.full(len(images), np.nan, np.float32)
    ssim = np.full(len(images), 0.75, np.float32)
    errors = (images / 100).astype(np.float32)
    tables.write(tables.of_split(parts, errors, ssim, nothing, nothing), made.restorations_file)
    return made


def shown(studio: Studio, run: Path, standing: Standing = Standing.READY) -> AutoencodeEvaluation:
    studio.run.clear()
    studio.run.load(run)
    until(lambda: studio.run.state.run == str(run))
    view = view_of(studio)
    until(lambda: view._reader.standing is standing)
    assert view.isVisible()
    return view


def view_of(studio: Studio) -> AutoencodeEvaluation:
    studio.window.show_page("evaluate")
    page = studio.window.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("autoencode")
    assert isinstance(view, AutoencodeEvaluation)
    return view


@pytest.fixture
def view(studio: Studio, run: RunFolder) -> AutoencodeEvaluation:
    found = shown(studio, run.path)
    section(found, "restored")
    until(lambda: found.restored._request is None)
    return found


def section(view: AutoencodeEvaluation, key: str) -> None:
    view.choice.set_choice(key)
    view.choice.choice_chosen.emit(key)


def test_figures_stand_beside_principal_components_part_by_part(
    view: AutoencodeEvaluation, run: RunFolder
) -> None:
    _, parts = run.dataset()
    error = parts.test.mean() / 100
    texts = view.facts_card.texts()
    assert texts[0] == f"Mean squared error: {error:.3f}"
    assert texts[1] == "PCA error: 0.0200"
    assert "SSIM: 0.750" in texts
    head, *rows = view.every_part.texts()
    assert head[1:4] == ["Images", "Error", "PCA"]
    assert [row[0] for row in rows] == ["Training", "Validation", "Test"]
    assert rows[2][4] == f"+{round(100 * (error / 0.02 - 1)):,}\xa0%"
    view.parts.choice_chosen.emit("train")
    assert view.facts_card.texts()[1] == "PCA error: 0.0190"


def test_the_worst_images_come_first_and_are_shown_restored(
    studio: Studio, engine: CodingEngine, view: AutoencodeEvaluation, run: RunFolder
) -> None:
    view.parts.choice_chosen.emit("train")
    _, parts = run.dataset()
    worst = sorted(parts.train.tolist(), reverse=True)
    until(lambda: engine.asked(Restored).images == tuple(worst[:12]))
    pictures = view.images.grid.pictures()
    assert [picture.caption for picture in pictures[:2]] == [f"{at / 100:.3f}" for at in worst[:2]]
    until(lambda: view.restored._request is None)
    assert [row.name for row in view.restored.rows.rows()] == ["Original", "Restored"]
    view.images.grid.select(3)
    until(lambda: engine.asked(Restored).images == (worst[3],))
    until(lambda: view.restored._request is None)
    view.images.grid.image_activated.emit(3)
    dialog = studio.window.findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    dialog.close()


def test_images_over_which_the_engine_died_are_asked_for_again(
    engine: CodingEngine, view: AutoencodeEvaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(look: Look) -> None:
        reason = say("The engine stopped unexpectedly.")
        engine.tell(Failed(look.request, FailureKind.WORK, reason))

    card = view.restored
    with monkeypatch.context() as patch:
        patch.setattr(engine, "answer", die)
        card.show_images("Three images", (1, 2, 3))
        until(lambda: card._request is None)
    assert card.rows.rows() == ()
    assert card._empty.accessibleName() == "The images cannot be restored"
    card.show_images("Three images", (1, 2, 3))
    until(lambda: card._request is None)
    assert [row.name for row in card.rows.rows()] == ["Original", "Restored"]


def test_a_bar_of_the_errors_shows_its_images(view: AutoencodeEvaluation, run: RunFolder) -> None:
    _, parts = run.dataset()
    view.parts.choice_chosen.emit("train")
    section(view, "errors")
    view.errors.bin_picked.emit(0.05, 0.101)
    expected = sorted((at for at in parts.train.tolist() if 5 <= at <= 10), reverse=True)
    captions = [picture.caption for picture in view.images.grid.pictures()]
    assert len(captions) == len(expected)
    assert view.images.title().startswith("Error 0.0500 to 0.101")


def test_an_image_is_left_out_of_the_next_training(
    studio: Studio, view: AutoencodeEvaluation
) -> None:
    view.images.grid.select(0)
    assert view.images.leave_out.isEnabled()
    before = studio.project.recipe
    view.images.leave_out.click()
    assert len(studio.project.recipe.data.exclude) == 1
    assert view.left_out.isVisible()
    assert view.images.grid.pictures()[0].caption == "excluded"
    view.left_out.action_chosen.emit()
    assert studio.project.recipe == before


def test_a_run_without_the_table_has_its_images_restored_once(
    studio: Studio, run: RunFolder, tmp_path: Path
) -> None:
    kept = run.restorations_file.read_bytes()
    run.restorations_file.unlink()
    try:
        view = shown(studio, run.path, Standing.MISSING)
        assert view.standing.text() == "How well each image is restored was not kept"
        view.standing.judging_wanted.emit()
        until(lambda: view._reader.standing is Standing.READY)
        found = view._run
        assert found is not None
        assert len(found.restorations) == 24
        np.testing.assert_allclose(
            found.restorations.errors, found.restorations.images / 100, atol=1e-6
        )
    finally:
        run.restorations_file.write_bytes(kept)


def test_what_cannot_be_restored_says_why(studio: Studio, run: RunFolder) -> None:
    kept = run.restorations_file.read_bytes()
    run.restorations_file.write_bytes(b"no table")
    try:
        view = shown(studio, run.path, Standing.FAILED)
        assert view.standing.text() == "This run cannot be shown"
    finally:
        run.restorations_file.write_bytes(kept)


def test_a_folder_is_compressed_with_its_true_ratio(
    studio: Studio,
    engine: CodingEngine,
    view: AutoencodeEvaluation,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    file = str(tmp_path / "codes.npz")
    section(view, "tools")
    assert not view.images.isVisible()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (file, ""))
    view.tools.compress_zone.paths_dropped.emit([tmp_path])
    until(lambda: any(isinstance(one, messages.Compress) for one in engine.sent))
    asked = engine.last(messages.Compress)
    assert (asked.images, asked.file) == (str(tmp_path), file)
    assert view.tools.cancel.isVisible()
    report = CodesReport(
        file, 3, 1, (8, 8), 4, 1000, 25_000, 12_000, 50_000, 0.01, 0.009, 0.002, 75
    )
    refused = {"notes.txt": say("Unsupported format")}
    engine.tell(messages.Compressed(asked.request, report, refused))
    assert "25.0 times smaller than as PNG" in view.tools.text()
    assert "notes.txt: Unsupported format" in view.tools.text()
    assert view.tools.figures()["error"] == "0.0100"


def test_a_folder_is_cleaned_into_another(
    studio: Studio,
    engine: CodingEngine,
    view: AutoencodeEvaluation,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    target = str(tmp_path / "clean")
    section(view, "tools")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: target)
    view.tools.clean_zone.paths_dropped.emit([tmp_path])
    until(lambda: any(isinstance(one, messages.Generate) for one in engine.sent))
    asked = engine.last(messages.Generate)
    assert (asked.folder, asked.images) == (target, str(tmp_path))
    engine.tell(messages.ImagesGenerated(asked.request, target, 5, {}, 0))
    assert view.tools.text().startswith("5 images written into")
    view.tools.clean_zone.paths_dropped.emit([tmp_path])
    until(lambda: engine.last(messages.Generate) is not asked)
    again = engine.last(messages.Generate)
    sentence = say("The folder is not empty.")
    engine.tell(messages.Failed(again.request, FailureKind.INPUT, sentence))
    assert view.tools.text() == "The folder is not empty."


@pytest.mark.parametrize("is_in_view", [True, False])
def test_a_folder_that_is_cleaned_outlives_a_change_of_language(
    studio: Studio,
    engine: CodingEngine,
    view: AutoencodeEvaluation,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    *,
    is_in_view: bool,
) -> None:
    target = str(tmp_path / "clean")
    section(view, "tools")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: target)
    view.tools.clean(str(tmp_path))
    asked = engine.last(messages.Generate)
    assert asked.folder == target
    if not is_in_view:
        studio.window.show_page("settings")
    studio.window.pages.rebuild()
    page = studio.window.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    again = page.view("autoencode")
    assert isinstance(again, AutoencodeEvaluation)
    assert again is not view
    assert not again.tools.clean_zone.isEnabled()
    engine.tell(messages.Progress(asked.request, messages.Phase.EXPORTING, 2, 5))
    engine.tell(messages.ImagesGenerated(asked.request, target, 5, {}, 0))
    assert again.tools.text().startswith("5 images written into")
    assert again.tools.clean_zone.isEnabled()
