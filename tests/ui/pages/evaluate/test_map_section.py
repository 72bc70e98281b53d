"""The map on the Evaluate page, and duplicates that one press keeps out of the next training."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from evaluated_run import evaluated_run
from looking_engine import LookingEngine
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from shown_window import shown_window, until

from studio.app import Studio
from studio.core.look.embedding import Embedding, EmbeddingFacts
from studio.core.runs.run_folder import RunFolder
from studio.core.wire.messages import Look, Phase, Progress, Seen, SeenSoFar
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.answer_dialog import AnswerDialog
from studio.ui.pages.evaluate.classify_evaluation import ClassifyEvaluation
from studio.ui.pages.evaluate.run_reader import Standing

CLASSES_OFF = 4.0


class MappingEngine(LookingEngine):
    """Answers with the images of the run: a column a class, the last one taken for another."""

    def answer(self, look: Look) -> None:
        if isinstance(look.view, Embedding):
            self.tell(Seen(look.request, *self.found(look, look.view.method), is_live=False))
        else:
            super().answer(look)

    def begin(self, look: Look) -> None:
        """Show the principal components of what takes longer."""
        self.tell(SeenSoFar(look.request, *self.found(look, "pca"), is_live=False))

    def found(self, look: Look, method: str) -> tuple[dict[str, np.ndarray], EmbeddingFacts]:
        dataset, parts = RunFolder(Path(look.of)).dataset()
        assert isinstance(look.view, Embedding)
        assert look.view.part != "all"
        images = parts.part(look.view.part)
        labels = dataset.labels()[images].astype(np.int32)
        predicted = labels.copy()
        predicted[-1] = 0
        up = np.arange(len(images), dtype=np.float32)
        arrays = {
            "points": np.stack([labels * CLASSES_OFF, up if method == "pca" else -up], 1),
            "files": np.array([dataset.images[image].path for image in images]),
            "labels": labels,
            "predicted": predicted,
            "parts": np.full(len(images), 2, np.int32),
        }
        arrays["points"] = arrays["points"].astype(np.float32)
        share = 0.5 if method == "pca" else None
        facts = EmbeddingFacts(
            look.view.layer or "head_dense",
            "pca" if method == "pca" else "tsne",
            dataset.classes,
            84,
            share,
            dataset.folder,
            look.view.part,
            available=len(images),
        )
        return arrays, facts


@pytest.fixture(scope="module")
def engine() -> MappingEngine:
    return MappingEngine()


@pytest.fixture(scope="module")
def studio(qapp: QApplication, engine: MappingEngine) -> Iterator[Studio]:
    with shown_window(qapp, engine) as made:
        yield made


@pytest.fixture(scope="module")
def own_images(images_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that no other test has made a project of: the program would offer that one."""
    return Path(shutil.copytree(images_folder, tmp_path_factory.mktemp("mapped") / "images"))


@pytest.fixture(scope="module")
def run(studio: Studio, own_images: Path) -> RunFolder:
    studio.new_project.create_from_folder(own_images)
    until(lambda: studio.images.split is not None)
    assert studio.project.project is not None
    studio.window.show_page("evaluate")
    return evaluated_run(studio.project.project, own_images)


@pytest.fixture
def page(studio: Studio, run: RunFolder, engine: MappingEngine) -> ClassifyEvaluation:
    engine.answers_looks = True
    return shown(studio, run.path)


def shown(studio: Studio, run: Path) -> ClassifyEvaluation:
    studio.run.clear()
    studio.run.load(run)
    until(lambda: studio.run.state.run == str(run))
    studio.window.show_page("evaluate")
    page = studio.window.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("classify")
    assert isinstance(view, ClassifyEvaluation)
    until(lambda: view._evaluator.standing is Standing.READY and view._evaluated is not None)
    view.choice.set_choice("confusion")
    settle(view)
    return view


def settle(page: ClassifyEvaluation) -> None:
    workers = (page._finder, page._evaluator._reader)
    until(lambda: not any(one.is_busy for one in workers) and not page.map._looker.is_waiting)


