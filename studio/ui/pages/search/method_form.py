"""How a search goes about it: method, trials, objective, seed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.recipes.recipe import Recipe, task_of
from studio.core.recipes.search_checks import objectives
from studio.core.recipes.search_methods import SEARCH_METHODS, SearchMethod
from studio.core.recipes.search_space import space
from studio.core.recipes.search_table import Search
from studio.core.recipes.type_range import range_in
from studio.core.search.budget import Round, brackets, combinations
from studio.core.search.objective import judged_part
from studio.ui.editors import Choice, ChoiceEditor, FormRow, IntegerEditor
from studio.ui.texts.format import count_text
from studio.ui.texts.run_text import measured_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.label import Label

_TIMES = " \N{MULTIPLICATION SIGN} "
_ARROW = " \N{RIGHTWARDS ARROW} "


class MethodForm(QWidget):
    """Editors of [search] but for what varies.

    Signals:
        edited(str, object): the person gave the field of [search] of this name this value.
    """

    edited = Signal(str, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        translate = QCoreApplication.translate
        choices = [
            Choice(key, *(translate("SearchMethods", text) for text in (row.title, row.help)))
            for key, row in SEARCH_METHODS.items()
        ]
        self.method = ChoiceEditor(theme, self.tr("Method"), choices)
        self.trials = IntegerEditor(
            theme,
            self.tr("Trials"),
            range_in(Search, "trials"),
            text_for_lowest=self.tr("automatic"),
        )
        self.objective = ChoiceEditor(theme, self.tr("Compared by"))
        self.seed = IntegerEditor(theme, self.tr("Seed"), range_in(Search, "seed"))
        self._about = Label(theme, "", Role.CAPTION, wraps=True)
        self._plan = Label(theme, "", Role.CAPTION, wraps=True)
        self._problem = Label(theme, "", Role.CAPTION, tone="error", wraps=True)
        self._problem.hide()
        rows = (
            FormRow(theme, self.tr("Method"), self.method),
            self._about,
            self._plan,
            self._problem,
            FormRow(
                theme,
                self.tr("Trials"),
                self.trials,
                self.tr(
                    "The most trainings. Automatic: 20 of random and Bayesian, all of Hyperband "
                    "and grid."
                ),
            ),
            FormRow(
                theme,
                self.tr("Compared by"),
                self.objective,
                self.tr("The figure that says which trial is better, never of test images."),
            ),
            FormRow(
                theme,
                self.tr("Seed"),
                self.seed,
                self.tr(
                    "What the method draws hangs on it. The trainings have the seed of the recipe."
                ),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for row in rows:
            column.addWidget(row)
        self.method.value_changed.connect(self._on_method_chosen)
        self.trials.value_changed.connect(self._on_trials_given)
        self.objective.value_changed.connect(self._on_objective_chosen)
        self.seed.value_changed.connect(self._on_seed_given)

    def plan(self) -> str:
        """Return what the method will do with the fields, as shown."""
        return self._plan.text()

    def problem(self) -> str:
        """Return why a method could not be taken, "" where it could."""
        return self._problem.text()

    def typed_problem(self) -> str:
        """Return why a number is not taken, "" where each is."""
        return self.trials.problem() or self.seed.problem()

    def tell(self, problem: str) -> None:
        """Say why the method that was chosen cannot be taken; "" takes it back."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the search of a recipe."""
        search = recipe.search or Search()
        headline = task_of(recipe).headline
        part = judged_part(recipe)
        self.objective.set_choices(
            [
                Choice("" if one.key == headline else one.key, measured_text(one.key, part))
                for one in objectives(recipe)
            ]
        )
        self.objective.set_value("" if search.objective == headline else search.objective)
        self.method.set_value(search.method)
        self.trials.set_value(search.trials)
        self.seed.set_value(search.seed)
        self._about.setText(QCoreApplication.translate("SearchMethods", search.row.help))
        plan = self._plan_of(recipe, search.row)
        self._plan.setText(plan)
        self._plan.setVisible(bool(plan))

    def _plan_of(self, recipe: Recipe, method: SearchMethod) -> str:
        """Return the brackets of Hyperband, the product of a grid; "" of others."""
        if method.sets_epochs:
            return self._brackets_text(recipe.epochs)
        if not method.is_exhaustive:
            return ""
        dimensions = space(recipe)
        counts = [one.count for one in dimensions]
        size = combinations(dimensions)
        if not counts or size is None:
            return ""
        product = _TIMES.join(count_text(count or 0) for count in counts)
        combined = self.tr("%Ln combination(s)", "", size)
        return combined if len(counts) == 1 else f"{product} = {combined}"

    def _brackets_text(self, epochs: int) -> str:
        lines = []
        for number, bracket in enumerate(brackets(epochs), 1):
            rounds = _ARROW.join(self._round_text(bracket, at) for at in range(len(bracket)))
            lines.append(self.tr("Bracket {number}: {rounds}").format(number=number, rounds=rounds))
        return "\n".join(lines)

    def _round_text(self, bracket: tuple[Round, ...], at: int) -> str:
        """Return "9 trials of 1 epoch" of the first round, "3 of 3" of later ones."""
        trials, epochs = count_text(bracket[at].trials), count_text(bracket[at].epochs)
        if at == 0:
            trials = self.tr("%Ln trial(s)", "", bracket[at].trials)
            epochs = self.tr("%Ln epoch(s)", "", bracket[at].epochs)
        return self.tr("{trials} of {epochs}").format(trials=trials, epochs=epochs)

    @Slot(object)
    def _on_method_chosen(self, value: object) -> None:
        self.edited.emit("method", value)

    @Slot(object)
    def _on_trials_given(self, value: object) -> None:
        self.edited.emit("trials", value)

    @Slot(object)
    def _on_objective_chosen(self, value: object) -> None:
        self.edited.emit("objective", value)

    @Slot(object)
    def _on_seed_given(self, value: object) -> None:
        self.edited.emit("seed", value)
