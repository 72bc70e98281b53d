"""What a search tries of one field: a range, or values; checked before it is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from studio.core.base.errors import InputError
from studio.core.recipes.fields import Kind, field_at
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_checks import MOST_CHOICES, check_search
from studio.core.recipes.search_marks import Varied, is_of_every_stage, place_of, with_mark
from studio.core.recipes.search_space import dimension_of
from studio.core.recipes.search_table import Span
from studio.core.recipes.search_usual import NUMBERS, usual_values
from studio.ui.editors.choice import Choice
from studio.ui.editors.for_field import choices_of
from studio.ui.editors.span_form import SpanForm
from studio.ui.editors.values_editor import ValuesEditor
from studio.ui.texts.fields import title_text
from studio.ui.texts.format import count_text
from studio.ui.texts.translation import translated
from studio.ui.texts.vary_text import count_of_values_text, tried_value_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label
from studio.ui.widgets.segmented_control import SegmentedControl

RANGE, VALUES = "range", "values"
ONE, EVERY = "one", "every"

_MOST_SEEN = 12
"""Choices that are seen at once; more are scrolled."""

_LISTED = frozenset({Kind.COUNTS, Kind.SIZE})
"""Kinds whose values are typed one after the other."""

translate = QCoreApplication.translate


class VaryForm(QWidget):
    """Edits the mark of one field in a recipe.

    Args:
        theme: colours and fonts.
        recipe: with the mark.
        path: of the mark.
        varied: what is tried.
        offered: what may be tried of a field whose choices hang on the network.
        stage: the stage that a mark of every stage can be narrowed to.

    Signals:
        edited(str, object, str): path of the mark, what is tried, and path of the mark that it
            takes the place of, or "".
    """

    edited = Signal(str, object, str)

    def __init__(
        self,
        theme: Theme,
        recipe: Recipe,
        path: str,
        varied: Varied,
        offered: Sequence[Choice] = (),
        parent: QWidget | None = None,
        *,
        stage: int = 0,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._recipe = recipe
        self._path = path
        self._field = field = field_at(place_of(path).path)
        self._stage = stage if is_of_every_stage(path) else place_of(path).stage
        self._boxes: dict[int, QCheckBox] = {}
        self._values: list[Any] = []
        title = title_text(field)
        one = self.tr("Stage {number}").format(number=self._stage + 1)
        self.scope = SegmentedControl(
            theme, self.tr("Where"), ((ONE, one), (EVERY, self.tr("Every stage alike")))
        )
        self.form = SegmentedControl(
            theme, self.tr("How"), ((RANGE, self.tr("Range")), (VALUES, self.tr("Values")))
        )
        self.span = SpanForm(theme, field) if field.kind in NUMBERS else None
        is_typed = field.kind in NUMBERS | _LISTED
        self.values = ValuesEditor(theme, field, title) if is_typed else None
        self._choices = QWidget()
        self._problem = Label(theme, "", Role.CAPTION, tone="error", wraps=True)
        self._count = Label(theme, "", Role.CAPTION)
        self._lay_out()
        self.show_varied(varied, offered)
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        place = Place(self._field.path)
        self.scope.set_choice(EVERY if is_of_every_stage(self._path) else ONE)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._choices)
        self._list = QVBoxLayout(self._choices)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        shown = (self.scope, self.form, self.span, self.values, self._scroll)
        for widget in (*shown, self._problem, self._count):
            if widget is not None:
                column.addWidget(widget)
        self.scope.setVisible(place.is_of_a_stage and len(self._recipe.stage) > 1)
        self.form.setVisible(self.span is not None)
        self._scroll.setVisible(self.values is None)

    def _connect(self) -> None:
        self.scope.choice_chosen.connect(self._on_scope_chosen)
        self.form.choice_chosen.connect(self._on_form_chosen)
        if self.span is not None:
            self.span.edited.connect(self._on_edited)
        if self.values is not None:
            self.values.value_changed.connect(self._on_edited)
            self.values.problem_changed.connect(self._on_problem_changed)

    @property
    def path(self) -> str:
        """The path of the mark."""
        return self._path

    @property
    def boxes(self) -> tuple[QCheckBox, ...]:
        """A box for each value that may be tried, of a field of few values."""
        return tuple(self._boxes.values())

    def problem(self) -> str:
        """Return why what stands here is not taken, "" where it is."""
        return self._problem.text()

    def varied(self) -> Varied:
        """Return what stands here, whether it can be taken or not."""
        if self.span is not None and self.form.choice() == RANGE:
            return self.span.span()
        if self.values is not None:
            return self.values.value()
        return tuple(self._values[at] for at, box in self._boxes.items() if box.isChecked())

    def show_varied(self, varied: Varied, offered: Sequence[Choice]) -> None:
        """Show what is tried, and what else may be."""
        is_span = isinstance(varied, Span)
        self.form.set_choice(RANGE if is_span else VALUES)
        if self.span is not None and isinstance(varied, Span):
            self.span.show_span(varied)
        if not isinstance(varied, Span):
            if self.values is not None:
                self.values.set_value(varied)
            else:
                self._show_choices(varied, offered)
        self._show_form()
        self._tell(self._problem_of(varied))

    def _show_choices(self, chosen: tuple[Any, ...], offered: Sequence[Choice]) -> None:
        field = self._field
        known = {one.value: one for one in offered or choices_of(field, self._recipe.task)}
        values: list[Any] = [False, True] if field.kind is Kind.SWITCH else list(known)
        self._values = [*values, *(value for value in chosen if value not in values)]
        for at, value in enumerate(self._values):
            choice = known.get(value)
            text = choice.label if choice is not None else tried_value_text(field, value)
            box = QCheckBox(text.replace("&", "&&"))
            box.setFont(self._theme.font_of(Role.BODY))
            box.setToolTip(choice.help if choice is not None else "")
            box.setChecked(value in chosen)
            box.toggled.connect(self._on_edited)
            self._boxes[at] = box
            self._list.addWidget(box)
        seen = min(len(self._boxes), _MOST_SEEN)
        self._scroll.setFixedHeight(seen * 24 + (0 if seen == len(self._boxes) else 12))

    def _show_form(self) -> None:
        is_range = self.span is not None and self.form.choice() == RANGE
        if self.span is not None:
            self.span.setVisible(is_range)
        if self.values is not None:
            self.values.setVisible(not is_range)

    def _problem_of(self, varied: Varied) -> str:
        """Return why `varied` cannot be tried, "" where it can or its own field says that."""
        if self._has_unfit_number(varied):
            return ""
        if self.values is not None and not isinstance(varied, Span) and self.values.problem():
            return self.values.problem()
        return problem_of(self._recipe, self._path, varied)

    def _has_unfit_number(self, varied: Varied) -> bool:
        return isinstance(varied, Span) and self.span is not None and bool(self.span.problem())

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._count.setVisible(not problem)
        if not problem:
            count = dimension_of(self._recipe, self._path, self.varied()).count
            self._count.setText(count_of_values_text(count))

    @Slot()
    def _on_edited(self) -> None:
        self._give(self._path, "")

    def _give(self, path: str, instead: str) -> None:
        varied = self.varied()
        problem = self._problem_of(varied)
        self._tell(problem)
        if not problem and not self._has_unfit_number(varied):
            self._recipe = with_mark(self._recipe, path, varied, instead=instead)
            self.edited.emit(path, varied, instead)

    @Slot(str)
    def _on_problem_changed(self, problem: str) -> None:
        if problem:
            self._tell(problem)

    @Slot(str)
    def _on_scope_chosen(self, scope: str) -> None:
        before = self._path
        place = Place(self._field.path, self._stage)
        self._path = place.path if scope == EVERY else str(place)
        self._give(self._path, before)

    @Slot(str)
    def _on_form_chosen(self, form: str) -> None:
        """Begin with the values of the range, or with a range from the lowest to the highest."""
        span, values = self.span, self.values
        assert span is not None
        assert values is not None
        if form == VALUES:
            dimension = dimension_of(self._recipe, self._path, span.span())
            listed = dimension.listed[:_MOST_SEEN]
            values.set_value(listed if len(listed) > 1 else (dimension.low, dimension.high))
        else:
            numbers = values.value()
            usual = usual_values(self._recipe, self._path)
            if isinstance(usual, Span) and not numbers:
                span.show_span(usual)
            elif numbers:
                span.show_span(Span(low=min(numbers), high=max(numbers)))
        self._show_form()
        self._on_edited()


def problem_of(recipe: Recipe, path: str, varied: Varied) -> str:
    """Return why a search of a recipe cannot try this of a field, "" where it can."""
    if isinstance(varied, Span):
        dimension = dimension_of(recipe, path, varied)
        if not varied.low < varied.high:
            return translate("VaryForm", "The lowest value must lie below the highest.")
        if dimension.is_log and varied.low <= 0:
            return translate("VaryForm", "A logarithmic spread must begin above 0.")
        if (dimension.count or 0) > MOST_CHOICES and varied.step is not None:
            text = translate("VaryForm", "At most {most} values: take a larger step.")
            return text.format(most=count_text(MOST_CHOICES))
        if varied.step is None and recipe.search and recipe.search.row.is_exhaustive:
            return translate("VaryForm", "A grid tries every value, so it needs a step.")
    elif len(varied) < 2:
        return translate("VaryForm", "Choose at least two values.")
    marked = with_mark(recipe, path, varied)
    try:
        check_search(marked, "recipe.toml")
    except InputError as error:
        return translated(error.sentence)
    return ""
