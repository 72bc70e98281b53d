"""The Evaluate page as a person uses it, on predictions that lie on the disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from evaluated_run import evaluated_run, write_predictions
from fake_engine import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from run_on_disk import run_on_disk, write_run
from shown_window import shown_window, until

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.dataset.scan import scan
from studio.core.evaluation import kept
from studio.core.evaluation.curves import Curve
from studio.core.plan.defaults import autoencode
from studio.core.runs.run_folder import RunFolder
from studio.core.runs.run_state import RunState, Status
from studio.core.wire import messages
from studio.core.wire.messages import FailureKind
from studio.ui.pages.evaluate import EvaluatePage
from studio.ui.pages.evaluate.answer_dialog import AnswerDialog
from studio.ui.pages.evaluate.classify_evaluation import ClassifyEvaluation
from studio.ui.pages.evaluate.run_reader import Standing
from studio.ui.texts.format import interval_text
from studio.ui.widgets.confusion import ANY, Cell

# One window for all tests of this page: to build it takes longer than all of them.


@pytest.fixture(scope="module")
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture(scope="module")
def studio(qapp: QApplication, engine: FakeEngine) -> Iterator[Studio]:
    with shown_window(qapp, engine) as made:
        yield made


@pytest.fixture(scope="module")
def opened(studio: Studio, images_folder: Path) -> Studio:
    studio.new_project.create_from_folder(images_folder)
    until(lambda: studio.images.split is not None)
    show_page(studio)
    return studio


@pytest.fixture(scope="module")
def run(opened: Studio, images_folder: Path) -> RunFolder:
    assert opened.project.project is not None
    return evaluated_run(opened.project.project, images_folder)


@pytest.fixture
def page(opened: Studio, run: RunFolder) -> ClassifyEvaluation:
    """The page as somebody finds it who comes from another run."""
    opened.run.clear()
    page = show_page(opened)
    page.choice.set_choice("confusion")
    return shown(opened, run.path)


def shown(studio: Studio, run: Path, standing: Standing = Standing.READY) -> ClassifyEvaluation:
    studio.run.load(run)
    until(lambda: studio.run.state.run == str(run))
    page = show_page(studio)
    until(lambda: page._evaluator.standing is standing)
    settle(page)
    return page


def show_page(studio: Studio) -> ClassifyEvaluation:
    studio.window.show_page("evaluate")
    page = studio.window.pages.page("evaluate")
    assert isinstance(page, EvaluatePage)
    view = page.view("classify")
    assert isinstance(view, ClassifyEvaluation)
    return view


def settle(page: ClassifyEvaluation) -> None:
    """Wait for what the page makes beside the window."""
    workers = (page._finder, page._evaluator._reader, page.curves._maker)
    until(lambda: not any(worker.is_busy for worker in workers))


def press(page: ClassifyEvaluation, text: str) -> None:
    (button,) = [
        one
        for one in page.findChildren(QAbstractButton)
        if text in (one.text(), one.accessibleName()) and one.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def captions(page: ClassifyEvaluation) -> list[str]:
    return [picture.caption for picture in page.images.grid.pictures()]


def test_figures_say_their_part_and_switch_with_it(page: ClassifyEvaluation) -> None:
    found = page._evaluator.found
    assert found is not None
    assert page.parts.choice() == "test"
    part = found.part("test")
    texts = page.facts_card.texts()
    interval = part.accuracy.interval
    within = interval_text(interval.low, interval.high)
    assert texts[0] == f"Accuracy: {100 * part.accuracy.share:.1f}\xa0% {within}"
    assert texts[-1] == f"Images: {len(part)}"
    press(page, "Training")
    settle(page)
    assert page.facts_card.texts()[0].startswith("Accuracy: 100.0\xa0%")


def test_a_cell_a_row_and_a_class_bring_their_images_the_surest_first(
    page: ClassifyEvaluation,
) -> None:
    found = page._evaluator.found
    assert found is not None
    part = found.part("test")
    true, predicted = np.argwhere(part.confusion - np.diag(np.diag(part.confusion)))[0].tolist()
    page.confusion.matrix.view.chosen.emit(Cell(true, predicted))
    settle(page)
    names = part.classes
    assert page.images.title().startswith(f"“{names[true]}” taken for “{names[predicted]}” ·")
    assert len(captions(page)) == part.confusion[true, predicted]
    arrow = f" \N{MIDDLE DOT} {names[true]} \N{RIGHTWARDS ARROW} {names[predicted]}"
    assert all(caption.endswith(arrow) for caption in captions(page))
    page.confusion.matrix.view.chosen.emit(Cell(true, ANY))
    settle(page)
    shares = [int(caption.partition("\xa0%")[0]) for caption in captions(page)]
    assert shares == sorted(shares, reverse=True)
    assert {picture.class_name for picture in page.images.grid.pictures()} == {names[true]}
    press(page, "Classes")
    page.classes.table.selectRow(2)
    settle(page)
    chosen = page.classes.rows.figures[2].name
    assert page.images.title().startswith(chosen)


def test_an_image_opens_large_with_its_likeliest_classes(page: ClassifyEvaluation) -> None:
    page.images.grid.image_activated.emit(0)
    (dialog,) = page.window().findChildren(AnswerDialog)
    texts = dialog.shares.texts()
    assert len(texts) == 3
    name, share = texts[0].replace(".0", "").split(": ")
    assert captions(page)[0].startswith(f"{share} \N{MIDDLE DOT} ")
    assert captions(page)[0].endswith(name)
    QTest.keyClick(dialog, Qt.Key.Key_Right)
    dialog.close()


def test_the_most_wrong_come_first_and_none_is_a_sentence(page: ClassifyEvaluation) -> None:
    press(page, "Mistakes")
    settle(page)
    assert captions(page)[0].startswith("97\xa0%")
    assert len(captions(page)) == 2
    press(page, "Least sure")
    settle(page)
    found = page._evaluator.found
    assert found is not None
    assert len(captions(page)) == len(found.part("test"))
    press(page, "Training")
    settle(page)
    press(page, "Most wrong")
    settle(page)
    assert captions(page) == []
    assert page.images.grid._empty.accessibleName() == "No image is predicted wrong"


def test_a_suspect_is_left_out_of_the_project_and_comes_back_with_undo(
    opened: Studio,
    page: ClassifyEvaluation,
) -> None:
    press(page, "Mistakes")
    press(page, "Suspected label errors")
    settle(page)
    assert captions(page)
    assert "?" in captions(page)[0]
    page.images.grid.select(0)
    picture = page.images.grid.pictures()[0]
    press(page, "Exclude from the project")
    assert [Path(picture.path).name] == [
        Path(one).name for one in opened.project.recipe.data.exclude
    ]
    assert Path(picture.path).exists()
    assert captions(page)[0] == "excluded"
    assert not page.images.leave_out.isEnabled()
    press(page, "Undo")
    assert opened.project.recipe.data.exclude == ()
    assert "?" in captions(page)[0]
    assert not page.left_out.isVisible()


def test_a_bin_of_the_losses_and_a_point_of_the_calibration_bring_their_images(
    page: ClassifyEvaluation,
) -> None:
    found = page._evaluator.found
    assert found is not None
    part = found.part("test")
    press(page, "Curves")
    settle(page)
    drawn = page.curves._drawn
    assert drawn is not None
    chart = page.curves.lines.chart
    chart.flush()
    chart.set_hover(float(drawn.x[-1]))
    QTest.keyClick(chart, Qt.Key.Key_Return)
    settle(page)
    assert len(captions(page)) == drawn.counts[-1]
    press(page, "Losses")
    assert "Loss also counts how sure it is" in page.curves.label()
    chart = page.curves.losses.chart
    chart.flush()
    chart.set_hover(float(part.answers.loss.max()) - 1e-9)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    settle(page)
    assert captions(page)[0].startswith("97\xa0%")
    press(page, "ROC")
    settle(page)
    assert page.curves.classes.isVisible()
    assert page.curves._drawn is not None
    assert page.curves._drawn.area == part.macro_roc().area  # type: ignore[union-attr]
    page.curves.classes.set_value("1")
    page.curves.classes.value_changed.emit("1")
    settle(page)
    chart = page.curves.lines.chart
    chart.flush()
    chart.set_hover(1.0)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    settle(page)
    assert len(captions(page)) == len(part)  # from the lowest probability on, all are taken
    assert page.images.grid.pictures()[0].class_name != part.classes[1]


def test_a_mean_curve_that_takes_long_can_be_given_up(
    page: ClassifyEvaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = page._evaluator.found
    assert found is not None
    part, began, go_on = found.part("test"), Event(), Event()
    plain, made = part.precision_recall, []

    def slow(label: int) -> Curve | None:
        began.set()
        go_on.wait(60)
        made.append(label)
        return plain(label)

    slow.__name__ = plain.__name__
    monkeypatch.setattr(part, "precision_recall", slow)
    press(page, "Curves")
    page.curves.classes.set_value("-1")
    press(page, "Precision and recall")
    until(lambda: began.is_set() and page.curves.cancel.isVisible())
    press(page, "Cancel")
    go_on.set()
    settle(page)
    drawn = page.curves._drawn
    assert drawn is not None
    assert drawn.label == 0
    assert made == [0, 0]  # the first of the mean, then the class that is shown instead
    assert not page.curves.cancel.isVisible()


def test_duplicates_across_parts_are_shown_in_pairs_with_what_they_do(
    opened: Studio,
    tmp_path: Path,
    images_folder: Path,
) -> None:
    """Brought parts stay as they are: two test images were trained on."""
    folder = tmp_path / "brought"
    for part in ("train", "test"):
        shutil.copytree(images_folder, folder / part)
    for image in sorted((folder / "test").rglob("*.*"))[2:]:
        if image.is_file() and image.parent.name == sorted((folder / "test").iterdir())[0].name:
            image.unlink()
    assert opened.project.project is not None
    run = evaluated_run(opened.project.project, folder, (0,))
    page = shown(opened, run.path)
    press(page, "Duplicates")
    settle(page)
    found = page._evaluator.found
    assert found is not None
    pairs = found.part("test").twins.pairs
    assert pairs
    assert len(captions(page)) == 2 * len(pairs)
    assert captions(page)[0].startswith("1 · Test · ")
    assert captions(page)[1].startswith("1 · Training · ")
    assert page.twins.texts()[-1] == "no image is left"


def test_a_run_without_predictions_asks_the_engine_and_then_shows_them(
    opened: Studio,
    engine: FakeEngine,
    images_folder: Path,
) -> None:
    assert opened.project.project is not None
    run = RunFolder(run_on_disk(opened.project.project, images_folder, 3, "finished"))
    page = shown(opened, run.path, Standing.MISSING)
    press(page, "Evaluate")
    until(lambda: any(isinstance(one, messages.Judge) for one in engine.sent))
    asked = engine.last(messages.Judge)
    assert asked.run == str(run.path)
    engine.tell(messages.Progress(asked.request, messages.Phase.TESTING, 10, 36))
    assert "10 / 36" in page.standing._state._explanation.text()
    press(page, "Cancel")
    until(lambda: page._evaluator.standing is Standing.MISSING)
    press(page, "Evaluate")
    until(lambda: engine.last(messages.Judge) is not asked)
    write_predictions(run, *run.dataset())
    found = kept.find(run)
    engine.tell(
        messages.Judged(engine.last(messages.Judge).request, str(run.path), "best", str(found))
    )
    until(lambda: page._evaluator.standing is Standing.READY)


def test_what_cannot_be_evaluated_says_why(
    opened: Studio, engine: FakeEngine, images_folder: Path
) -> None:
    assert opened.project.project is not None
    run = evaluated_run(opened.project.project, images_folder)
    page = show_page(opened)
    opened.run.clear()
    assert page.standing.text() == "Nothing to evaluate yet"
    page._evaluator.follow(RunState(status=Status.RUNNING, run=str(run.path)))
    assert page.standing.text() == "The run is training"
    page._evaluator.follow(RunState(status=Status.PAUSED, run=str(run.path)))
    assert page.standing.text() == "The run has learned nothing yet"
    run.predictions_file.write_bytes(b"no predictions")
    shown(opened, run.path, Standing.FAILED)
    assert "damaged" in page.standing._state._explanation.text()
    press(page, "Evaluate again")
    until(lambda: any(isinstance(one, messages.Judge) for one in engine.sent))
    asked = engine.last(messages.Judge)
    engine.tell(messages.Failed(asked.request, FailureKind.INPUT, say("The images are gone.")))
    assert page.standing._state._explanation.text() == "The images are gone."


def test_an_autoencoder_is_told_apart(opened: Studio, images_folder: Path) -> None:
    assert opened.project.project is not None
    suggested = autoencode.suggest(scan(images_folder), "Shapes", Path("none"))
    run = RunFolder(write_run(opened.project.project.runs, suggested.recipe, images_folder))
    page = show_page(opened)
    opened.run.load(run.path)
    until(lambda: opened.run.state.run == str(run.path))
    assert not page.isVisible()
    opened.run.clear()
    assert page.isVisible()


def test_figures_stay_where_the_image_folder_is_gone_and_nothing_can_be_left_out(
    opened: Studio,
    tmp_path: Path,
    images_folder: Path,
) -> None:
    folder = tmp_path / "photos"
    shutil.copytree(images_folder, folder)
    assert opened.project.project is not None
    run = evaluated_run(opened.project.project, folder)
    folder.rename(tmp_path / "elsewhere")
    page = shown(opened, run.path)
    assert page.gone.isVisible()
    assert page.facts_card.texts()
    page.images.grid.select(0)
    assert not page.images.leave_out.isEnabled()


def test_images_from_elsewhere_are_predicted_and_a_folder_becomes_a_table(
    opened: Studio,
    engine: FakeEngine,
    page: ClassifyEvaluation,
    images_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    press(page, "Predict")
    files = sorted(str(file) for file in images_folder.rglob("*.png"))[:3]
    page.predict.zone.paths_dropped.emit([Path(file) for file in files])
    until(lambda: any(isinstance(one, messages.Predict) for one in engine.sent))
    asked = engine.last(messages.Predict)
    assert asked.files == tuple(files)
    probabilities = np.array([[0.9, 0.1, 0], [np.nan] * 3, [0.2, 0.42, 0.38]], np.float32)
    refused = {1: say("The file ends too early.")}
    classes = ("blue", "green", "red")
    engine.tell(messages.Predicted(asked.request, classes, probabilities, refused, 0.5))
    page.predict.threshold.set_value(50)
    page.predict.threshold.value_changed.emit(50.0)
    assert captions(page) == ["90\xa0% \N{MIDDLE DOT} blue", "none of these"]
    assert page.predict.label().endswith(f"{Path(files[1]).name}: The file ends too early.")
    page.images.grid.select(1)
    assert page.predict.shares.texts()[0].startswith("green: 42")
    assert not page.images.leave_out.isVisible()
    QApplication.clipboard().setImage(QImage(8, 8, QImage.Format.Format_RGB32))
    press(page, "Paste")
    until(lambda: engine.last(messages.Predict) is not asked)
    pasted = engine.last(messages.Predict)
    assert QImage(pasted.files[0]).width() == 8
    engine.tell(messages.Failed(pasted.request, FailureKind.INPUT, say("The run is gone.")))
    assert page.predict.label() == "The run is gone."
    table = str(tmp_path / "shapes.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (table, ""))
    page.predict.zone.paths_dropped.emit([images_folder])
    until(lambda: any(isinstance(one, messages.Tabulate) for one in engine.sent))
    written = engine.last(messages.Tabulate)
    assert (written.paths, written.file, written.threshold) == ((str(images_folder),), table, 0.5)
    engine.tell(messages.Tabulated(written.request, table, 36, {}, 0))
    assert page.predict.label() == "36 images were predicted into shapes.csv."


@pytest.mark.parametrize("is_in_view", [True, False])
def test_a_table_of_a_folder_outlives_a_change_of_language(
    opened: Studio,
    engine: FakeEngine,
    page: ClassifyEvaluation,
    images_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_in_view: bool,
) -> None:
    press(page, "Predict")
    table = str(tmp_path / "shapes.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (table, ""))
    page.predict.zone.paths_dropped.emit([images_folder])
    asked = engine.last(messages.Tabulate)
    assert asked.file == table
    if not is_in_view:
        opened.window.show_page("settings")
    opened.window.pages.rebuild()
    again = opened.window.pages.page("evaluate")
    assert isinstance(again, EvaluatePage)
    view = again.view("classify")
    assert isinstance(view, ClassifyEvaluation)
    assert view is not page
    assert not view.predict.table.isEnabled()
    engine.tell(messages.Tabulated(asked.request, table, 36, {}, 0))
    assert view.predict.label() == "36 images were predicted into shapes.csv."
    assert view.predict.table.isEnabled()


def test_why_no_image_can_be_excluded_is_the_true_reason(
    page: ClassifyEvaluation, opened: Studio, run: RunFolder
) -> None:
    folder, images = str(run.dataset()[0].folder), opened.images
    press(page, "Mistakes")
    settle(page)
    until(lambda: len(page.images.grid.pictures()) > 0)
    assert page.images.why_not() == ""
    page._leaving.set_folder("/elsewhere")
    page._twins_fix.set_folder("/elsewhere")
    other = "The project now has another image folder than this run."
    assert page.images.why_not() == other == page.twins._way_on.text()
    page._leaving.set_folder(folder)
    page._twins_fix.set_folder(folder)
    assert page.images.why_not() == ""
    scanned = images.scanned
    images.set_dataset(None)
    gone = "The project's image folder cannot be read."
    assert page.images.why_not() == gone == page.twins._way_on.text()
    images.set_busy(messages.Phase.SCANNING)
    assert page.images.why_not() == "The images are still being scanned."
    images.set_busy(None)
    images.set_dataset(scanned)
    until(lambda: images.split is not None)
    assert page.images.why_not() == ""
