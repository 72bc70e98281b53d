"""The rows of a form are what the table says."""

from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.recipes.fields import FIELDS, Field, Form, Kind, field_at, fields_of
from studio.core.recipes.place import Place, value_at
from studio.core.recipes.recipe import Augment, Data, Recipe, Stage
from studio.ui.editors import EDITORS, Choice, FieldRows, make_editor
from studio.ui.theme import Theme
from studio.ui.widgets.help_tip import HelpTip

RECIPE = Recipe(
    name="Birds",
    data=Data(folder="birds", image_size=(64, 48), limit_per_class=9, batch_size=7),
    augment=Augment(flip="both", rotation=0.15, zoom=0.2, views=3),
    stage=(Stage(name="Head"), Stage(name="All", epochs=3, learning_rate=2e-5)),
)
EDITED = [field for field in FIELDS if field.form is not None]


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def laid_out(theme: Theme, form: QWidget, fields: Iterable[Field]) -> FieldRows:
    made = FieldRows(theme, fields, form)
    column = QVBoxLayout(form)
    for row in made.rows():
        column.addWidget(row)
    return made


@pytest.fixture
def rows(theme: Theme, form: QWidget) -> FieldRows:
    made = laid_out(theme, form, EDITED)
    for path, choice in (("model.weights", "random"), ("model.features", "")):
        made.editor(path).set_choices([Choice(choice, choice), Choice("other", "other")])
    return made


def test_every_field_of_a_form_has_an_editor_of_its_kind() -> None:
    assert {field.kind for field in EDITED} <= set(EDITORS)


@pytest.mark.parametrize("field", EDITED, ids=lambda field: str(field.path))
def test_a_field_explains_itself_on_hover_and_on_f1(field: Field, rows: FieldRows) -> None:
    row = rows.row(field.path)
    tip = row.findChild(HelpTip)
    assert tip is not None
    assert tip.text() == field.title.text
    assert field.help.text == tip.explanation()
    assert field.title.text in rows.editor(field.path).whatsThis()
    assert rows.editor(field.path).accessibleName() == field.title.text


def test_a_recipe_is_shown_whole_and_without_a_signal(rows: FieldRows, qtbot: QtBot) -> None:
    for stage in (0, 1):
        with qtbot.assertNotEmitted(rows.edited):
            rows.show_recipe(RECIPE, stage)
        for field in EDITED:
            value = value_at(RECIPE, Place(field.path, stage))
            assert rows.editor(field.path).value() == ("" if value is None else value)


def test_what_is_typed_names_its_field(rows: FieldRows, qtbot: QtBot) -> None:
    rows.show_recipe(RECIPE)
    for path, typed, value in (
        ("data.batch_size", "16", 16),
        ("augment.rotation", "±54°", 0.15),
        ("augment.rotation", "18", 0.05),
        ("augment.zoom", "off", 0.0),
        ("model.dense", "64 32", (64, 32)),
        ("stage.learning_rate", "3e-4", 3e-4),
    ):
        editor = rows.editor(path)
        editor.selectAll()
        QTest.keyClicks(editor, typed)
        if editor.value() == value:
            continue
        with qtbot.waitSignal(rows.edited) as caught:
            QTest.keyClick(editor, Qt.Key.Key_Return)
        assert caught.args == [path, value]


def test_the_last_layer_is_none_in_the_recipe(rows: FieldRows, qtbot: QtBot) -> None:
    rows.show_recipe(replace(RECIPE, model=replace(RECIPE.model, features="other")))
    with qtbot.waitSignal(rows.edited) as caught:
        rows.editor("model.features").value_changed.emit("")
    assert caught.args == ["model.features", None]


def test_the_editor_of_a_number_has_the_range_of_the_recipe(theme: Theme, qtbot: QtBot) -> None:
    made: dict[str, Any] = {}
    for path, beyond, end in (
        ("data.batch_size", "5000", "1 to 4,096"),
        ("augment.rotation", "361", "0° to 360°"),
        ("model.block_dropout", "100", "to below 100"),
        ("stage.learning_rate", "101", "at most 100"),
    ):
        editor = made[path] = make_editor(theme, field_at(path))
        qtbot.addWidget(made[path])
        made[path].setText(beyond)
        made[path].editingFinished.emit()
        assert end in made[path].problem()
        assert editor.value() != beyond


def test_what_no_form_edits_has_no_editor(theme: Theme) -> None:
    with pytest.raises(KeyError):
        make_editor(theme, field_at("data.folder"))
    assert not {Kind.FILES, Kind.LAYERS, Kind.CONSTANT} & set(EDITORS)


def test_the_rows_stand_in_the_order_of_the_table(theme: Theme, form: QWidget) -> None:
    made = laid_out(theme, form, fields_of(Form.STAGE))
    names = [row.editor.objectName() for row in made.rows()]
    assert names == [field.path for field in fields_of(Form.STAGE)]
    assert made.rows()[0].editor.accessibleName() == "Stage name"
