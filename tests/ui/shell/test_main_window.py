"""The frame: rail, menus, notices, strip, and closing."""

from pathlib import Path

import pytest
from fake_engine import FakeEngine
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot
from shown_window import is_activated

from studio.app import Studio
from studio.core.base import paths
from studio.core.base.sentences import say
from studio.core.wire.messages import Pause, Phase, Progress, Resume, Shutdown, Stop, Train
from studio.ui.dialogs.closing import ClosingDialog
from studio.ui.dialogs.text_dialog import TextDialog
from studio.ui.engine.engine_client import EngineState
from studio.ui.models.settings import Settings
from studio.ui.pages.table import PAGES, Section
from studio.ui.shell.actions import ACTIONS
from studio.ui.shell.window_place import remember_place, restore_place


@pytest.fixture
def training(opened: Studio, engine: FakeEngine) -> Studio:
    """The window in the middle of a training."""
    project = opened.project.project
    assert project is not None
    opened.run.train(opened.project.recipe, project)
    engine.begin_run(project.runs / "one")
    engine.train_epoch(1)
    return opened


def closing_dialog(studio: Studio) -> ClosingDialog:
    dialog = studio.window.findChild(ClosingDialog)
    assert isinstance(dialog, ClosingDialog)
    return dialog


def test_starts_on_the_start_page_without_the_rail(studio: Studio, qtbot: QtBot) -> None:
    assert studio.window.pages.current_key == "start"
    assert not studio.window.rail.isVisible()
    assert studio.window.pages.page("data") is None  # built when first wanted
    qtbot.waitUntil(lambda: studio.client.state is EngineState.READY, timeout=5000)


def test_opened_project_shows_its_data_and_is_remembered(opened: Studio) -> None:
    window = opened.window
    project = opened.project.project
    assert project is not None
    assert window.pages.current_key == "data"
    assert window.rail.isVisible()
    assert window.rail.item("data").is_done()
    assert window.rail.item("model").is_done()
    assert opened.project.recipe.name in window.windowTitle()
    assert opened.settings.value.recent == (str(project.folder),)


@pytest.mark.parametrize("spec", PAGES, ids=lambda spec: spec.key)
def test_every_page_of_the_table_can_be_shown(opened: Studio, spec: object) -> None:
    key = spec.key  # type: ignore[attr-defined]
    opened.window.menus.action(f"page:{key}").trigger()
    assert opened.window.pages.current_key == key
    page = opened.window.pages.page(key)
    assert page is not None
    assert page.title
    if spec.section is not Section.HIDDEN:  # type: ignore[attr-defined]
        assert opened.window.rail.current() == key


def test_every_action_of_the_table_has_a_slot_and_keys_of_its_own(studio: Studio) -> None:
    menus = studio.window.menus
    keys = [key.toString() for spec in ACTIONS for key in menus.action(spec.key).shortcuts()]
    keys += [menus.action(f"page:{spec.key}").shortcut().toString() for spec in PAGES]
    keys += ["Ctrl+Z", "Ctrl+Shift+Z"]
    assert len(keys) == len(set(keys))
    assert all(keys)
    assert {spec.key for spec in ACTIONS if not spec.shortcut} == {
        "about",
        "new:autoencode",
        "new:gan",
    }


def test_pages_that_need_a_project_lead_to_the_start_without_one(studio: Studio) -> None:
    studio.window.show_page("model")
    assert studio.window.pages.current_key == "start"
    studio.window.show_page("settings")
    assert studio.window.pages.current_key == "settings"
    assert not studio.window.rail.item("data").isEnabled()


def test_shortcut_shows_a_page(opened: Studio, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_activated(opened.window))
    QTest.keyClick(opened.window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: opened.window.pages.current_key == "settings", timeout=3000)


def test_closed_project_leads_back_to_the_start(opened: Studio) -> None:
    opened.window.menus.action("close").trigger()
    assert opened.window.pages.current_key == "start"
    assert opened.project.project is None


def test_project_gets_another_name(opened: Studio, qtbot: QtBot) -> None:
    before = opened.project.recipe.name
    opened.window.menus.action("rename").trigger()
    dialog = opened.window.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    assert dialog.textValue() == before
    dialog.setTextValue("  Ölbäume 2026 ")
    dialog.accept()
    assert opened.project.recipe.name == "Ölbäume 2026"
    assert opened.window.windowTitle().startswith("Ölbäume 2026")
    opened.project.undo()
    assert opened.project.recipe.name == before


