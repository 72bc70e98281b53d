"""The second task in the real program: from a sample to restored images and an encoder."""

from __future__ import annotations

import os
from pathlib import Path

import h5py
import pytest
from msgspec.structs import replace
from press import Story, choose_epochs, look, open_sample, press, press_words, tell, window
from PySide6.QtWidgets import QFileDialog

from studio.core.base import paths
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_state import Status
from studio.core.tasks.autoencode import Autoencoded
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.autoencode.autoencode_evaluation import AutoencodeEvaluation
from studio.ui.pages.export.export_page import ExportPage
from studio.ui.pages.inspect import InspectPage
from studio.ui.pages.inspect.modes.latent.sliders import SlidersMode
from studio.ui.pages.inspect.modes.latent.walk import WalkMode
from studio.ui.pages.train.code_sizes_dialog import CodeSizesDialog
from studio.ui.pages.train.gallery_card import GalleryCard
from studio.ui.pages.train.restored_card import RestoredCard
from studio.ui.texts.format import figure_text

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.usefixtures("qapp")]

EPOCHS = int(os.environ.get("STUDIO_EPOCHS", "3"))


def test_sample_is_compressed_and_its_encoder_exported(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported: list[Path] = []

    def story() -> Story:
        shown = window()
        context = shown._context
        yield from open_sample("Compress")
        assert context.project.recipe.task == "autoencode"
        yield from look("data")
        yield from choose_epochs(EPOCHS)
        train = shown.pages.page("train")
        assert train is not None
        yield lambda: train.isVisible()
        yield from look("ready")
        yield from press_words(train, "Start training")
        gallery = train.findChild(GalleryCard)
        assert isinstance(gallery, GalleryCard)
        yield lambda: gallery.epoch >= 1
        assert gallery.isVisible()
        assert [row.name for row in gallery.pictures.rows()] == ["Original", "Restored"]
        yield from look("training")
        yield lambda: not context.run.state.status.is_alive
        state = context.run.state
        assert state.status is Status.FINISHED, f"{state.failure} {state.details}"
        assert state.report is not None
        assert isinstance(state.report.result, Autoencoded)
        yield lambda: gallery.epoch == EPOCHS
        yield from look("finished")
        gallery.bar.slider.setValue(0)
        yield lambda: gallery.epoch == 1
        yield from look("trained")
        yield from _evaluate(state.report.result, tmp_path, monkeypatch)
        yield from _look_at_codes()
        shown.show_page("train")
        yield from press_words(train, "Export model")
        export = shown.pages.page("export")
        assert isinstance(export, ExportPage)
        yield lambda: export.export_button.isVisible()
        export.choose_part("encoder")
        yield from look("export")
        press(export.export_button)
        yield lambda: export.certificate is not None or bool(export.failure)
        assert not export.failure
        proof = export.certificate
        assert proof is not None
        assert proof.agrees
        exported.append(Path(proof.file))
        yield from look("exported")
        shown.show_page("runs")
        yield lambda: True
        yield from look("runs")

    tell(story)
    assert "encoder" in exported[0].name
    with h5py.File(exported[0]) as file:
        assert "model_weights" in file
    recipe = recipes.read(next(paths.home().glob("*/recipe.toml")))
    assert isinstance(recipe, Recipe)
    assert recipe.epochs == EPOCHS
    assert "Traceback" not in capfd.readouterr().err


def test_codes_of_several_sizes_are_trained_to_the_end(capfd: pytest.CaptureFixture[str]) -> None:
    projects: list[Path] = []

    def story() -> Story:
        shown = window()
        context = shown._context
        yield from open_sample("Compress")
        context.project.set_recipe(_tiny(context.project.recipe), "tiny")
        yield lambda: context.images.split is not None
        shown.show_page("train")
        train = shown.pages.page("train")
        assert train is not None
        yield from press_words(train, "Start training")
        yield lambda: context.run.state.status is Status.FINISHED
        assert context.project.project is not None
        projects.append(context.project.project.folder)
        result = train.findChild(RestoredCard)
        assert isinstance(result, RestoredCard)
        yield lambda: result.sizes.isVisible()
        press(result.sizes)
        dialog = shown.findChild(CodeSizesDialog)
        assert isinstance(dialog, CodeSizesDialog)
        yield lambda: dialog.start.isVisible()
        assert dialog.start.text() == "Train 4 runs"
        assert [point.code for point in dialog.points] == [4]
        press(dialog.start)
        assert context.queue.is_active
        yield lambda: not context.queue.is_active and not context.run.state.status.is_alive
        assert context.run.state.status is Status.FINISHED, context.run.state.failure
        yield lambda: dialog.text() == "Every size is trained."
        assert [point.code for point in dialog.points] == [2, 4, 8, 16, 32]
        assert not dialog.start.isVisible()
        yield from look("sizes")
        press(dialog.close_button)

    tell(story)
    runs = [RunFolder(folder) for folder in sorted((projects[0] / "runs").iterdir())]
    runs = [run for run in runs if run.has_report]
    assert sorted(run.recipe().autoencoder.code for run in runs) == [2, 4, 8, 16, 32]
    assert recipes.read(projects[0] / recipes.FILE_NAME).autoencoder.code == 4
    linear: dict[int, float] = {}
    for run in runs:
        report = run.report().result
        assert isinstance(report, Autoencoded)
        assert report.pca_error.test is not None
        linear[report.code] = report.pca_error.test
    errors = [linear[code] for code in sorted(linear)]
    assert errors == sorted(errors, reverse=True), "more components lose less"
    assert "Traceback" not in capfd.readouterr().err


def _tiny(recipe: Recipe) -> Recipe:
    """Return a recipe whose series of five runs takes seconds."""
    return replace(
        recipe,
        data=replace(recipe.data, image_size=(8, 8), limit_per_class=12),
        autoencoder=replace(recipe.autoencoder, kind="dense", code=4, dense=(16,)),
        stage=(replace(recipe.stage[0], epochs=2),),
    )


def _evaluate(result: Autoencoded, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    """See the worst images restored, then compress all of them to a file of codes."""
    shown = window()
    shown.show_page("evaluate")
    page = shown.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("autoencode")
    assert isinstance(view, AutoencodeEvaluation)
    yield lambda: bool(view.restored.rows.rows())
    assert result.error.test is not None
    assert view.facts_card.texts()[0].endswith(figure_text(result.error.test))
    worst = view.images.grid.pictures()[0]
    shades = view.restored.rows.rows()[-1].pictures
    assert shades.std() > 0
    assert Path(worst.path).is_file()
    yield from look("evaluate")
    yield from press_words(page, "Use it")
    file = folder / "codes.npz"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    images = shown._context.images.folder
    view.tools.compress_zone.paths_dropped.emit([images])
    yield lambda: bool(view.tools.text())
    assert "times smaller than as PNG" in view.tools.text()
    assert file.stat().st_size > 1797 * 16
    yield from look("tools")


def _look_at_codes() -> Story:
    """Begin with the code of an image, move one of its numbers, and walk to another image."""
    shown = window()
    shown.show_page("inspect")
    page = shown.pages.page("inspect")
    assert isinstance(page, InspectPage)
    yield from press_words(page, "Latent space")
    yield from press_words(page, "Sliders")
    mode = page.stage.mode
    assert isinstance(mode, SlidersMode)
    yield lambda: mode.sliders.dimensions() == 16 and not mode.view.image().isNull()
    yield lambda: not page._looker.is_busy
    before = mode.view.image()
    first = mode.sliders._rows[0].slider
    first.setValue(first.maximum())
    yield lambda: mode.view.image() != before
    yield from look("sliders")
    yield from press_words(page, "Walk")
    walk = page.stage.mode
    assert isinstance(walk, WalkMode)
    yield lambda: len(walk.film.frames()) == walk.steps.value()
    assert (walk.film.frames()[0] != walk.film.frames()[-1]).any()
    yield from look("walk")
