import math
import shutil
from functools import partial
from pathlib import Path

import pytest
from fake_engine import FakeEngine, a_report
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from run_on_disk import write_run

from studio.app import Studio
from studio.core.base.sentences import say
from studio.core.metrics import MetricRow, MetricsWriter
from studio.core.metrics.run_outcome import RunOutcome
from studio.core.projects.project_lock import ProjectLock
from studio.core.recipes import recipe as recipes
from studio.core.runs.changes_file import write_changes
from studio.core.runs.run_summary import RunStatus, RunSummary
from studio.core.tasks.figure import Figures
from studio.core.wire import messages
from studio.ui.dialogs.train_longer import TrainLongerDialog
from studio.ui.pages.train import TrainPage, earlier_runs
from studio.ui.pages.train.result_card import ResultCard
from studio.ui.texts.run_names import run_names
from studio.ui.texts.translation import install_language
from studio.ui.widgets.button import Button
from studio.ui.widgets.label import Label
from studio.ui.widgets.panes import Panes
from studio.ui.widgets.toast import Toast


@pytest.fixture
def page(studio: Studio, images_folder: Path, qtbot: QtBot) -> TrainPage:
    """The page with a project of the tiny images, before its first run."""
    studio.new_project.create_from_folder(images_folder)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    studio.window.show_page("train")
    shown = studio.window.pages.page("train")
    assert isinstance(shown, TrainPage)
    return shown


BLOCKS = ("conv1", "head", "head")
"""Of the layers conv1, head_dense and head_predictions."""


def _result_card(page: TrainPage) -> ResultCard:
    card = page.findChild(ResultCard)
    assert isinstance(card, ResultCard)
    return card