def test_undo_says_what_it_takes_back(opened: Studio) -> None:
    import msgspec

    recipe = opened.project.recipe
    data = msgspec.structs.replace(recipe.data, batch_size=64)
    opened.project.set_recipe(msgspec.structs.replace(recipe, data=data), "batch size")
    undo = opened.window.menus.action("undo")
    assert undo.text().endswith("batch size")
    undo.trigger()
    assert opened.project.recipe == recipe
    opened.window.menus.action("redo").trigger()
    assert opened.project.recipe.data.batch_size == 64


def test_strip_follows_a_training(training: Studio) -> None:
    engine_text, device, phase, right = training.window.strip.texts()
    assert engine_text == "Training"
    assert "1,240 images/s" in device
    assert phase == "Epoch 1 of 3"
    assert right == "12 s left"
    assert training.window.rail.item("train").badge() == "1"


def test_strip_counts_epochs_while_one_is_validated(training: Studio, engine: FakeEngine) -> None:
    engine.tell(Progress(engine.training, Phase.VALIDATING, 0, 3))
    assert training.window.strip.texts()[2] == "Epoch 1 of 3, validating"
    engine.tell(Progress(engine.training, Phase.FIRST_STEP, 1, 3))
    assert training.window.strip.texts()[2] == "Compiling the first step"


def test_strip_counts_bytes_while_weights_come(opened: Studio, engine: FakeEngine) -> None:
    assert opened.project.project is not None
    opened.run.train(opened.project.recipe, opened.project.project)
    engine.tell(Progress(engine.training, Phase.FETCHING, 3_500_000, 14_000_000))
    assert opened.window.strip.texts()[2] == "Downloading the weights · 3.5 MB / 14.0 MB"


def test_killed_engine_says_how_to_go_on(training: Studio, engine: FakeEngine) -> None:
    engine.lose(say("The engine stopped unexpectedly."))
    banner = training.window.notices.banner("run")
    assert banner is not None
    assert "Everything up to epoch 1 is kept" in banner.text()
    banner.action_chosen.emit()
    resume = engine.last(Resume)
    assert isinstance(resume, Resume)
    assert resume.run == training.run.state.run or resume.run.endswith("one")
    assert training.window.notices.banner("run") is None


def test_engine_killed_before_the_first_epoch_is_trained_anew(
    opened: Studio, engine: FakeEngine
) -> None:
    project = opened.project.project
    assert project is not None
    opened.run.train(opened.project.recipe, project)
    engine.lose()
    banner = opened.window.notices.banner("run")
    assert banner is not None
    banner.action_chosen.emit()
    assert sum(isinstance(command, Train) for command in engine.sent) == 2


def test_engine_that_does_not_start_can_be_tried_again(studio: Studio, engine: FakeEngine) -> None:
    engine.lose(say("The engine did not respond within {seconds} seconds.", seconds=20))
    banner = studio.window.notices.banner("engine")
    assert banner is not None
    assert "20 seconds" in banner.text()
    banner.action_chosen.emit()
    assert engine.state is EngineState.READY
    assert studio.window.notices.banner("engine") is None


def test_failure_of_the_project_is_said_above_every_page(studio: Studio, tmp_path: Path) -> None:
    studio.project.open(tmp_path)
    banner = studio.window.notices.banner("project")
    assert banner is not None
    assert "recipe.toml" in banner.text()


def test_another_project_is_not_opened_during_a_training(
    training: Studio, images_folder: Path
) -> None:
    before = training.project.project
    training.new_project.create_from_folder(images_folder)
    assert training.project.project is before
    banner = training.window.notices.banner("project")
    assert banner is not None
    assert "A training is running" in banner.text()


