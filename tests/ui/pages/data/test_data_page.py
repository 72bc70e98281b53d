"""The page Data: what is shown is what is trained on."""

import shutil
from pathlib import Path

import pytest
import tiny_images
from fake_engine import FakeEngine
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.wire.messages import Scan, Train
from studio.ui.dialogs.image_dialog import ImageDialog
from studio.ui.dialogs.text_dialog import TextDialog
from studio.ui.editors import IntegerEditor
from studio.ui.pages.card_column import CardColumn
from studio.ui.pages.data import DataPage
from studio.ui.widgets.card import Card


def page_of(studio: Studio) -> DataPage:
    page = studio.window.pages.page("data")
    assert isinstance(page, DataPage)
    return page


@pytest.fixture
def folder(images_folder: Path, tmp_path: Path) -> Path:
    """A copy of the tiny images: one class smaller, two files that are no images."""
    copy = Path(shutil.copytree(images_folder, tmp_path / "pictures"))
    for image in sorted((copy / "green").iterdir())[3:]:
        image.unlink()
    (copy / "red" / "notes.txt").write_text("hello")
    (copy / "red" / "cut.png").write_bytes((copy / "red" / "00.png").read_bytes()[:200])
    return copy


@pytest.fixture
def page(studio: Studio, folder: Path, qtbot: QtBot) -> DataPage:
    studio.new_project.create_from_folder(folder)
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    shown = page_of(studio)
    qtbot.waitUntil(lambda: bool(shown.gallery.browser.grid.pictures()), timeout=5000)
    return shown


def test_counts_are_those_that_are_trained_on(studio: Studio, page: DataPage) -> None:
    assert [(row.name, row.count) for row in page.classes.classes()] == [
        ("blue", 12),
        ("green", 3),
        ("red", 12),
    ]
    assert [row.is_low for row in page.classes.classes()] == [False, True, False]
    split = studio.images.split
    assert split is not None
    parts = {part.key: part.count for part in page.parts.bar.parts()}
    assert parts == {name: len(split.part(name)) for name in ("train", "validation", "test")}
    assert sum(parts.values()) == 27 == len(page.gallery.browser.grid.pictures())
    assert page.facts.startswith("27 image")


def test_limit_changes_every_count(studio: Studio, page: DataPage, qtbot: QtBot) -> None:
    editor = page.parts.editor("data.limit_per_class")
    assert isinstance(editor, IntegerEditor)
    editor.setText("4")
    editor.editingFinished.emit()
    qtbot.waitUntil(lambda: len(page.gallery.browser.grid.pictures()) == 11, timeout=5000)
    assert [row.count for row in page.classes.classes()] == [4, 3, 4]
    assert page.facts.startswith("11 of 27")
    assert studio.project.recipe.data.limit_per_class == 4


def test_refused_files_have_their_reasons(studio: Studio, page: DataPage, qtbot: QtBot) -> None:
    assert "notes.txt" in page.refused.text()
    assert "cut.png" in page.refused.text()
    page.refused.show_all.click()
    dialog = studio.window.findChild(TextDialog)
    assert isinstance(dialog, TextDialog)
    assert dialog.text.toPlainText().count("\n") == 1
    dialog.accept()


def test_small_class_is_warned_of(page: DataPage) -> None:
    assert "unequal_classes" in [advice.key for advice in page.advice.advice()]


def test_editors_change_the_recipe_and_follow_undo(studio: Studio, page: DataPage) -> None:
    size = page.images.editor("data.image_size")
    before = size.value()
    size.value_changed.emit((64, 48))
    assert studio.project.recipe.data.image_size == (64, 48)
    studio.project.undo()
    assert size.value() == before


def test_augmentation_is_absent_when_all_is_off(studio: Studio, page: DataPage) -> None:
    rotation = page.augment.editor("augment.rotation")
    rotation.value_changed.emit(0.1)
    assert studio.project.recipe.augment is not None
    assert studio.project.recipe.augment.rotation == 0.1
    rotation.value_changed.emit(0.0)
    assert studio.project.recipe.augment is None


def test_gallery_filters_by_part_and_class(studio: Studio, page: DataPage) -> None:
    split = studio.images.split
    assert split is not None
    page.parts.bar.part_chosen.emit("validation")
    assert len(page.gallery.browser.grid.pictures()) == len(split.validation)
    page.gallery.show_part("all")
    page.classes.class_chosen.emit("green")
    assert page.gallery.browser.grid.shown_count() == 3
    assert page.gallery.browser.shown_class() == "green"


def test_first_pictures_show_every_class(page: DataPage) -> None:
    first = [picture.class_name for picture in page.gallery.browser.grid.pictures()[:3]]
    assert first == ["blue", "green", "red"]


def test_picture_is_shown_large_with_its_neighbours(
    studio: Studio, page: DataPage, qtbot: QtBot
) -> None:
    page.gallery.browser.image_activated.emit(0)
    dialog = studio.window.findChild(ImageDialog)
    assert isinstance(dialog, ImageDialog)
    assert dialog.picture.class_name == "blue"
    dialog._on_after_clicked()
    assert dialog.picture.class_name == "green"
    qtbot.waitUntil(lambda: not dialog._pixmap.isNull(), timeout=5000)
    dialog.accept()


def test_suggestion_trains_at_once(studio: Studio, engine: FakeEngine, page: DataPage) -> None:
    assert not page.suggestion.isHidden()
    page.suggestion.action_chosen.emit()
    assert isinstance(engine.last(Train), Train)
    assert studio.window.pages.current_key == "train"


def test_next_step_is_the_model(studio: Studio, page: DataPage) -> None:
    page.next_button.click()
    assert studio.window.pages.current_key == "model"


