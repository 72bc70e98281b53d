"""Fields that a search varies: the mark beside an editor, and what is tried in its popup."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.recipes.fields import field_at
from studio.core.recipes.recipe import Data, Model, Recipe, Stage
from studio.core.recipes.search_marks import marks_of, with_mark, with_plan
from studio.core.recipes.search_table import Span
from studio.ui.editors import Choice, FieldRows, VaryPopup
from studio.ui.editors.span_form import LOG
from studio.ui.editors.values_editor import ValuesEditor
from studio.ui.editors.vary_form import EVERY, RANGE, VALUES, VaryForm
from studio.ui.theme import Theme

RECIPE = Recipe(
    name="Birds",
    data=Data(folder="birds", image_size=(64, 48), batch_size=32),
    model=Model(dense=(64,)),
    stage=(Stage(name="Head"), Stage(name="All", epochs=3, learning_rate=2e-5)),
)
PATHS = (
    "model.dropout",
    "model.pooling",
    "data.image_size",
    "data.test",
    "stage.learning_rate",
    "stage.name",
)


class Form(QWidget):
    """Rows of some fields, and the recipe that they edit."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.recipe = RECIPE
        self.stage = 0
        self.rows = FieldRows(theme, map(field_at, PATHS), self)
        column = QVBoxLayout(self)
        for row in self.rows.rows():
            column.addWidget(row)
        self.rows.varied.connect(self.take)
        self.rows.show_recipe(self.recipe)

    def take(self, path: str, varied: Any, instead: str) -> None:  # noqa: ANN401
        self.show_recipe(with_mark(self.recipe, path, varied, instead=instead), self.stage)

    def show_recipe(self, recipe: Recipe, stage: int = 0) -> None:
        self.recipe, self.stage = recipe, stage
        self.rows.show_recipe(recipe, stage)


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> Form:
    made = Form(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def popup_of(form: Form) -> VaryPopup:
    found = form.findChildren(VaryPopup)
    assert len(found) == 1
    return found[0]


def vary_form(theme: Theme, qtbot: QtBot, recipe: Recipe, path: str) -> VaryForm:
    made = VaryForm(theme, recipe, path, marks_of(recipe)[path])
    qtbot.addWidget(made)
    return made


def test_a_press_on_the_mark_varies_the_field_as_is_usual(form: Form) -> None:
    mark = form.rows.mark("model.dropout")
    assert not mark.button.is_set
    assert not mark.line.isVisible()
    mark.button.click()
    assert dict(marks_of(form.recipe)) == {"model.dropout": Span(low=0.0, high=0.6, step=0.1)}
    assert mark.button.is_set
    assert mark.line.text() == "0 % – 60 % in steps of 10 %".replace(" %", "\N{NO-BREAK SPACE}%")
    assert form.rows.editor("model.dropout").value() == 0.0  # of a single training
    popup = popup_of(form)
    popup.drop.click()
    assert not marks_of(form.recipe)
    assert not mark.button.is_set


def test_what_no_search_may_vary_has_no_mark(form: Form) -> None:
    for path in ("data.test", "stage.name"):
        with pytest.raises(KeyError):
            form.rows.mark(path)


def test_the_menu_of_an_editor_does_the_same_with_the_keyboard(form: Form) -> None:
    editor = form.rows.editor("stage.learning_rate")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), QPoint(4, 4))
    QApplication.sendEvent(editor, event)
    menu = editor.findChild(QMenu)
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    assert any("Paste" in text for text in texts)
    assert texts[-1] == "Vary in a search…"
    menu.actions()[-1].trigger()
    menu.close()
    assert list(marks_of(form.recipe)) == ["stage[0].learning_rate"]
    popup_of(form).close()


def test_a_mark_of_every_stage_is_seen_at_each(form: Form) -> None:
    rates = Span(low=1e-4, high=1e-2)
    form.show_recipe(with_mark(RECIPE, "stage[1].learning_rate", rates), 0)
    mark = form.rows.mark("stage.learning_rate")
    assert not mark.button.is_set
    form.show_recipe(form.recipe, 1)
    assert mark.line.text() == "1e-4 – 1e-2"
    form.show_recipe(with_mark(RECIPE, "stage.learning_rate", rates), 1)
    assert mark.line.text() == "1e-4 – 1e-2, every stage"


def test_a_range_is_taken_as_it_is_typed_and_refused_in_a_sentence(
    theme: Theme, qtbot: QtBot
) -> None:
    recipe = with_mark(RECIPE, "stage[0].learning_rate", Span(low=1e-4, high=1e-2))
    form = vary_form(theme, qtbot, recipe, "stage[0].learning_rate")
    assert form.span is not None
    given: list[tuple[str, object, str]] = []
    form.edited.connect(lambda *one: given.append(one))
    form.span.high.setText("1e-1")
    form.span.high.editingFinished.emit()
    assert given == [("stage[0].learning_rate", Span(low=1e-4, high=0.1), "")]
    form.span.low.setText("1")
    form.span.low.editingFinished.emit()
    assert "must lie below" in form.problem()
    form.span.low.setText("0")
    form.span.low.editingFinished.emit()
    assert "above 0" in form.span.problem()  # what the field allows
    form.span.low.setText("1e-3")
    form.span.low.editingFinished.emit()
    form.span.ratio.setText("10")
    form.span.ratio.editingFinished.emit()
    assert form.problem() == ""
    assert given[-1] == ("stage[0].learning_rate", Span(low=1e-3, high=0.1, step=10.0), "")
    assert len(given) == 3