def _press(page: TrainPage, text: str) -> None:
    QCoreApplication.processEvents()  # a new button comes into view with the next event
    button = next(
        button
        for button in page.findChildren(Button)
        if button.text() == text and button.isVisible()
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def command_of(engine: FakeEngine) -> messages.Train:
    command = engine.last(messages.Train)
    assert isinstance(command, messages.Train)
    return command


def _text(page: TrainPage) -> set[str]:
    QCoreApplication.processEvents()
    return {button.text() for button in page.findChildren(Button) if button.isVisible()}


def _start(page: TrainPage, engine: FakeEngine, run: Path, epochs: int = 0) -> None:
    _press(page, "Start training")
    engine.begin_run(run)
    for epoch in range(1, epochs + 1):
        engine.train_epoch(epoch)


def test_start_sends_the_recipe_as_it_is(
    studio: Studio, page: TrainPage, engine: FakeEngine
) -> None:
    _press(page, "Start training")
    command = engine.last(messages.Train)
    assert isinstance(command, messages.Train)
    assert command.recipe == studio.project.recipe
    assert {"Stop and keep", "Pause"} <= _text(page)


def test_what_cannot_be_trained_cannot_be_started(studio: Studio, page: TrainPage) -> None:
    recipe = studio.project.recipe
    data = replace(recipe.data, image_size=(16, 16))
    studio.project.set_recipe(replace(recipe, data=data), "image size")
    assert not page.start_button.isEnabled()
    page._ready._advice.choose_fix("image_size_below_minimum")
    assert page.start_button.isEnabled()
    assert studio.project.recipe.data.image_size == (32, 32)


def test_a_running_training_is_shown(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    _start(page, engine, tmp_path / "run", epochs=2)
    names = ("conv1", "head_dense", "head_predictions")
    engine.tell(messages.Changed(engine.training, names, (0.0, 0.5, 0.3), BLOCKS))
    assert page.facts == "LeNet-5 · stage 1 of 1, Training · epoch 2 of 3"
    assert page._now._speed.value() == "1,240 images/s"
    assert page._now._left.value() == "12 s"
    assert page._now._saved.value() == "epoch 2, can be resumed"
    assert [row.value() for row in page._data._parts] == ["20", "6", "4"]
    assert [row.value() for row in page._changes._rows] == ["frozen", "40.0\N{NO-BREAK SPACE}%"]
    page._curves.panel("loss").plot.flush()
    assert page._curves.panel("loss").plot.values
    assert not _result_card(page).isVisible()


def test_a_recipe_edited_meanwhile_is_told_apart(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    assert not page._notes.edited.isVisible()
    studio.project.set_recipe(replace(studio.project.recipe, seed=99), "seed")
    assert page._notes.edited.isVisible()
    studio.project.undo()
    assert not page._notes.edited.isVisible()


def test_pause_and_resume(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=1)
    _press(page, "Pause")
    assert isinstance(engine.sent[-1], messages.Pause)
    assert "Pause" not in _text(page)
    engine.end_run(run, "paused")
    _press(page, "Resume from epoch 2")
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert command.run == str(run)


def test_a_finished_run_shows_its_result_and_the_way_on(
    page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    engine.end_run(run)
    assert _result_card(page).isVisible()
    assert _result_card(page).figure.text() == "94.0\N{NO-BREAK SPACE}%"
    assert not page._now.isVisible()
    with qtbot.waitSignal(page.page_wanted) as caught:
        _press(page, "Export model")
    assert caught.args == ["export"]


def test_after_a_change_the_new_recipe_comes_first(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    engine.end_run(run)
    assert "Train again" in _text(page)
    studio.project.set_recipe(replace(studio.project.recipe, seed=99), "seed")
    assert page.primary_button is not None
    seed = command_of(engine).recipe.seed
    assert page.primary_button.toolTip() == f"Changed since this run: seed {seed} → 99"
    _press(page, "Train with new settings")
    command = engine.last(messages.Train)
    assert isinstance(command, messages.Train)
    assert command.recipe.seed == 99


def test_a_failure_is_a_sentence_with_its_details_folded(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    reason = say("The disk is full.")
    engine.tell(messages.Failed(engine.training, messages.FailureKind.WORK, reason, "Traceback"))
    assert page._notes.failure.isVisible()
    assert page._notes.failure.text() == "The disk is full."
    assert {"Resume from epoch 2", "Train again", "Details"} <= _text(page)
    _press(page, "Train again")
    assert not page._notes.failure.isVisible()


def test_a_lost_engine_offers_to_go_on(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    _start(page, engine, tmp_path / "run", epochs=2)
    engine.lose()
    assert "Resume from epoch 3" in _text(page)


def test_the_log_keeps_the_last_lines(page: TrainPage, engine: FakeEngine, tmp_path: Path) -> None:
    _press(page, "Start training")
    engine.tell(messages.Log(say("{count} images are cached.", count=7)))
    for number in range(2100):
        engine.log_line.emit(f"line {number}\n")
    engine.tell(messages.Log(say("Epoch {epoch} of {epochs}.", epoch=1, epochs=2)))
    log = page._log
    assert [line.partition("  ")[2] for line in log.lines()] == [
        "7 images are cached.",
        "Epoch 1 of 2.",
    ]
    assert log.summary() == log.lines()[-1]
    assert log.is_folded
    QTest.mouseClick(log._arrow, Qt.MouseButton.LeftButton)
    assert log._text.isVisible()
    log.printed.setChecked(True)
    assert len(log.lines()) == 2002
    assert log.lines()[-1] == log.summary()


def test_the_log_survives_a_change_of_language_and_speaks_it(
    page: TrainPage, engine: FakeEngine, qapp: QApplication, studio: Studio
) -> None:
    engine.log_line.emit("Failed call to cuInit: UNKNOWN ERROR (303)")
    engine.tell(messages.Log(say("Scanned {images} images.", images=36)))
    install_language(qapp, "es")
    QCoreApplication.sendPostedEvents()
    try:
        built = studio.window.pages.page("train")
        assert isinstance(built, TrainPage)
        assert built is not page
        assert [line.partition("  ")[2] for line in built._log.lines()] == ["Scanned 36 images."]
    finally:
        install_language(qapp, "en")
        QCoreApplication.sendPostedEvents()


def test_a_saved_log_has_what_tensorflow_printed(
    page: TrainPage, engine: FakeEngine, tmp_path: Path, studio: Studio, qtbot: QtBot
) -> None:
    engine.log_line.emit("Failed call to cuInit")
    engine.tell(messages.Log(say("Scanned {images} images.", images=36)))
    toast = studio.window.toast
    page._log.save(tmp_path / "studio.log")
    qtbot.waitUntil(partial(_says, toast, f"studio.log saved in {tmp_path}"))
    saved = (tmp_path / "studio.log").read_text(encoding="utf-8")
    assert [line.partition("  ")[2] for line in saved.splitlines()] == [
        "Failed call to cuInit",
        "Scanned 36 images.",
    ]
    page._log.save(tmp_path)  # a folder
    qtbot.waitUntil(partial(_says, toast, f"{tmp_path} is a folder"))


def test_an_earlier_run_is_laid_over_and_taken_away(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    assert studio.project.project is not None
    earlier = studio.project.project.runs / "2026-01-01-earlier"
    earlier.mkdir(parents=True)
    recipes.write(studio.project.recipe, earlier / "recipe.toml")
    writer = MetricsWriter(earlier / "metrics.csv")
    writer.extend([MetricRow(1, 1, 0, "validation", {"loss": 0.5, "accuracy": 0.8}, 1e-3, 1.0)])
    writer.close()
    _start(page, engine, tmp_path / "run", epochs=1)
    page.entered()
    qtbot.waitUntil(lambda: bool(page._runs._actions), timeout=5000)
    (action,) = page._runs._actions.values()
    action.trigger()
    name = studio.project.recipe.name  # as the Runs page calls it
    qtbot.waitUntil(lambda: page._curves.panel("loss").plot.overlay_names == (name,), timeout=5000)
    assert page._curves.panel("accuracy").plot.overlay_names == (name,)
    action.trigger()
    assert page._curves.panel("loss").plot.overlay_names == ()
    with qtbot.waitSignal(page._runs._lister.succeeded):
        page.entered()
    assert list(page._runs._actions.values()) == [action]  # a menu that is open stays as it is


def test_an_earlier_run_that_cannot_be_read_is_said_and_not_ticked(
    studio: Studio, page: TrainPage, engine: FakeEngine, images_folder: Path, qtbot: QtBot
) -> None:
    assert studio.project.project is not None
    runs = studio.project.project.runs
    earlier = write_run(runs, studio.project.recipe, images_folder)
    (earlier / "metrics.csv").write_text("of another program\n")
    _start(page, engine, runs / "run", epochs=1)
    page.entered()
    qtbot.waitUntil(lambda: bool(page._runs._actions), timeout=5000)
    (action,) = page._runs._actions.values()
    action.trigger()
    qtbot.waitUntil(lambda: "metrics.csv" in studio.window.toast.text())
    assert not action.isChecked()
    assert page._notes.failure.isHidden()


def test_a_run_whose_recipe_was_edited_goes_on_with_the_earlier_settings(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=1)
    engine.end_run(run, "paused")
    _press(page, "Resume from epoch 2")
    reason = say("recipe.toml was edited since the run was trained: seed 7 → 8.")
    engine.tell(messages.Failed(engine.training, messages.FailureKind.RECIPE_EDITED, reason))
    assert "seed 7 → 8" in page._notes.failure.text()
    _press(page, "Continue with the earlier settings")
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert command.run == str(run)
    assert command.discard_edits


def test_a_run_whose_recipe_was_edited_is_kept_with_the_earlier_settings(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=1)
    engine.end_run(run, "paused")
    _press(page, "Stop and keep")
    reason = say("recipe.toml was edited since the run was trained: seed 7 → 8.")
    engine.tell(messages.Failed(engine.training, messages.FailureKind.RECIPE_EDITED, reason))
    _press(page, "Keep with the earlier settings")
    command = engine.last(messages.Keep)
    assert isinstance(command, messages.Keep)
    assert (command.run, command.discard_edits) == (str(run), True)


def test_a_run_never_lies_over_itself(
    studio: Studio, page: TrainPage, images_folder: Path, qtbot: QtBot
) -> None:
    project = studio.project.project
    assert project is not None
    recipe = studio.project.recipe
    first, second = (write_run(project.runs, recipe, images_folder) for _ in range(2))
    studio.run.load(first)
    qtbot.waitUntil(lambda: studio.run.state.run == str(first), timeout=5000)
    page.entered()
    qtbot.waitUntil(lambda: list(page._runs._actions) == [str(second)], timeout=5000)
    page._runs._actions[str(second)].trigger()
    qtbot.waitUntil(
        lambda: page._curves.panel("loss").plot.overlay_names == (recipe.name,), timeout=5000
    )
    studio.run.load(second)
    qtbot.waitUntil(lambda: studio.run.state.run == str(second), timeout=5000)
    assert (
        page._curves.panel("loss").plot.overlay_names
        == page._curves.panel("accuracy").plot.overlay_names
        == ()
    )
    page.entered()
    qtbot.waitUntil(lambda: list(page._runs._actions) == [str(first)], timeout=5000)


def test_runs_of_one_name_are_told_apart_by_their_time() -> None:
    runs = [RunSummary(f"/r/{n}", "Birds", RunStatus.FINISHED, 1e9 + n * 86400) for n in range(2)]
    runs += [RunSummary("/r/3", "training", RunStatus.FINISHED, 1e9), replace(runs[0], path="/r/4")]
    names = run_names(runs, earlier_runs.OWN_LINES)
    assert len(set(names.values())) == 4
    assert all("Birds · " in names[run] for run in ("/r/0", "/r/1", "/r/4"))
    assert names["/r/3"].startswith("training · ")


def _fail(engine: FakeEngine, kind: messages.FailureKind) -> None:
    engine.tell(messages.Failed(engine.training, kind, say("It failed.")))


def test_a_diverged_training_goes_on_with_a_tenth_of_the_rate(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    _fail(engine, messages.FailureKind.NOT_A_NUMBER)
    _press(page, "Continue at a tenth of the rate")
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert (command.run, command.rate_factor) == (str(tmp_path / "run"), 0.1)
    assert not page._notes.failure.isVisible()


def test_a_training_without_memory_goes_on_with_half_the_batch(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    _fail(engine, messages.FailureKind.MEMORY)
    _press(page, "Continue with half the batch size")
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert command.batch_size == studio.project.recipe.data.batch_size // 2


def test_memory_that_ends_before_the_run_begins_is_a_smaller_batch(
    studio: Studio, page: TrainPage, engine: FakeEngine
) -> None:
    before = studio.project.recipe.data.batch_size
    _press(page, "Start training")
    _fail(engine, messages.FailureKind.MEMORY)
    _press(page, "Train with half the batch size")
    command = engine.last(messages.Train)
    assert isinstance(command, messages.Train)
    assert command.recipe.data.batch_size == before // 2
    studio.project.undo()
    assert studio.project.recipe.data.batch_size == before


def test_an_engine_that_the_system_ended_may_go_on_with_half_the_batch(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    """What the system ends for want of memory cannot say so any more."""
    _start(page, engine, tmp_path / "run", epochs=1)
    engine.lose()
    assert page.primary_button is not None
    assert page.primary_button.text().startswith("Resume from epoch")
    _press(page, "Continue with half the batch size")
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert command.batch_size == studio.project.recipe.data.batch_size // 2


def test_other_failures_offer_no_remedy(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    _fail(engine, messages.FailureKind.WORK)
    assert not {word for word in _text(page) if word.startswith("Go on with")}


def test_a_finished_run_is_trained_longer(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    engine.end_run(run)
    _press(page, "Train longer…")
    dialog = page.findChild(TrainLongerDialog)
    assert isinstance(dialog, TrainLongerDialog)
    assert dialog.count.limits().lowest == 1
    QTest.keyClicks(dialog.count, "4")  # in place of what stood there
    dialog.train.click()
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert (command.run, command.more_epochs) == (str(run), 4)


def test_a_stopped_run_can_be_asked_for_as_many_epochs_as_one_likes(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _press(page, "Start training")
    engine.begin_run(run, epochs=40)
    engine.train_epoch(1)
    engine.train_epoch(2)
    engine.train_epoch(3)
    engine.end_run(run, "stopped")  # its report says 3 epochs
    _press(page, "Train longer…")
    dialog = page.findChild(TrainLongerDialog)
    assert isinstance(dialog, TrainLongerDialog)
    assert dialog.count.value() == 37
    assert dialog.focusWidget() is dialog.count
    QTest.keyClicks(dialog.count, "5")
    dialog.train.click()
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert 37 + command.more_epochs == 5


def test_a_read_only_project_trains_and_edits_nothing(
    studio: Studio, page: TrainPage, engine: FakeEngine, qtbot: QtBot
) -> None:
    project = studio.project.project
    assert project is not None
    studio.project.close()
    studio.project.keeper.wait()
    other = ProjectLock(project.folder)
    assert other.take() is None
    studio.project.open(project.folder)
    qtbot.waitUntil(lambda: studio.project.read_only is not None, timeout=5000)
    qtbot.waitUntil(lambda: bool(studio.network.layers and studio.images.split), timeout=10_000)
    studio.window.show_page("train")
    assert not page.start_button.isEnabled()
    assert "read-only" in studio.window.windowTitle()
    banner = studio.window.notices.banner("read_only")
    assert banner is not None
    assert "open in another window" in banner.text()
    studio.run.train(studio.project.recipe, project)
    assert not any(isinstance(one, messages.Train) for one in engine.sent)
    other.release()
    banner.action_chosen.emit()
    qtbot.waitUntil(lambda: studio.project.read_only is None, timeout=5000)
    assert studio.window.notices.banner("read_only") is None
    assert page.start_button.isEnabled()
    assert "read-only" not in studio.window.windowTitle()


def test_what_a_training_waits_for_is_said_until_it_goes_on(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    engine.tell(messages.Blocked(engine.training, say("The disk is full.")))
    banner = studio.window.notices.banner("blocked")
    assert banner is not None
    assert banner.text() == "The disk is full."
    engine.train_epoch(2)
    assert studio.window.notices.banner("blocked") is None
    engine.tell(messages.Blocked(engine.training, say("The disk is full.")))
    engine.lose()
    assert studio.window.notices.banner("blocked") is None


def test_while_a_training_waits_no_time_is_promised(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    _start(page, engine, tmp_path / "run", epochs=1)
    assert studio.window.strip.texts()[3] == "12 s left"
    engine.tell(messages.Blocked(engine.training, say("The disk is full.")))
    assert page._now._left.value() == "waiting"
    strip = studio.window.strip.texts()
    assert (strip[0], strip[3]) == ("Training is waiting", "")
    engine.train_epoch(2)
    assert page._now._left.value() == "12 s"
    assert studio.window.strip.texts()[0] == "Training"


def test_images_that_cannot_be_trained_on_lead_back_to_the_data(
    studio: Studio, page: TrainPage, tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    assert not page._ready._data.isVisible()
    only = tmp_path / "one"
    first = next(folder for folder in sorted(images_folder.iterdir()) if folder.is_dir())
    shutil.copytree(first, only / first.name)
    studio.new_project.create_from_folder(only)
    qtbot.waitUntil(lambda: studio.images.problem is not None, timeout=10_000)
    studio.window.show_page("train")
    assert page._ready._card.title() == "Not ready to train yet"
    assert not page.start_button.isEnabled()
    with qtbot.waitSignal(page.page_wanted) as caught:
        _press(page, "Go to data")
    assert caught.args == ["data"]


def test_while_images_are_looked_through_nobody_is_told_that_there_are_none(
    studio: Studio, engine: FakeEngine, images_folder: Path
) -> None:
    engine.answers_scans = False
    studio.new_project.create_from_folder(images_folder)
    for key in ("train", "model"):
        studio.window.show_page(key)
        shown = studio.window.pages.page(key)
        assert shown is not None
        text = {label.text() for label in shown.findChildren(Label) if label.isVisible()}
        assert "Scanning the images" in text
        assert "No images yet" not in text


def test_tab_reaches_the_next_action_before_the_curves(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    engine.end_run(run)
    QCoreApplication.processEvents()  # a new button comes into view with the next event
    widget, chain = page._compare.nextInFocusChain(), []
    while widget is not None and widget is not page._curves.panel("loss").plot:
        if isinstance(widget, Button) and not widget.isHidden():
            chain.append(widget.text())
        widget = widget.nextInFocusChain()
    assert chain[:3] == ["Train again", "Train longer…", "Export model"]


def test_without_its_images_a_new_run_cannot_be_started_and_the_page_says_why(
    studio: Studio,
    page: TrainPage,
    engine: FakeEngine,
    images_folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    engine.end_run(run)
    studio.project.set_recipe(replace(studio.project.recipe, seed=99), "seed")
    assert "Train with new settings" in _text(page)
    studio.images.use_folder(tmp_path / "gone")
    qtbot.waitUntil(lambda: studio.images.dataset is None, timeout=10_000)
    QCoreApplication.processEvents()
    start = next(b for b in page.findChildren(Button) if b.text() == "Train with new settings")
    assert not start.isEnabled()
    assert str(tmp_path / "gone") in start.toolTip()
    assert page.primary_button is not None
    assert page.primary_button.isEnabled()
    assert page._notes.blocked.isVisible()
    with qtbot.waitSignal(page.page_wanted) as caught:
        _press(page, "Go to data")
    assert caught.args == ["data"]


def _says(toast: Toast, text: str) -> bool:
    return text in toast.text()


def test_what_became_of_a_saved_curve_is_said(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    _start(page, engine, tmp_path / "run", epochs=2)
    page._curves.panel("loss").plot.flush()
    toast = studio.window.toast
    for name in ("loss.png", "loss.svg", "loss.csv"):
        page._curves.panel("loss").menu.save(tmp_path / name)
        said = f"{name} saved in {tmp_path}"
        qtbot.waitUntil(partial(_says, toast, said), timeout=5000)
        assert (tmp_path / name).is_file()
    closed = tmp_path / "closed"
    closed.touch()  # a folder that cannot be written, for whoever runs the tests
    for name in ("loss.png", "loss.svg", "loss.csv"):
        page._curves.panel("loss").menu.save(closed / name)
        qtbot.waitUntil(partial(_says, toast, str(closed / name)), timeout=5000)
        assert toast.isVisible()


def test_every_figure_of_the_result_says_of_which_part_and_of_how_many_images(
    page: TrainPage, engine: FakeEngine, tmp_path: Path
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    report = replace(a_report(), images=Figures(1200, 300, 30))
    result = replace(report.classified, accuracy=Figures(0.99, 0.95, 0.7))
    report = replace(report, result=result)
    engine.tell(messages.RunEnded(engine.training, str(run), RunOutcome.FINISHED, report))
    card = _result_card(page)
    assert card.figure.text() == "70.0\N{NO-BREAK SPACE}%"
    assert card._interval.text() == "52\N{EN DASH}83\N{NO-BREAK SPACE}%"
    assert card.meaning.text() == "accuracy on 30 test images not used in training"
    assert card._validation.value() == "95.0\N{NO-BREAK SPACE}% of 300"
    assert card._training.value() == "99.0\N{NO-BREAK SPACE}% of 1,200"
    assert card._loss.accessibleName() == "Test loss: 0.120"
    assert "best epoch" in card._epoch.text()
    result = replace(result, accuracy=Figures(0.99, 0.95), loss=Figures(0.02, 0.1))
    report = replace(report, result=result)
    card.show_state(replace(page.context.run.state, report=report))
    assert card.meaning.text() == "accuracy on 300 validation images; there is no test part"
    assert card._loss.accessibleName() == "Validation loss: 0.100"
    assert not card._validation.isVisible()


def _explode(engine: FakeEngine) -> None:
    """Say the figures of half an epoch whose loss leaves every valley."""
    losses = [0.7, 20.0, *[4.7e17] * 60]
    rows = tuple(
        MetricRow(1, 1, batch, "train", {"loss": loss, "accuracy": 0.5}, 10.0, batch / 10)
        for batch, loss in enumerate(losses, 1)
    )
    engine.tell(messages.Metrics(engine.training, rows, 1, 62, 1240.0, 12.0))


def test_a_loss_above_guessing_is_told_while_it_trains(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    """The way on stops the run first, and starts over when it is saved."""
    _press(page, "Start training")
    engine.begin_run(tmp_path / "run", batches=100)
    _explode(engine)
    qtbot.waitUntil(page._advisor.list.isVisible, timeout=5000)
    (advice,) = page._advisor.list.advice()
    assert advice.key == "loss_above_guessing"
    before = studio.project.recipe.stage[0].learning_rate
    _press(page, "Start over at a tenth of the rate")
    assert isinstance(engine.sent[-1], messages.Pause)
    engine.end_run(tmp_path / "run", "paused")
    command = engine.last(messages.Train)
    assert isinstance(command, messages.Train)
    assert command.recipe.stage[0].learning_rate == pytest.approx(before / 10)
    assert not page._advisor.list.isVisible()


def test_a_run_that_had_learned_goes_back_to_its_best_epoch(
    page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    run = tmp_path / "run"
    _start(page, engine, run, epochs=3)
    rows = tuple(
        MetricRow(1, 4, batch, "train", {"loss": 4.7e17, "accuracy": 0.5}, 10.0, 9 + batch / 10)
        for batch in range(1, 21)
    )
    engine.tell(messages.Metrics(engine.training, rows, 4, 62, 1240.0, 12.0))
    qtbot.waitUntil(page._advisor.list.isVisible, timeout=5000)
    _press(page, "Continue at a tenth of the rate")
    engine.end_run(run, "paused")
    command = engine.last(messages.Resume)
    assert isinstance(command, messages.Resume)
    assert (command.run, command.rate_factor) == (str(run), 0.1)


def test_the_open_log_leaves_room_for_the_curves_and_stays_as_it_was_left(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path, qapp: QApplication
) -> None:
    studio.window.resize(1280, 720)
    _start(page, engine, tmp_path / "run", epochs=1)
    QTest.mouseClick(page._log._arrow, Qt.MouseButton.LeftButton)
    QCoreApplication.processEvents()
    assert page._curves.panel("loss").plot.height() > 100
    assert page._curves.panel("accuracy").plot.height() > 100
    panes = page.findChild(Panes)
    assert isinstance(panes, Panes)
    before = page._curves.panel("loss").plot.height()
    loss = page._curves.panel("loss")
    shown = [panes.widget(at) for at in range(panes.count())]
    above = next(
        at for at, pane in enumerate(shown) if pane is not None and pane.isAncestorOf(loss)
    )
    panes.move_border(above + 1, 60)
    QCoreApplication.processEvents()
    assert page._curves.panel("loss").plot.height() > before
    assert studio.settings.value.panes["train.curves"]
    assert studio.settings.value.folded == ("train.log",)
    install_language(qapp, "es")  # builds every page again
    QCoreApplication.sendPostedEvents()
    try:
        built = studio.window.pages.page("train")
        assert isinstance(built, TrainPage)
        assert not built._log.is_folded
    finally:
        install_language(qapp, "en")
        QCoreApplication.sendPostedEvents()


def test_what_has_changed_is_there_again_when_a_run_is_opened_whatever_the_project_trains_now(
    studio: Studio, page: TrainPage, images_folder: Path, qtbot: QtBot
) -> None:
    project = studio.project.project
    assert project is not None
    run = write_run(project.runs, studio.project.recipe, images_folder)
    names = ("conv9", "head_dense", "head_predictions")  # of another network
    write_changes(run, messages.Changed(7, names, (0.0, 0.5, math.nan), BLOCKS))
    studio.run.load(run)
    qtbot.waitUntil(lambda: studio.run.changed is not None, timeout=5000)
    assert page._changes.isVisible()
    assert [row.value() for row in page._changes._rows] == ["frozen", "not finite"]
    (run / "changes.json").write_bytes(b"{}")
    studio.run.load(run)
    qtbot.waitUntil(lambda: studio.run.changed is None, timeout=5000)
    assert not page._changes.isVisible()


def test_a_training_without_its_weights_offers_a_file_and_another_backbone(
    studio: Studio, page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    recipe = studio.project.recipe
    project = studio.project.project
    assert project is not None
    wanted = replace(recipe, model=replace(recipe.model, backbone="VGG16", weights="imagenet"))
    studio.run.train(wanted, project)
    reason = say("The weights of VGG16 could not be downloaded: no connection.")
    engine.tell(messages.Failed(engine.training, messages.FailureKind.WORK, reason))
    assert page._notes.failure.isVisible()
    assert page._weights.isVisible()
    assert {"Download", "Choose file…", "Choose another backbone"} <= _text(page)
    page._weights.box.adopt(str(tmp_path / "vgg16.h5"))
    adopted = engine.last(messages.AdoptWeights)
    assert isinstance(adopted, messages.AdoptWeights)
    assert adopted.backbone == "VGG16"
    engine.tell(
        messages.Failed(adopted.request, messages.FailureKind.INPUT, say("vgg16.h5 is damaged."))
    )
    assert page._weights._failure.text() == "vgg16.h5 is damaged."
    with qtbot.waitSignal(page.page_wanted) as caught:
        _press(page, "Choose another backbone")
    assert caught.args == ["model"]


def _overfit(engine: FakeEngine, turn: int, epochs: int) -> None:
    """Say the figures of whole epochs whose validation loss rises from epoch `turn` on."""
    rows = []
    for epoch in range(1, epochs + 1):
        training = {"loss": 1 / epoch, "accuracy": 0.8}
        validation = {"loss": 0.5 + 0.1 * abs(epoch - turn), "accuracy": 0.8}
        rows.append(MetricRow(1, epoch, 0, "train", training, 1e-3, float(epoch)))
        rows.append(MetricRow(1, epoch, 0, "validation", validation, 1e-3, float(epoch)))
    engine.tell(messages.Metrics(engine.training, tuple(rows), epochs, 4, 80.0, 12.0))


def test_overfitting_is_told_marked_on_the_curves_and_ends_the_run_when_asked(
    page: TrainPage, engine: FakeEngine, tmp_path: Path, qtbot: QtBot
) -> None:
    run = tmp_path / "run"
    _press(page, "Start training")
    engine.begin_run(run, epochs=20)
    _overfit(engine, turn=4, epochs=12)
    qtbot.waitUntil(page._advisor.list.isVisible, timeout=5000)
    (advice,) = page._advisor.list.advice()
    assert advice.key == "overfits"
    loss = page._curves.panel("loss").plot
    assert "Overfits from epoch 4 on" in loss.accessibleDescription()
    _press(page, "Stop and keep the best epoch")
    assert isinstance(engine.sent[-1], messages.Stop)
    engine.end_run(run, "stopped")
    assert not page._advisor.list.isVisible()
    assert page._advisor.card.isVisible()
    assert page._advisor.card.text().startswith("Overfitting from epoch 4 on")
    assert "Overfits from epoch 4 on" in loss.accessibleDescription()