def test_defect_is_shown_and_the_window_goes_on(
    studio: Studio, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        raise ZeroDivisionError("a bug of ours")
    except ZeroDivisionError as error:
        studio.window.failure_notices.on_defect(type(error), error, error.__traceback__)
    banner = studio.window.notices.banner("defect")
    assert banner is not None
    assert "a bug of ours" in capsys.readouterr().err
    newest = max((paths.cache() / "errors").iterdir())
    assert str(newest) in banner.text()
    assert "a bug of ours" in newest.read_text()
    banner.action_chosen.emit()
    (dialog,) = studio.window.findChildren(TextDialog)
    assert "Traceback" in dialog.text.toPlainText()
    assert str(newest) in dialog.text.toPlainText()
    dialog.close()


def test_folder_dropped_anywhere_becomes_a_project(
    studio: Studio, images_folder: Path, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(images_folder))])
    drop = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    studio.window.dropEvent(drop)
    qtbot.waitUntil(lambda: studio.images.dataset is not None, timeout=10_000)
    assert studio.window.pages.current_key == "data"


def test_looking_through_the_folder_again_is_seen_while_training(training: Studio) -> None:
    training.window.show_page("model")
    training.window.menus.action("rescan").trigger()
    assert training.window.pages.current_key == "data"


def test_window_closes_at_once_without_a_training(opened: Studio) -> None:
    opened.window.resize(1111, 777)
    assert opened.window.close()
    opened.settings.wait_until_written()
    assert Settings(paths.settings()).value.window == (1111, 777)


def test_closing_in_a_training_can_be_taken_back(training: Studio, engine: FakeEngine) -> None:
    assert not training.window.close()
    closing_dialog(training).stay.click()
    assert training.window.isVisible()
    assert not any(isinstance(command, Pause | Stop | Shutdown) for command in engine.sent)


@pytest.mark.parametrize(("button", "command"), [("pause", Pause), ("stop", Stop)])
def test_closing_in_a_training_waits_until_all_is_saved(
    training: Studio, engine: FakeEngine, button: str, command: type, qtbot: QtBot
) -> None:
    project = training.project.project
    assert project is not None
    assert not training.window.close()
    getattr(closing_dialog(training), button).click()
    assert isinstance(engine.last(command), command)
    assert training.window.isVisible()
    engine.end_run(project.runs / "one", "paused" if button == "pause" else "stopped")
    qtbot.waitUntil(lambda: not training.window.isVisible(), timeout=3000)


def test_other_language_builds_the_pages_anew(opened: Studio) -> None:
    before = opened.window.pages.page("data")
    QApplication.sendEvent(opened.window, QEvent(QEvent.Type.LanguageChange))
    after = opened.window.pages.page("data")
    assert after is not None
    assert after is not before
    assert opened.window.pages.current_key == "data"
    assert opened.window.rail.current() == "data"


def test_settings_that_cannot_be_read_are_said(qapp: QApplication, tmp_path: Path) -> None:
    paths.settings().parent.mkdir(parents=True)
    paths.settings().write_text("theme = 3")
    studio = Studio(qapp, "light", FakeEngine())
    assert studio.window.notices.banner("settings") is not None
    studio.take_down()


def test_the_window_and_its_frame_fit_on_the_screen(studio: Studio) -> None:
    window = studio.window
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() < room.height()
    assert window.minimumHeight() <= window.height()


def test_the_window_comes_back_where_it_was(studio: Studio) -> None:
    window = studio.window
    window.move(60, 40)
    window.resize(1000, 660)
    remember_place(window, studio.settings)
    assert studio.settings.value.place == (60, 40)
    window.move(0, 0)
    restore_place(window, studio.settings)
    assert (window.x(), window.y()) == (60, 40)
    studio.settings.change(place=(9000, 40))  # a screen that no longer exists
    window.move(10, 20)
    restore_place(window, studio.settings)
    assert (window.x(), window.y()) == (10, 20)


def test_a_page_that_needs_a_project_says_so(studio: Studio, opened: Studio) -> None:
    item, action = opened.window.rail.item("model"), opened.window.menus.action("page:model")
    assert item.isEnabled()
    assert action.isEnabled()
    assert "Ctrl+2" in item.toolTip()
    opened.project.close()
    assert not item.isEnabled()
    assert not action.isEnabled()
    assert item.toolTip() == action.toolTip() == "No project is open."


def test_start_from_the_menu_leaves_the_keyboard_where_it_was(studio: Studio, qtbot: QtBot) -> None:
    window = studio.window
    qtbot.waitUntil(lambda: is_activated(window))
    window.show_page("settings")
    page = window.pages.page("settings")
    assert page is not None
    field = next(one for one in page.findChildren(QPushButton) if one.isVisible())
    field.setFocus()
    window._actions.start_training()
    assert window.focusWidget() is field