def test_folder_that_cannot_be_trained_on_says_why(
    studio: Studio, tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    shutil.copytree(images_folder / "red", tmp_path / "one" / "red")
    studio.new_project.create_from_folder(tmp_path / "one")
    qtbot.waitUntil(lambda: studio.images.problem is not None, timeout=10_000)
    page = page_of(studio)
    assert "only one class" in page.problem.text()
    assert not page.problem.isHidden()
    assert not page.next_button.isEnabled()


def test_part_that_the_folder_brings_cannot_be_drawn(
    studio: Studio, tmp_path: Path, images_folder: Path, qtbot: QtBot
) -> None:
    for part in ("train", "validation"):
        shutil.copytree(images_folder, tmp_path / "parts" / part)
    studio.new_project.create_from_folder(tmp_path / "parts")
    qtbot.waitUntil(lambda: studio.images.split is not None, timeout=10_000)
    page = page_of(studio)
    assert not page.parts.editor("data.validation").isEnabled()
    assert page.parts.editor("data.test").isEnabled()


def test_a_sample_that_is_written_can_be_cancelled(studio: Studio, qtbot: QtBot) -> None:
    studio.new_project.create_from_sample("creatures")
    page = page_of(studio)
    qtbot.waitUntil(lambda: page.scanning.cancel.isVisible())
    page.scanning.cancel.click()
    assert studio.images.busy is None
    assert studio.window.pages.current_key == "start"


def test_scan_shows_how_far_it_is_and_can_be_cancelled(
    studio: Studio, engine: FakeEngine, folder: Path, qtbot: QtBot
) -> None:
    engine.answers_scans = False
    studio.new_project.create_from_folder(folder)
    page = page_of(studio)
    assert page.scanning.isVisible()
    page.scanning.cancel.click()
    qtbot.waitUntil(lambda: studio.images.busy is None, timeout=3000)
    assert studio.window.pages.current_key == "start"


def test_changed_folder_is_scanned_again_and_can_be_undone(
    studio: Studio,
    engine: FakeEngine,
    page: DataPage,
    folder: Path,
    images_folder: Path,
    qtbot: QtBot,
) -> None:
    studio.images.use_folder(images_folder)
    scan = engine.last(Scan)
    assert isinstance(scan, Scan)
    assert scan.folder == str(images_folder)
    qtbot.waitUntil(lambda: page.facts.startswith("36 image"), timeout=5000)
    studio.project.undo()
    qtbot.waitUntil(lambda: page.facts.startswith("27 image"), timeout=5000)


def test_refused_list_is_copied(studio: Studio, page: DataPage) -> None:
    page.refused.show_all.click()
    dialog = studio.window.findChild(TextDialog)
    assert isinstance(dialog, TextDialog)
    dialog._on_copy_clicked()
    assert "cut.png" in QApplication.clipboard().text()
    dialog.accept()


def test_recent_folder_is_taken_whatever_its_name(
    studio: Studio, page: DataPage, folder: Path, qtbot: QtBot
) -> None:
    other = Path(shutil.copytree(folder, folder.parent / "cats & dogs"))
    studio.settings.add_folder(other)
    page._recent.click()
    (menu,) = page.findChildren(QMenu)
    action = next(one for one in menu.actions() if one.text().endswith("cats && dogs"))
    action.trigger()
    qtbot.waitUntil(lambda: studio.project.recipe.data.folder == str(other), timeout=5000)
    menu.close()


class Painted(QObject):
    """Notes, at each painting of a column, which of its cards had too little height.

    Attributes:
        times: how often it was painted.
        squeezed: title, height and needed height of each card that was too low.
    """

    def __init__(self, column: CardColumn) -> None:
        super().__init__(column)
        self._column = column
        self.times = 0
        self.squeezed: list[tuple[str, int, int]] = []
        holder = column.widget()
        assert holder is not None
        holder.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look before it is painted."""
        if event.type() == QEvent.Type.Paint:
            self.times += 1
            for card in self._column.findChildren(Card):
                layout = card.layout()
                if card.isVisible() and layout is not None:
                    needed = layout.totalHeightForWidth(card.width())
                    if card.height() < needed:
                        self.squeezed.append((card.title(), card.height(), needed))
        return False


def test_no_card_is_ever_painted_squeezed(
    studio: Studio, page: DataPage, tmp_path: Path, qtbot: QtBot
) -> None:
    studio.window.show_page("data")
    column = page.findChild(CardColumn)
    assert isinstance(column, CardColumn)
    qtbot.waitUntil(column.isVisible, timeout=3000)
    painted = Painted(column)
    names = ("black", "blue", "green", "pink", "red", "white")
    more = tiny_images.make_images(tmp_path / "more", names, count=4)
    shutil.copy(more / "red" / "00.png", more / "blue" / "copy.png")
    (more / "red" / "notes.txt").write_text("hello")
    before = studio.images.split
    studio.images.use_folder(more)
    qtbot.waitUntil(lambda: studio.images.split not in (None, before), timeout=10_000)
    qtbot.waitUntil(lambda: len(page.classes.classes()) == 6 and painted.times > 1, timeout=5000)
    assert painted.squeezed == []


def test_nothing_is_shown_of_images_before_their_parts_are_known(
    studio: Studio, page: DataPage, tmp_path: Path, qtbot: QtBot
) -> None:
    seen: list[tuple[int, bool]] = []
    page._stack.currentChanged.connect(
        lambda at: seen.append((at, studio.images.split is not None))
    )
    more = tiny_images.make_images(tmp_path / "more", ("a", "b"), count=4)
    before = studio.images.split
    studio.images.use_folder(more)
    qtbot.waitUntil(lambda: studio.images.split not in (None, before), timeout=10_000)
    shown = [is_known for at, is_known in seen if at == 0]
    assert shown
    assert all(shown)
