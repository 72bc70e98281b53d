"""A search is planned: what varies, how it is searched, and what that costs, before it begins."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.core.recipes.search_marks import marks_of
from studio.core.recipes.search_methods import SEARCH_METHODS, SearchMethod
from studio.core.recipes.search_space import plain_path
from studio.core.search.objective import judged_part
from studio.ui.dialogs.free_dialog import FreeDialog
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.models.field_edit import plan_search
from studio.ui.models.obstacles import obstacle
from studio.ui.models.search_cost import SearchCost, cost_of
from studio.ui.models.situation import image_counts
from studio.ui.pages.card_column import GUTTER, CardColumn
from studio.ui.pages.page import PageContext
from studio.ui.pages.rough_time import rough_time
from studio.ui.pages.search.cluster_text import cluster_text
from studio.ui.pages.search.method_form import MethodForm
from studio.ui.pages.search.varied_fields import VariedFields
from studio.ui.texts.format import bytes_text
from studio.ui.texts.translation import translated
from studio.ui.texts.vary_text import mark_title
from studio.ui.theme import Role
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.card import Card
from studio.ui.widgets.label import Label

EPOCHS = "stage.epochs"

_METHOD_WIDTH = 336

_MOST_AT_ONCE = 64
"""As `studio search --parallel` allows."""


class PlanSearchDialog(FreeDialog):
    """Shows and edits [search] of the project's recipe; it leaves the window free.

    Signals:
        begun(): the search was begun.
        field_wanted(str, object): as `VariedFields.field_wanted`.
    """

    begun = Signal()
    field_wanted = Signal(str, object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.build()
        self.resize(1040, 640)
        self._connect()

    def build(self) -> None:
        """Show the plan as the recipe has it."""
        self.setWindowTitle(self.tr("Plan a search"))
        context, theme = self._context, self._context.theme
        self.fields = VariedFields(context)
        self.method = MethodForm(theme)
        self.at_once = IntegerEditor(
            theme, self.tr("Trials at once"), Range(lowest=1, highest=_MOST_AT_ONCE)
        )
        self._cluster = Label(theme, "", Role.CAPTION, wraps=True)
        self._budget = QWidget()
        self._cost = Label(theme, "", Role.STRONG, wraps=True)
        self._cost_note = Label(theme, "", Role.CAPTION, wraps=True)
        self._state = Label(theme, "", Role.DIM, wraps=True)
        self.start = Button(theme, self.tr("Start search"), Variant.PRIMARY, icon="play")
        self.close_button = Button(theme, self.tr("Close"))
        self._lay_out()
        self._connect_content()
        self._show()

    def rebuild(self) -> None:
        """Keep how many trials are trained at once."""
        at_once = self.at_once.value()
        super().rebuild()
        self.at_once.set_value(at_once)

    def _lay_out(self) -> None:
        theme = self._context.theme
        fields = Card(theme, self.tr("Fields that vary"))
        fields.body.addWidget(self.fields)
        method = Card(theme, self.tr("Search"))
        method.body.setSpacing(4)
        method.body.addWidget(self.method)
        self._at_once_row = FormRow(
            theme,
            self.tr("Trials at once"),
            self.at_once,
            self.tr(
                "Each trial trains in a process of its own. They share the processor's cores, so "
                "small networks gain most; with several GPUs, each trial takes one."
            ),
        )
        method.body.addWidget(self._at_once_row)
        method.body.addWidget(self._cluster)
        cost = QVBoxLayout(self._budget)
        cost.setContentsMargins(0, 0, 0, 0)
        cost.setSpacing(2)
        cost.addWidget(Label(theme, self.tr("What it costs at most"), Role.CAPTION))
        cost.addWidget(self._cost)
        cost.addWidget(self._cost_note)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, GUTTER, 0)
        foot.setSpacing(8)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.start)
        text = self.tr(
            "Trains this recipe many times with other values in some fields and finds the best by "
            "the validation images. The recipe itself stays as it is."
        )
        column = QVBoxLayout(self.content)
        column.setContentsMargins(24, 20, 24 - GUTTER, 20)  # room for the scroll bar
        column.setSpacing(12)
        column.addWidget(Label(theme, self.tr("Plan a search"), Role.TITLE))
        column.addWidget(Label(theme, text, Role.DIM, wraps=True))
        middle = QHBoxLayout()
        middle.setSpacing(16 - GUTTER)
        middle.addWidget(CardColumn([(fields, 0), (QWidget(), 1)]), 1)
        middle.addWidget(CardColumn([(method, 0)], _METHOD_WIDTH))
        column.addLayout(middle, 1)
        column.addWidget(self._budget)
        column.addLayout(foot)

    def _connect_content(self) -> None:
        self.fields.field_wanted.connect(self.field_wanted)
        self.method.edited.connect(self._on_plan_edited)
        self.start.clicked.connect(self._on_start_clicked)
        self.close_button.clicked.connect(self.close)
        for editor in (self.at_once, self.method.trials, self.method.seed):
            editor.problem_changed.connect(self._show)

    def _connect(self) -> None:
        context = self._context
        for signal in (
            context.project.recipe_changed,
            context.project.read_only_changed,
            context.images.split_changed,
            context.images.busy_changed,
            context.network.layers_changed,
            context.run.state_changed,
            context.search.status_changed,
            context.client.ready,
            context.settings.changed,
        ):
            signal.connect(self._show)
        context.project.closed.connect(self.close)

    def cost(self) -> str:
        """Return what the search costs, as shown."""
        return self._cost.text()

    def place(self) -> str:
        """Return where trials train, "" for this computer."""
        return self._cluster.text()

    def state(self) -> str:
        """Return why the search cannot begin, "" where it can."""
        return self._state.text()

    @Slot()
    def _show(self) -> None:
        project = self._context.project
        may_edit = project.read_only is None
        self.fields.show_recipe()
        self.method.show_recipe(project.recipe)
        self.method.setEnabled(may_edit)
        self._budget.setVisible(bool(marks_of(project.recipe)))
        address = self._context.search.cluster
        self._at_once_row.setVisible(not address)
        self._cluster.setVisible(bool(address))
        self._cluster.setText(cluster_text(address) if address else "")
        cost = cost_of(self._context, self._context.client.device)
        self._cost.setText(self._cost_text(cost))
        note = self._note_text(cost)
        self._cost_note.setText(note)
        self._cost_note.setVisible(bool(note))
        reason = self._why_not()
        self._state.setText(reason)
        self.start.set_obstacle(reason)

    def _cost_text(self, cost: SearchCost) -> str:
        parts = [
            self.tr("%Ln trial(s)", "", cost.budget.trials),
            self.tr("%Ln epoch(s) in all", "", cost.epochs),
        ]
        if cost.seconds is not None:
            parts.append(self.tr("about {time}").format(time=rough_time(cost.seconds)))
        if cost.size:
            parts.append(self.tr("up to {size}").format(size=bytes_text(cost.size)))
        return " · ".join(parts)

    def _note_text(self, cost: SearchCost) -> str:
        lines = []
        if cost.budget.is_cut:
            text = self.tr(
                "The whole method has %Ln trial(s); the search ends before.",
                "",
                cost.budget.planned or 0,
            )
            lines.append(text)
        if cost.seconds is not None:
            lines.append(
                self.tr(
                    "A rough figure: one trial after the other, the preparation of each included."
                )
            )
            if cost.is_worst:
                lines.append(
                    self.tr(
                        "Every trial counts as the most expensive: most epochs, largest values."
                    )
                )
        else:
            lines.append(self.tr("How long it takes is known when the first trial trains."))
        return " ".join(lines)

    def _why_not(self) -> str:
        """Return why the search cannot begin now, "" where it can."""
        recipe = self._context.project.recipe
        if not marks_of(recipe):
            return self.tr("Add a field that varies first.")
        reason = obstacle("search", self._context)
        if reason is not None:
            return translated(reason)
        images = image_counts(self._context)
        if judged_part(recipe) == "validation" and images is not None and not images[1]:
            return self.tr(
                "Trials are compared on validation images, and there are none. Set a validation "
                "share on the Data page."
            )
        at_once = "" if self._context.search.cluster else self.at_once.problem()
        if self.method.typed_problem() or at_once:
            return self.tr("Correct the marked number first.")
        return ""

    @Slot(str, object)
    def _on_plan_edited(self, name: str, value: object) -> None:
        project = self._context.project
        method = SEARCH_METHODS.get(str(value)) if name == "method" else None
        problem = self._why_not_with(method) if method is not None else ""
        problem = problem or plan_search(project, name, value)
        self.method.tell(problem)
        if problem:
            self.method.show_recipe(project.recipe)

    def _why_not_with(self, method: SearchMethod) -> str:
        """Say which field a method sets itself, "" where none of those varies."""
        if not method.sets_epochs:
            return ""
        recipe = self._context.project.recipe
        path = next((path for path in marks_of(recipe) if plain_path(path) == EPOCHS), "")
        if not path:
            return ""
        text = self.tr(
            "{method} sets the epochs of each trial itself. Take “{field}” out of the fields first."
        )
        title = QCoreApplication.translate("SearchMethods", method.title)
        return text.format(method=title, field=mark_title(path, recipe))

    @Slot()
    def _on_start_clicked(self) -> None:
        if self._why_not():
            self._show()
            return
        self._context.search.begin(self._context.project.recipe, int(self.at_once.value()))
        if self._context.search.is_active:
            self.begun.emit()
            self.close()