def test_a_mark_moves_to_every_stage(theme: Theme, qtbot: QtBot) -> None:
    recipe = with_mark(RECIPE, "stage[1].epochs", Span(low=2, high=8))
    form = vary_form(theme, qtbot, recipe, "stage[1].epochs")
    with qtbot.waitSignal(form.edited) as caught:
        form.scope._buttons[EVERY].click()
    assert caught.args == ["stage.epochs", Span(low=2, high=8), "stage[1].epochs"]
    assert form.path == "stage.epochs"


def test_a_range_becomes_values_and_a_range_again(theme: Theme, qtbot: QtBot) -> None:
    recipe = with_mark(RECIPE, "data.batch_size", Span(low=8, high=64, step=2))
    form = vary_form(theme, qtbot, recipe, "data.batch_size")
    given: list[object] = []
    form.edited.connect(lambda _path, varied, _instead: given.append(varied))
    form.form._buttons[VALUES].click()
    assert given == [(8, 16, 32, 64)]
    assert form.values is not None
    form.values.setText("8; 24")
    form.values.editingFinished.emit()
    assert given[1:] == [(8, 24)]
    form.values.setText("8")
    form.values.editingFinished.emit()
    assert "at least two" in form.problem()
    form.values.setText("8; 5000")
    form.values.editingFinished.emit()
    assert "1 to 4,096" in form.problem()
    form.values.restore()
    form.form._buttons[RANGE].click()
    assert given[2:] == [Span(low=8, high=24)]


def test_a_linear_range_may_become_logarithmic(theme: Theme, qtbot: QtBot) -> None:
    recipe = with_mark(RECIPE, "model.dropout", Span(low=0.0, high=0.6, step=0.1))
    form = vary_form(theme, qtbot, recipe, "model.dropout")
    assert form.span is not None
    given: list[object] = []
    form.edited.connect(lambda _path, varied, _instead: given.append(varied))
    form.span.scale._buttons[LOG].click()
    assert "begin above 0" in form.problem()
    form.span.low.setText("1 %")
    form.span.low.editingFinished.emit()
    assert given == [Span(low=0.01, high=0.6, scale="log")]


def test_a_grid_asks_for_a_step(theme: Theme, qtbot: QtBot) -> None:
    recipe = with_mark(RECIPE, "model.dropout", Span(low=0.0, high=0.6, step=0.1))
    form = vary_form(theme, qtbot, with_plan(recipe, method="grid"), "model.dropout")
    assert form.span is not None
    with qtbot.assertNotEmitted(form.edited):
        form.span.step.setText("none")
        form.span.step.editingFinished.emit()
    assert "needs a step" in form.problem()


def test_choices_are_ticked(theme: Theme, qtbot: QtBot) -> None:
    recipe = with_mark(RECIPE, "model.pooling", ("max", "average"))
    form = vary_form(theme, qtbot, recipe, "model.pooling")
    assert [box.text() for box in form.boxes] == ["Average", "Maximum", "Flatten"]
    assert [box.isChecked() for box in form.boxes] == [True, True, False]
    with qtbot.waitSignal(form.edited) as caught:
        form.boxes[2].click()
    assert caught.args[1] == ("average", "max", "flatten")
    form.boxes[0].click()
    assert form.problem() == ""
    with qtbot.assertNotEmitted(form.edited):
        form.boxes[1].click()
    assert form.problem() == "Choose at least two values."


def test_values_that_are_not_offered_are_listed_as_well(theme: Theme, qtbot: QtBot) -> None:
    recipe = with_mark(RECIPE, "model.weights", ("random", "/home/me/old.weights.h5"))
    offered = (Choice("random", "Random"), Choice("imagenet", "ImageNet"))
    made = VaryForm(theme, recipe, "model.weights", marks_of(recipe)["model.weights"], offered)
    qtbot.addWidget(made)
    assert [box.text() for box in made.boxes] == ["Random", "ImageNet", "old.weights.h5"]
    assert [box.isChecked() for box in made.boxes] == [True, False, True]


@pytest.mark.parametrize(
    ("path", "typed", "values", "written"),
    [
        ("model.dense", "none; 64; 256 128", ([], [64], [256, 128]), "none; 64; 256, 128"),
        ("data.image_size", "64; 32 x 48", ([64, 64], [32, 48]), "64 × 64; 32 × 48"),
        ("model.dropout", "10; 20 %; 10", (0.1, 0.2), "10 %; 20 %"),
        ("augment.rotation", "±18°; 36", (0.05, 0.1), "±18°; ±36°"),
        ("stage.learning_rate", "1e-3;0,01", (0.001, 0.01), "1e-3; 1e-2"),
    ],
)
def test_values_are_typed_as_the_field_writes_them(
    theme: Theme,
    qtbot: QtBot,
    path: str,
    typed: str,
    values: tuple[object, ...],
    written: str,
) -> None:
    editor = ValuesEditor(theme, field_at(path), "Values")
    qtbot.addWidget(editor)
    editor.setFocus()
    QTest.keyClicks(editor, typed)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.value() == values
    assert editor.text().replace("\N{NO-BREAK SPACE}", " ") == written


def test_a_field_with_one_value_says_so(form: Form, theme: Theme, qtbot: QtBot) -> None:
    small = replace(RECIPE, task="gan", data=replace(RECIPE.data, image_size=(28, 28)))
    weights = FieldRows(theme, [field_at("model.weights")], form)
    for row in weights.rows():
        qtbot.addWidget(row)
    weights.editor("model.weights").set_choices([Choice("random", "Random")])
    weights.show_recipe(replace(small, task="classify"))
    mark = weights.mark("model.weights")
    mark.offer(lambda: [Choice("random", "Random")])
    with qtbot.assertNotEmitted(mark.edited):
        mark.open()
