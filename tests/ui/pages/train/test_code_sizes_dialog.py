"""Code size against error: what is trained already is drawn, what is missing is trained."""

from __future__ import annotations

from pathlib import Path

import pytest
from autoencoding import folder_without_classes, open_autoencoder, restored_report
from fake_engine import FakeEngine
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.evaluation.code_size_curve import code_size_curve, missing
from studio.core.plan.code_sizes import code_size_series
from studio.core.recipes.recipe import Recipe
from studio.core.runs.run_folder import RunFolder
from studio.core.tasks.figure import Figures
from studio.core.wire.messages import Train
from studio.ui.pages.train.code_sizes_dialog import CodeSizesDialog
from studio.ui.pages.train.restored_card import CODE_SIZES, RestoredCard


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    return folder_without_classes(tmp_path / "photos")


@pytest.fixture
def opened(studio: Studio, photos: Path, qtbot: QtBot) -> Studio:
    open_autoencoder(studio, photos, qtbot)
    return studio


def trained(studio: Studio, photos: Path, recipe: Recipe, error: float) -> RunFolder:
    """Write a finished run of a recipe whose test error is known."""
    assert studio.project.project is not None
    recipe = replace(recipe, data=replace(recipe.data, folder=str(photos)))
    run = RunFolder(write_run(studio.project.project.runs, recipe, photos))
    code = recipe.autoencoder.code
    figures = Figures(error, error, error)
    run.write_report(restored_report(code=code, error=figures, pca_error=Figures(0.5, 0.4, 0.3)))
    return run


def with_code(recipe: Recipe, code: int) -> Recipe:
    return replace(recipe, autoencoder=replace(recipe.autoencoder, code=code))


def test_runs_are_compared_that_differ_in_the_code_alone(
    opened: Studio, photos: Path, qtbot: QtBot
) -> None:
    own = opened.project.recipe
    trained(opened, photos, with_code(own, 16), 0.02)
    trained(opened, photos, with_code(own, 4), 0.09)
    trained(opened, photos, replace(with_code(own, 8), seed=99), 0.01)  # another draw of images
    assert opened.project.project is not None
    series = code_size_series(with_code(own, 16))
    recipe = replace(own, data=replace(own.data, folder=str(photos)))
    points = code_size_curve(opened.project.project.runs, recipe)
    assert [(point.code, point.error, point.pca_error) for point in points] == [
        (4, 0.09, 0.3),
        (16, 0.02, 0.3),
    ]
    left = [one.autoencoder.code for one in missing(series, points)]
    assert 8 in left
    assert not {4, 16} & set(left)


def test_missing_sizes_are_trained_one_after_the_other_and_can_be_stopped(
    opened: Studio, engine: FakeEngine, photos: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    run = trained(opened, photos, opened.project.recipe, 0.02)
    opened.run.load(run.path)
    qtbot.waitUntil(lambda: opened.run.state.report is not None, timeout=5000)
    opened.window.show_page("train")
    page = opened.window.pages.page("train")
    assert page is not None
    card = page.findChild(RestoredCard)
    assert isinstance(card, RestoredCard)
    assert card.isVisibleTo(page)
    with qtbot.waitSignal(card.dialog_wanted) as wanted:
        card.sizes.click()
    assert wanted.args == [CODE_SIZES]
    dialog = opened.window.findChild(CodeSizesDialog)
    assert isinstance(dialog, CodeSizesDialog)
    qtbot.waitUntil(lambda: bool(dialog.points), timeout=5000)
    assert dialog.start.text() == "Train 5 runs"
    assert dialog.text().startswith("About ")
    dialog.start.click()
    codes = [one.recipe.autoencoder.code for one in engine.sent if isinstance(one, Train)]
    assert codes == [opened.queue.runs[0].recipe.autoencoder.code]
    assert dialog.text() == f"Training 1 of 5: a code of {codes[0]} numbers."
    banner = page._notes.queue.banner  # type: ignore[attr-defined]
    assert banner.isVisibleTo(page)
    assert not page._notes.edited.isVisibleTo(page)  # type: ignore[attr-defined]
    dialog.stop.click()
    assert not opened.queue.is_active
    assert not banner.isVisibleTo(page)
    assert opened.run.state.status.is_alive
    dialog.close()
