import shutil
from pathlib import Path

import pytest
import tiny_images
from fake_engine import FakeEngine, a_report
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.metrics import report as reports
from studio.core.runs.run_folder import RunFolder
from studio.core.wire import messages
from studio.core.wire.messages import Certificate
from studio.ui.dialogs.replace import ReplaceDialog
from studio.ui.pages.export import ExportPage
from studio.ui.pages.export.exportable import exportable_runs
from studio.ui.pages.export.format_button import FormatButton
from studio.ui.widgets.label import Label


def _make_run(
    studio: Studio, name: str, backbone: str = "LeNet-5", outcome: str | None = "finished"
) -> Path:
    assert studio.project.project is not None
    recipe = studio.project.recipe
    recipe = replace(recipe, name=name, model=replace(recipe.model, backbone=backbone))
    images = Path(recipe.data.folder)
    return write_run(studio.project.project.runs, recipe, images, outcome=outcome)


def _show(studio: Studio, qtbot: QtBot) -> ExportPage:
    studio.window.show_page("export")
    page = studio.window.pages.page("export")
    assert isinstance(page, ExportPage)
    qtbot.waitUntil(lambda: not page._reader.is_busy, timeout=5000)
    return page


@pytest.fixture
def page(opened: Studio, qtbot: QtBot) -> ExportPage:
    """The page with one finished run."""
    _make_run(opened, "2026-01-01-tiny")
    shown = _show(opened, qtbot)
    qtbot.waitUntil(lambda: shown.export_button.isVisible(), timeout=5000)
    return shown


