"""Whether a search varies a field: its mark, the line below it, and what they open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QToolTip, QWidget

from studio.core.recipes.fields import Field
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_marks import is_of_every_stage, mark_at, marks_of
from studio.core.recipes.search_usual import usual_values
from studio.ui.editors.choice import Choice
from studio.ui.editors.vary_mark import TriedLine, VaryMark
from studio.ui.editors.vary_popup import VaryPopup
from studio.ui.texts.fields import title_text
from studio.ui.texts.vary_text import tried_text
from studio.ui.theme import Theme


class FieldMark(QObject):
    """Keeps a mark in step with a recipe; a form lays out `button` and `line`.

    Signals:
        edited(str, object, str): the person varies the field: path of the mark, what is tried
            (None for nothing), and path of the mark that it takes the place of, or "".
    """

    edited = Signal(str, object, str)

    def __init__(self, theme: Theme, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field = field
        self._recipe: Recipe | None = None
        self._place = Place(field.path)
        self._offer: Callable[[], Sequence[Choice]] = tuple
        name = self.tr("{field}: vary in a search").format(field=title_text(field))
        self.button = VaryMark(theme, name)
        self.line = TriedLine(theme)
        self.button.clicked.connect(self.open)
        self.line.clicked.connect(self.open)

    @property
    def path(self) -> str:
        """Path of the mark in the recipe that is shown, "" where the field does not vary."""
        return "" if self._recipe is None else mark_at(self._recipe, self._place)

    def offer(self, choices: Callable[[], Sequence[Choice]]) -> None:
        """Say who knows, when asked, what may be tried of a field that hangs on the network."""
        self._offer = choices

    def show_recipe(self, recipe: Recipe, stage: int = 0) -> None:
        """Show whether the search of `recipe` varies the field, of a stage that of this number."""
        self._recipe, self._place = recipe, Place(self._field.path, stage)
        path = self.path
        if not path:
            self.button.show_mark(is_set=False, tip=self.tr("Vary in a search…"))
            self.line.show_text("")
            return
        text = tried_text(recipe, path, marks_of(recipe)[path])
        if is_of_every_stage(path) and len(recipe.stage) > 1:
            text = self.tr("{tried}, every stage").format(tried=text)
        tip = self.tr("A search tries {tried}. A single training takes the value above.")
        self.button.show_mark(is_set=True, tip=tip.format(tried=text))
        self.line.show_text(text)

    @Slot()
    def open(self) -> None:
        """Open what is tried; a field that does not vary yet begins with what is usual."""
        if self._recipe is None:
            return
        if not self.path:
            self.vary()
        path = self.path
        if not path:
            return
        popup = VaryPopup(
            self._theme,
            self._recipe,
            path,
            marks_of(self._recipe)[path],
            self._offer(),
            self.button.window(),
            stage=self._place.stage,
        )
        popup.edited.connect(self.edited)
        popup.open_at(self.button.mapToGlobal(QPoint(0, self.button.height())))

    @Slot()
    def vary(self) -> None:
        """Vary the field as is usual; nothing happens where there is nothing to choose from."""
        if self._recipe is None:
            return
        path = str(self._place)
        values = [choice.value for choice in self._offer()]
        usual = usual_values(self._recipe, path, values)
        if usual is not None:
            self.edited.emit(path, usual, "")
            return
        below = self.button.mapToGlobal(QPoint(0, self.button.height()))
        QToolTip.showText(below, self.tr("There is only one value to try here."), self.button)

    @Slot()
    def drop(self) -> None:
        """Vary the field no more."""
        if self.path:
            self.edited.emit(self.path, None, "")