def press(page: ClassifyEvaluation, text: str) -> None:
    (button,) = [
        one for one in page.findChildren(QAbstractButton) if one.text() == text and one.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def the_map(page: ClassifyEvaluation) -> None:
    press(page, "Map")
    until(lambda: not page.map.map.is_empty)
    settle(page)


def test_what_is_chosen_in_the_map_is_beside_it(page: ClassifyEvaluation) -> None:
    assert page._evaluated is not None
    part = page._evaluated.part
    the_map(page)
    points = page.map.map.map
    assert len(points.view.points) == len(part)
    assert "Click points" in page.images.grid._empty._explanation.text()
    points.view.choose([0, len(part) - 1])
    settle(page)
    assert page.images.title() == "Selected \N{MIDDLE DOT} 2"
    pictures = page.images.grid.pictures()
    expected = [str(part.dataset.file(part.image(row))) for row in (0, len(part) - 1)]
    assert [picture.path for picture in pictures] == expected
    points.view.choose([])
    settle(page)
    assert len(page.images.grid.pictures()) == 0


def test_mistakes_are_a_colour_and_the_legend_filters(page: ClassifyEvaluation) -> None:
    the_map(page)
    points = page.map.map.map
    points.set_coloring("answer")
    texts = [points.legend.list.item(row).text() for row in range(points.legend.list.count())]
    assert texts[1] == "wrong (1)"
    points.legend.show_only(1)
    points.view.setFocus()
    QTest.keyClick(points.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    settle(page)
    assert len(page.images.grid.pictures()) == 1
    points.legend.show_all()


def test_an_image_is_excluded_from_the_map_and_brought_back(
    page: ClassifyEvaluation, studio: Studio
) -> None:
    the_map(page)
    page.map.map.map.view.choose([1])
    settle(page)
    page.images.grid.select(0)
    press(page, "Exclude from the project")
    assert len(studio.project.recipe.data.exclude) == 1
    press(page, "Undo")
    assert not studio.project.recipe.data.exclude


def test_an_image_opens_with_its_answer_and_all_others_at_the_arrow_keys(
    page: ClassifyEvaluation, studio: Studio
) -> None:
    assert page._evaluated is not None
    the_map(page)
    page.map.map.map.opened.emit(1)
    (dialog,) = studio.window.findChildren(AnswerDialog)
    part = page._evaluated.part
    assert dialog.picture.path == str(part.dataset.file(part.image(1)))
    QTest.keyClick(dialog, Qt.Key.Key_Right)
    assert dialog.picture.path == str(part.dataset.file(part.image(2)))
    dialog.close()
    QTest.qWait(1)


def test_principal_components_are_shown_at_once_and_stay_where_one_cancels(
    page: ClassifyEvaluation, engine: MappingEngine
) -> None:
    page.map.map.forget()
    page.map.map.method.set_choice("tsne")
    page.map.layers.set_value("conv1")
    engine.answers_looks = False
    press(page, "Map")
    page.map._ask()
    until(lambda: engine.views()[-1] == Embedding("conv1", "tsne", "test"))
    look = engine.looks()[-1]
    engine.begin(look)
    assert "PCA of conv1" in page.map.map.map.readout()
    engine.tell(Progress(look.request, Phase.EXPLAINING, 1, 4))
    press(page, "Cancel")
    assert not page.map.cancel.isVisible()
    assert page.map.map.method.choice() == "pca"
    assert "PCA of conv1" in page.map.map.map.readout()
    engine.answers_looks = True
    press(page, "t-SNE")
    settle(page)
    assert "t-SNE of conv1" in page.map.map.map.readout()
    page.map.layers.set_value("")


def test_cancelled_before_there_is_anything_leaves_a_way_on(
    page: ClassifyEvaluation, engine: MappingEngine
) -> None:
    page.map.map.forget()
    engine.answers_looks = False
    asked = len(engine.looks())
    press(page, "Map")
    page.map.layers.set_value("pool1")
    page.map._ask()
    until(lambda: len(engine.looks()) > asked)
    engine.tell(Progress(engine.looks()[-1].request, Phase.EXPLAINING, 1, 400))
    press(page, "Cancel")
    engine.answers_looks = True
    press(page, "Draw the map")
    until(lambda: not page.map.map.is_empty)
    page.map.layers.set_value("")


def is_scanned(studio: Studio, folder: Path) -> bool:
    scanned = studio.images.scanned
    return scanned is not None and scanned.folder == str(folder)


def test_one_press_keeps_duplicates_out_of_the_next_training(
    studio: Studio, tmp_path: Path, own_images: Path
) -> None:
    """Parts that the folder brings stay as they are: images that train are left out."""
    folder = tmp_path / "brought"
    for part in ("train", "test"):
        shutil.copytree(own_images, folder / part)
    studio.new_project.create_from_folder(folder)
    until(lambda: is_scanned(studio, folder) and bool(studio.images.copies.leaked))
    assert studio.project.project is not None
    leaked = len(studio.images.copies.leaked)
    page = shown(studio, evaluated_run(studio.project.project, folder).path)
    press(page, "Duplicates")
    settle(page)
    assert str(leaked) in page.twins._way_on.text()
    spared = sorted((folder / "train").rglob("*.png"))[0]
    before = spared.read_bytes()
    press(page, "Exclude them from training")
    assert len(studio.project.recipe.data.exclude) == leaked
    assert page.grouped.isVisible()
    assert spared.read_bytes() == before  # no file is touched
    press(page, "Undo")
    assert studio.project.recipe.data.exclude == ()
    assert not page.grouped.isVisible()


def test_of_another_project_nothing_is_mended(page: ClassifyEvaluation, studio: Studio) -> None:
    press(page, "Duplicates")
    settle(page)
    assert not page.twins.fix.isVisible()
