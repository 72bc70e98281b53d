"""The fields that a search varies, in one list: added, changed, taken away, found."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.recipes.fields import FIELDS, Form, field_at
from studio.core.recipes.place import Place, table_at
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.recipe_checks import foreign_tables
from studio.core.recipes.search_marks import (
    Varied,
    is_of_every_stage,
    mark_at,
    marks_of,
    may_vary,
    place_of,
)
from studio.core.recipes.search_space import dimension_of
from studio.core.recipes.search_usual import usual_values
from studio.ui.editors import VaryPopup, problem_of
from studio.ui.models.field_edit import vary_field
from studio.ui.models.search_offers import offered_to_search
from studio.ui.pages.page import PageContext
from studio.ui.texts.vary_text import count_of_values_text, mark_title, tried_text
from studio.ui.theme import Role
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.list_popup import ListPopup

_NAME_WIDTH = 190
_COUNT_WIDTH = 108

_ON_DATA = frozenset({Form.SPLIT, Form.IMAGES, Form.AUGMENTATION})


class VariedFields(QWidget):
    """A row for each field; what is wrong with one stands below it.

    Signals:
        field_wanted(str, object): key of a page, and the `Place` of a field that is to be seen.
    """

    field_wanted = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._project = context.project
        self._rows: dict[str, VariedRow] = {}
        theme = context.theme
        self._empty = Label(
            theme,
            self.tr(
                "No field varies yet. Add one here, or press the small range beside a field on the "
                "Data and Model pages."
            ),
            Role.DIM,
            wraps=True,
        )
        self._note = Label(theme, "", Role.CAPTION, tone="warning", wraps=True)
        self._note.hide()
        self.add = Button(theme, self.tr("Add field…"), icon="plus", small=True)
        self._choices = ListPopup(theme, self.tr("Find a field"), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._empty)
        self._column.addWidget(self._note)
        self._column.addSpacing(4)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._on_add_clicked)
        self._choices.choice_chosen.connect(self.vary)

    def row(self, path: str) -> VariedRow:
        """Return the row of a mark."""
        return self._rows[path]

    def paths(self) -> tuple[str, ...]:
        """Return the marks that are shown, in their order."""
        return tuple(self._rows)

    def show_recipe(self) -> None:
        """Show what the recipe varies now."""
        recipe = self._project.recipe
        marks = marks_of(recipe)
        if tuple(marks) != self.paths():
            self._make_rows(tuple(marks))
        for path, row in self._rows.items():
            row.show_mark(recipe, marks[path])
        self._empty.setVisible(not marks)
        may_edit = self._project.read_only is None
        self.add.setEnabled(may_edit)
        for row in self._rows.values():
            row.set_may_edit(may_edit)

    def _make_rows(self, paths: tuple[str, ...]) -> None:
        for gone in self._rows.values():
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._rows = {}
        for at, path in enumerate(paths):
            row = self._rows[path] = VariedRow(self._context, path)
            row.change_wanted.connect(self._open)
            row.removed.connect(partial(self._give, varied=None, instead=""))
            row.field_wanted.connect(self.field_wanted)
            self._column.insertWidget(at, row)

    def choices(self) -> list[tuple[str, str]]:
        """Return path and title of each field that could vary and does not."""
        recipe = self._project.recipe
        return [(path, mark_title(path, recipe)) for path in addable(recipe)]

    @Slot(str)
    def vary(self, path: str) -> None:
        """Vary a field as is usual, and show what is tried."""
        recipe = self._project.recipe
        offered = offered_to_search(self._context, place_of(path).path)
        usual = usual_values(recipe, path, [choice.value for choice in offered])
        self._note.setVisible(usual is None)
        if usual is None:
            text = self.tr("{field}: there is only one value to try here.")
            self._note.setText(text.format(field=mark_title(path, recipe)))
            return
        problem = problem_of(recipe, path, usual)
        if problem:
            self._note.setText(problem)
            self._note.show()
            return
        self._give(path, usual, "")
        if path in self._rows:
            self._open(path)

    @Slot(str)
    def _open(self, path: str) -> None:
        recipe, row = self._project.recipe, self._rows[path]
        offered = offered_to_search(self._context, place_of(path).path)
        popup = VaryPopup(
            self._context.theme, recipe, path, marks_of(recipe)[path], offered, self.window()
        )
        popup.edited.connect(self._give)
        popup.open_at(row.change.mapToGlobal(QPoint(0, row.change.height())))

    def _give(self, path: str, varied: Varied | None, instead: str) -> None:
        self._note.hide()
        vary_field(self._project, path, varied, instead)

    @Slot()
    def _on_add_clicked(self) -> None:
        self._choices.set_choices(self.choices())
        self._choices.open_at(self.add.mapToGlobal(QPoint(0, self.add.height())))


class VariedRow(QWidget):
    """Name, what is tried, how many values, and buttons to change it or take it away.

    Signals:
        change_wanted(str): what is tried is to be changed.
        removed(str): the field shall vary no more.
        field_wanted(str, object): as that of the list.
    """

    change_wanted = Signal(str)
    removed = Signal(str)
    field_wanted = Signal(str, object)

    def __init__(self, context: PageContext, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._path = path
        self._can_change = may_vary(place_of(path).path)
        self.name = Button(theme, "", Variant.QUIET, small=True)
        self.name.setFixedWidth(_NAME_WIDTH)
        self.name.setStyleSheet("QPushButton { text-align: left; padding: 0; }")
        self._tried = ElidedLabel(theme, "", Role.BODY, mode=Qt.TextElideMode.ElideRight)
        self._count = Label(theme, "", Role.CAPTION)
        widest = self._count.fontMetrics().horizontalAdvance(count_of_values_text(None)) + 2
        self._count.setFixedWidth(max(_COUNT_WIDTH, widest))
        self.change = IconButton(theme, "edit", self.tr("Change what is tried"), small=True)
        self.remove = IconButton(theme, "close", self.tr("Do not vary"), small=True)
        self._problem = Label(theme, "", Role.CAPTION, tone="error", wraps=True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name)
        line.addWidget(self._tried, 1)
        line.addWidget(self._count)
        line.addWidget(self.change)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._problem)
        found = partial(self.field_wanted.emit, page_of(path), place_of(path))
        self.name.clicked.connect(found)
        self.change.clicked.connect(partial(self.change_wanted.emit, path))
        self.remove.clicked.connect(partial(self.removed.emit, path))

    def text(self) -> str:
        """Return what is said to be tried."""
        return self._tried.text()

    def problem(self) -> str:
        """Return what is wrong with it, "" for nothing."""
        return self._problem.text()

    def show_mark(self, recipe: Recipe, varied: Varied) -> None:
        """Show what is tried of the field."""
        title = mark_title(self._path, recipe)
        self.name.setText(title.replace("&", "&&"))
        page = page_of(self._path)
        self.name.setEnabled(bool(page))
        self.name.setToolTip(self.tr("Show the field on its page") if page else self._path)
        self._tried.setText(tried_text(recipe, self._path, varied))
        self._count.setText(count_of_values_text(dimension_of(recipe, self._path, varied).count))
        problem = problem_of(recipe, self._path, varied)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.setAccessibleName(f"{title}: {self._tried.text()}")

    def set_may_edit(self, may_edit: bool) -> None:
        """Say whether the recipe may be changed here."""
        self.remove.setEnabled(may_edit)
        self.change.setEnabled(may_edit and self._can_change)
        if not self._can_change:
            self.change.setToolTip(
                self.tr("What is tried of this field stands in the recipe file.")
            )


def addable(recipe: Recipe) -> list[str]:
    """Return the path of each mark that a recipe could have and has not, in the table's order."""
    foreign = foreign_tables(recipe.task)
    found = []
    for field in FIELDS:
        if field.table in foreign or not may_vary(field.path):
            continue
        of_stages = Place(field.path).is_of_a_stage
        count = len(recipe.stage) if of_stages else 1
        for stage in range(count):
            place = Place(field.path, stage)
            is_shown = field.is_shown(recipe.task, table_at(recipe, place))
            if is_shown and not mark_at(recipe, place):
                found.append(str(place))
        if of_stages and count > 1 and field.path not in marks_of(recipe):
            found.append(field.path)
    return found


def page_of(path: str) -> str:
    """Return the key of the page that has an editor of the field of a mark, "" where none has."""
    place = place_of(path)
    if place.path == "model.backbone":
        return "model"
    form = field_at(place.path).form
    if form is None or (is_of_every_stage(path) and form is not Form.STAGE):
        return ""
    return "data" if form in _ON_DATA else "model"
