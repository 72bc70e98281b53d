"""What the menus Help and Training offer beside the pages."""

from html import escape

from fake_engine import FakeEngine
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget

import studio as package
from studio.app import Studio
from studio.core.recipes.fields import FIELDS
from studio.core.wire.messages import Train
from studio.ui.dialogs.reference_dialog import ReferenceDialog
from studio.ui.editors import FormRow
from studio.ui.pages.table import PAGES
from studio.ui.shell.actions import ACTIONS
from studio.ui.shell.libraries import libraries


def shown(studio: Studio, action: str) -> ReferenceDialog:
    studio.window.menus.action(action).trigger()
    dialog = studio.window.findChild(ReferenceDialog)
    assert isinstance(dialog, ReferenceDialog)
    assert dialog.isVisible()
    return dialog


def test_every_key_of_the_tables_is_listed(studio: Studio) -> None:
    dialog = shown(studio, "shortcuts")
    text = dialog.text()
    keys = {spec.label(): spec.shortcut for spec in ACTIONS}
    keys |= {page.label(): page.shortcut for page in PAGES}
    for label, shortcut in keys.items():
        if shortcut:
            assert f"{label.replace('&', '').rstrip('…')}: {shortcut.split(';')[0]}" in text
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text
    assert dialog.toast.isVisible()
    assert not studio.window.toast.isVisible()
    dialog.accept()


def test_about_names_version_licence_and_libraries(studio: Studio) -> None:
    dialog = shown(studio, "about")
    text = dialog.text()
    assert package.__version__ in text
    assert "MIT" in text
    found = libraries()
    assert {"keras", "tensorflow"} <= {one.name.lower() for one in found}
    assert all(one.licence and one.version for one in found)
    assert all(f"{one.name}: {one.version}" in text for one in found)
    dialog.accept()


def test_f1_explains_the_field_that_has_the_focus(opened: Studio) -> None:
    opened.window.show_page("model")
    page = opened.window.pages.page("model")
    assert page is not None
    rows = [row for row in page.findChildren(FormRow) if row.editor.whatsThis()]
    assert len(rows) > 10
    row = next(row for row in rows if row.isVisible() and row.editor.isEnabled())
    row.editor.setFocus()
    opened.window.menus.action("help").trigger()
    assert QToolTip.text() == row.editor.whatsThis()
    QToolTip.hideText()


def test_every_field_is_explained_where_it_is_edited(opened: Studio) -> None:
    explained = ""
    for key in ("data", "model"):
        opened.window.show_page(key)
        page = opened.window.pages.page(key)
        assert page is not None
        explained += "".join(widget.whatsThis() for widget in page.findChildren(QWidget))
    nowhere = {"version", "name", "task", "precision"}  # edited in a dialog, or in the file alone
    for field in FIELDS:
        if field.path not in nowhere and field.table not in ("autoencoder", "gan"):
            assert escape(field.help.text) in explained, field.path


def test_f1_elsewhere_lists_the_keys(studio: Studio) -> None:
    shown(studio, "help").accept()


def test_one_key_starts_a_training_from_any_page(opened: Studio, engine: FakeEngine) -> None:
    opened.window.show_page("data")
    opened.window.menus.action("train").trigger()
    assert opened.window.pages.current_key == "train"
    assert any(isinstance(one, Train) for one in engine.sent)
    assert not opened.window.menus.action("train").isEnabled()  # until it ends