def _press(button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[call-overload]


def _button(page: ExportPage, key: str) -> FormatButton:
    return next(one for one in page.findChildren(FormatButton) if one.format.key == key)


def test_without_a_run_it_points_to_training(opened: Studio, qtbot: QtBot) -> None:
    page = _show(opened, qtbot)
    assert page._nothing.isVisible()
    assert not page.export_button.isVisible()
    with qtbot.waitSignal(page.page_wanted) as caught:
        page._nothing.action_chosen.emit()
    assert caught.args == ["train"]


def test_export_writes_where_it_is_told_and_shows_the_proof(
    opened: Studio, engine: FakeEngine, page: ExportPage, tmp_path: Path
) -> None:
    target = tmp_path / "out" / "tiny.h5"
    page._target.set_target(target)
    _press(page.export_button)
    command = engine.last(messages.Export)
    assert isinstance(command, messages.Export)
    assert Path(command.run).name.endswith("2026-01-01-tiny")
    assert command.file == str(target)
    assert not page.export_button.isEnabled()
    engine.tell(messages.Progress(command.request, messages.Phase.EXPORTING, 0, 0))
    assert [phase.state for phase in page._phases.phases()] == ["done", "running"]
    proof = Certificate(
        str(target),
        16,
        1.2e-7,
        True,
        "Keras 3.15.1",
        291_900,
        program="model = 1\n",
        program_files=18,
        program_difference=3.4e-7,
    )
    engine.tell(messages.Exported(command.request, proof))
    assert page.certificate == proof
    assert page._certificate.isVisible()
    assert page._certificate._difference.value() == "1.2e-7"
    assert page._snippet.text() == "model = 1"
    assert "run in a fresh process on 18 image files" in page._snippet._proof.text()
    assert "3.4e-7" in page._snippet._proof.text()
    assert page.export_button.isEnabled()


def test_a_name_that_is_just_being_typed_is_where_the_export_goes(
    engine: FakeEngine, page: ExportPage, tmp_path: Path
) -> None:
    """A click on Export leaves the focus in the field."""
    page._target._path.selectAll()
    QTest.keyClicks(page._target._path, str(tmp_path / "mine.h5"))
    _press(page.export_button)
    command = engine.last(messages.Export)
    assert isinstance(command, messages.Export)
    assert command.file == str(tmp_path / "mine.h5")


def test_lines_that_gave_other_answers_are_not_shown(
    opened: Studio, engine: FakeEngine, page: ExportPage, tmp_path: Path
) -> None:
    page._target.set_target(tmp_path / "tiny.h5")
    _press(page.export_button)
    command = engine.last(messages.Export)
    assert isinstance(command, messages.Export)
    proof = Certificate(
        str(tmp_path / "tiny.h5"),
        16,
        0.0,
        True,
        "Keras 3.15.1",
        1000,
        program_files=18,
        program_difference=0.3,
    )
    engine.tell(messages.Exported(command.request, proof))
    assert not page._snippet._text.isVisible()
    assert not page._snippet._copy.isVisible()
    assert "gave other answers than Studio" in page._snippet._proof.text()


def test_format_and_ending_go_together(page: ExportPage, tmp_path: Path) -> None:
    page._target.set_target(tmp_path / "tiny.h5")
    _press(_button(page, "weights.h5"))
    assert page._target.target().name == "tiny.weights.h5"
    page._target._path.setText(str(tmp_path / "other.keras"))
    page._target._path.editingFinished.emit()
    assert page._format.format().key == "keras"


def test_a_network_that_holds_a_saved_model_offers_no_format_of_keras(
    opened: Studio, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "studio.ui.pages.export.exportable.ExportableRun.is_of_layers", property(lambda _run: False)
    )
    _make_run(opened, "2026-01-01-tiny")
    page = _show(opened, qtbot)
    qtbot.waitUntil(lambda: page.export_button.isVisible(), timeout=5000)
    for key in ("h5", "keras", "weights.h5"):
        assert not _button(page, key).isEnabled()
    assert page._target.target().suffix == ""
    assert page._format.format().key == "folder"


def test_what_lies_there_already_is_told(page: ExportPage, tmp_path: Path) -> None:
    there = tmp_path / "there.h5"
    there.write_bytes(b"x")
    page._target.set_target(there)
    assert page._target._note.text() == "This file exists. You will be asked before it is replaced."
    page._target.set_target(tmp_path)
    assert page._target._note.text() == "This folder exists and is not empty. Name a new one."
    page._target.set_target(tmp_path / "new")
    assert not page._target._note.isVisible()


def test_a_failure_goes_with_the_project(
    opened: Studio, engine: FakeEngine, page: ExportPage
) -> None:
    _press(page.export_button)
    request = engine.last(messages.Export).request
    engine.tell(messages.Failed(request, messages.FailureKind.WORK, say("The disk is full."), ""))
    opened.project.close()
    assert page._failure.isHidden()


def test_a_failure_of_a_project_that_was_left_is_told_and_does_not_stay(
    opened: Studio, engine: FakeEngine, page: ExportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    _press(page.export_button)
    request = engine.last(messages.Export).request
    before = opened.project.project
    opened.new_project.create_from_folder(tiny_images.make_images(tmp_path / "others"))
    qtbot.waitUntil(lambda: opened.project.project is not before, timeout=10_000)
    engine.tell(messages.Failed(request, messages.FailureKind.WORK, say("The run is gone."), ""))
    assert page._failure.isHidden()
    assert opened.window.toast.text() == "The run is gone."


def test_a_failure_is_shown_and_the_button_works_again(
    opened: Studio, engine: FakeEngine, page: ExportPage
) -> None:
    _press(page.export_button)
    request = engine.last(messages.Export).request
    engine.tell(
        messages.Failed(request, messages.FailureKind.WORK, say("The disk is full."), "Traceback")
    )
    assert page.failure == "The disk is full."
    assert page.export_button.isEnabled()
    _press(page.export_button)
    assert page.failure == ""


def test_a_second_export_makes_a_history(
    opened: Studio, engine: FakeEngine, page: ExportPage
) -> None:
    for name in ("one.h5", "two.keras"):
        _press(page.export_button)
        request = engine.last(messages.Export).request
        proof = Certificate(f"/tmp/{name}", 16, 0.0, True, "Keras 3.15.1", 1000)
        engine.tell(messages.Exported(request, proof))
    assert page._history.isVisible()
    assert page._history.files() == ["/tmp/two.keras", "/tmp/one.h5"]


def _numbered_run(studio: Studio, accuracy: float, outcome: str | None = "finished") -> Path:
    """Write a run of the project's own recipe with this test accuracy."""
    run = _make_run(studio, "tiny", outcome=outcome)
    if outcome is not None:
        report = a_report(outcome)
        figures = replace(report.classified.accuracy, test=accuracy)
        result = replace(report.classified, accuracy=figures)
        reports.write(replace(report, result=result), run)
    return run


def _chosen(page: ExportPage) -> str:
    run = page._run.run()
    assert run is not None
    return run.summary.path


def test_the_best_run_is_offered_first_and_the_choice_of_a_person_stays(
    opened: Studio, qtbot: QtBot
) -> None:
    best = _numbered_run(opened, 0.88)
    newest = _numbered_run(opened, 0.33)
    page = _show(opened, qtbot)
    qtbot.waitUntil(lambda: len(page._run._runs) == 2, timeout=5000)
    assert _chosen(page) == str(best)
    opened.runs.wanted = str(newest)  # its Export button was pressed
    page.entered()
    qtbot.waitUntil(lambda: _chosen(page) == str(newest), timeout=5000)
    better = _numbered_run(opened, 0.99)
    page.entered()
    qtbot.waitUntil(lambda: len(page._run._runs) == 3, timeout=5000)
    assert _chosen(page) == str(newest)
    shutil.rmtree(newest)
    page.entered()
    qtbot.waitUntil(lambda: _chosen(page) == str(better), timeout=5000)


def test_no_two_runs_are_exported_under_one_name(opened: Studio) -> None:
    assert opened.project.project is not None
    runs = opened.project.project.runs
    for at in range(3):  # of one second, but for the first
        _numbered_run(opened, at / 10)
    copy = shutil.copytree(next(runs.iterdir()), runs / "kept by hand")
    found = exportable_runs(runs)
    assert len({run.stem for run in found}) == 4
    assert next(run.stem for run in found if run.summary.path == str(copy)) == "kept-by-hand"


def _there(page: ExportPage, folder: Path) -> Path:
    there = folder / "there.h5"
    there.write_bytes(b"precious")
    page._target.set_target(there)
    return there


def _asked(page: ExportPage) -> ReplaceDialog:
    _press(page.export_button)
    dialog = page.findChild(ReplaceDialog)
    assert isinstance(dialog, ReplaceDialog)
    assert any("there.h5" in one.text() for one in dialog.findChildren(Label))
    return dialog


@pytest.mark.parametrize(
    ("button", "written"), [("replace", "there.h5"), ("keep_both", "there-2.h5"), ("cancel", "")]
)
def test_replacing_a_file_asks(
    opened: Studio, engine: FakeEngine, page: ExportPage, tmp_path: Path, button: str, written: str
) -> None:
    there = _there(page, tmp_path)
    dialog = _asked(page)
    assert not any(isinstance(one, messages.Export) for one in engine.sent)
    getattr(dialog, button).click()
    sent = [Path(one.file).name for one in engine.sent if isinstance(one, messages.Export)]
    assert sent == ([written] if written else [])
    assert there.read_bytes() == b"precious"


def test_replacing_asks_straight_after_an_export_too(
    opened: Studio, engine: FakeEngine, page: ExportPage, tmp_path: Path
) -> None:
    page._target.set_target(tmp_path / "there.h5")
    _press(page.export_button)
    assert page._target._note.isHidden()
    request = engine.last(messages.Export).request
    there = _there(page, tmp_path)
    page._target._note.hide()
    engine.tell(messages.Exported(request, Certificate(str(there), 16, 0.0, True, "Keras", 1)))
    assert page._target._note.isVisible()
    _asked(page).cancel.click()
    assert engine.last(messages.Export).request == request


def test_a_paused_run_is_offered_with_what_that_means(opened: Studio, qtbot: QtBot) -> None:
    run = _numbered_run(opened, 0.0, None)
    RunFolder(run).log("paused")
    page = _show(opened, qtbot)
    qtbot.waitUntil(lambda: page.export_button.isVisible(), timeout=5000)
    assert page._run._status.value() == "Paused"
    assert page._run._so_far.isVisible()


def test_a_format_that_rounds_is_not_said_to_give_the_same_answers(
    page: ExportPage, opened: Studio, tmp_path: Path
) -> None:
    file = tmp_path / "birds.float16.tflite"
    proved = Certificate(str(file), 16, 1.1e-3, agrees=True, opened_with="x", size=9, program="y")
    for tolerance, text in ((0.01, "differs by more than 0.01"), (1e-5, "the same predictions")):
        page._certificate.show_certificate(replace(proved, tolerance=tolerance))
        assert text in page._certificate._verdict.text()
    page._snippet.show_program(proved)
    assert "They need TensorFlow, NumPy, Pillow." in page._snippet._proof.text()


@pytest.mark.parametrize("is_in_view", [True, False])
def test_an_export_outlives_a_change_of_language(
    opened: Studio, engine: FakeEngine, page: ExportPage, tmp_path: Path, *, is_in_view: bool
) -> None:
    page._target.set_target(tmp_path / "tiny.h5")
    _press(page.export_button)
    request = engine.last(messages.Export).request
    engine.tell(messages.Progress(request, messages.Phase.EXPORTING, 0, 0))
    if not is_in_view:
        opened.window.show_page("settings")
    opened.window.pages.rebuild()
    again = opened.window.pages.page("export")
    assert isinstance(again, ExportPage)
    assert again is not page
    assert not again._progress.isHidden()
    assert not again.export_button.isEnabled()
    assert [phase.state for phase in again._phases.phases()] == ["running"]
    proof = Certificate(str(tmp_path / "tiny.h5"), 16, 0.0, True, "Keras 3.15.1", 1000)
    engine.tell(messages.Exported(request, proof))
    assert again.certificate == proof
    assert again.export_button.isEnabled()
