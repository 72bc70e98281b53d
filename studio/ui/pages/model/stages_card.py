"""When which part trains, and how fast: the stages side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.plan.forecast import StageForecast
from studio.core.plan.stage_grid import stage_grid, trained_from
from studio.core.plan.stage_presets import stage_preset
from studio.core.recipes import stage_edits
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe, Stage, task_of
from studio.core.recipes.schedules import SCHEDULES, lowest_planned, planned
from studio.core.recipes.solvers import is_solved
from studio.ui.editors import restore_all
from studio.ui.models.field_edit import set_field, set_with_field, vary_field
from studio.ui.models.situation import forecasts, kept_answers
from studio.ui.pages.model.devices_row import DevicesRow
from studio.ui.pages.model.keeping_row import KeepingRow
from studio.ui.pages.model.multipliers_dialog import MultipliersDialog
from studio.ui.pages.model.preset_popup import PresetPopup
from studio.ui.pages.model.rate_dialog import RateDialog
from studio.ui.pages.model.stage_form import StageForm
from studio.ui.pages.page import PageContext
from studio.ui.pages.rough_time import rough_time
from studio.ui.texts.stage_text import method_text
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.texts.translation import translated
from studio.ui.widgets.button import Button, Variant
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.stage_timeline import Planned, StageTimeline, TimelineStage

OPTIMIZER = "stage.optimizer"
RATE = "stage.learning_rate"
EPOCHS = "stage.epochs"
TRAIN = "stage.train"
MULTIPLIERS = "stage.multipliers"


class StagesCard(FoldableCard):
    """The timeline, the settings of the chosen stage, presets, and buttons to arrange stages.

    Below them is what a run keeps of all stages.

    Signals:
        stage_chosen(int): another stage is the chosen one, from 0.
    """

    stage_chosen = Signal(int)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        self.set_title(self.tr("Stages"))
        theme = context.theme
        self._context = context
        self._project = context.project
        self._current = 0
        self._may_edit = True
        self._earlier = IconButton(theme, "chevron-left", self.tr("Move stage earlier"), small=True)
        self._later = IconButton(theme, "chevron-right", self.tr("Move stage later"), small=True)
        self._copy = IconButton(theme, "copy", self.tr("Duplicate stage"), small=True)
        self._remove = IconButton(theme, "trash", self.tr("Remove stage"), small=True)
        self.presets = Button(theme, self.tr("Presets…"), Variant.QUIET, small=True)
        self._popup = PresetPopup(theme, self)
        self.find_rate = Button(theme, self.tr("Find rate…"), Variant.QUIET, small=True)
        self._add = IconButton(theme, "plus", self.tr("Add stage"), small=True)
        self._timeline = StageTimeline(theme, self.tr("Stages"))
        self._form = StageForm(theme)
        self.keeping = KeepingRow(theme)
        self.devices = DevicesRow(theme)
        self.add_action(self.presets)
        self.add_action(self.find_rate)
        for button in (self._earlier, self._later, self._copy, self._remove, self._add):
            self.add_action(button)
        self.body.addWidget(self._timeline)
        self.body.addWidget(self._form)
        self.body.addWidget(self.keeping)
        self.body.addWidget(self.devices)
        self._connect()

    def _connect(self) -> None:
        self._timeline.stage_chosen.connect(self.show_stage)
        self._timeline.epochs_changed.connect(self._on_timeline_epochs_changed)
        self._timeline.block_changed.connect(self._on_timeline_block_changed)
        self._timeline.stage_moved.connect(self._on_timeline_stage_moved)
        self.presets.clicked.connect(self._on_presets_clicked)
        self._popup.preset_chosen.connect(self._on_preset_chosen)
        self._form.edited.connect(self._on_field_edited)
        self._form.varied.connect(partial(vary_field, self._project))
        self._form.editor(MULTIPLIERS).edit_wanted.connect(self._on_multipliers_wanted)
        self._form.arranged.connect(self.keeping.set_columns)
        self._form.arranged.connect(self.devices.set_columns)
        self.keeping.edited.connect(self._on_field_edited)
        self.devices.edited.connect(self._on_field_edited)
        self._earlier.clicked.connect(self._on_earlier_clicked)
        self._later.clicked.connect(self._on_later_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self.find_rate.clicked.connect(self._on_find_rate_clicked)
        self._context.run.state_changed.connect(self._show_buttons)
        self._context.network.layers_changed.connect(self.show_recipe)
        self._context.images.split_changed.connect(self.show_recipe)
        self._context.client.ready.connect(self.show_recipe)

    @property
    def current(self) -> int:
        """The chosen stage, from 0."""
        return self._current

    def set_may_edit(self, may_edit: bool) -> None:
        """Say whether stages may be changed here; each can be chosen and read either way."""
        self._may_edit = may_edit
        self._form.setEnabled(may_edit)
        self.keeping.setEnabled(may_edit)
        self.devices.setEnabled(may_edit)
        self._show_buttons()

    @Slot(int)
    def show_stage(self, index: int) -> None:
        """Choose a stage."""
        self._current = index
        restore_all(self._form)
        restore_all(self.keeping)
        restore_all(self.devices)
        self.show_recipe()
        self.stage_chosen.emit(index)

    @Slot()
    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe, layers = self._project.recipe, self._context.network.layers
        count = len(recipe.stage)
        self._current = min(self._current, count - 1)
        grid = stage_grid(layers, recipe)
        times = forecasts(self._context, self._context.client.device)
        plan = [
            TimelineStage(
                f"{at + 1} {stage.name}",
                self._facts_of(stage, times[at] if times else None),
                stage.epochs,
                grid.states[at],
                _planned(stage),
                is_solved(stage),
            )
            for at, stage in enumerate(recipe.stage)
        ]
        self._timeline.set_plan(plan, grid.blocks)
        self._timeline.set_current(self._current)
        others = (stage.name for at, stage in enumerate(recipe.stage) if at != self._current)
        self._form.show_stage(recipe, self._current, others)
        self.keeping.show_recipe(recipe, layers, kept_answers(self._context))
        device = self._context.client.device
        self.devices.show_recipe(recipe, device.count if device is not None else 0)
        self.set_summary(plan[0].said if count == 1 else self._summary_of(recipe))
        self._show_buttons()

    def _show_buttons(self) -> None:
        count, may_edit = len(self._project.recipe.stage), self._may_edit
        chooses = task_of(self._project.recipe).chooses_layers
        self._timeline.set_may_edit(may_edit, chooses_blocks=chooses)
        self.presets.setVisible(chooses)
        self.presets.setEnabled(may_edit)
        self._remove.setEnabled(may_edit and count > 1)
        self._earlier.setEnabled(may_edit and self._current > 0)
        self._later.setEnabled(may_edit and self._current < count - 1)
        for button in (self._copy, self._add):
            button.setEnabled(may_edit)
        for button in (self._earlier, self._later, self._remove):
            button.setVisible(count > 1)
        # Of a task whose best epoch no loss tells, the loss does not tell a rate either.
        self.find_rate.setVisible(bool(task_of(self._project.recipe).best_by))
        self.find_rate.set_obstacle(self._why_no_test())

    def _why_no_test(self) -> str:
        if not self._may_edit:
            return self.tr("Settings cannot be changed here.")
        if self._context.run.state.status.is_alive:
            return self.tr("A training is running.")
        if self._context.images.split is None:
            return self.tr("The images are not known yet.")
        if is_solved(self._project.recipe.stage[self._current]):
            return self.tr("This stage is solved exactly and has no learning rate.")
        return ""

    def _summary_of(self, recipe: Recipe) -> str:
        names = (f"{at} {stage.name}" for at, stage in enumerate(recipe.stage, 1))
        return " · ".join((*names, self.tr("%Ln epoch(s)", "", recipe.epochs)))

    def _facts_of(self, stage: Stage, time: StageForecast | None) -> tuple[str, ...]:
        parts = [
            self.tr("%Ln epoch(s)", "", stage.epochs),
            method_text(stage),
        ]
        if time is not None:
            parts.append(self.tr("about {time}").format(time=rough_time(time.total)))
        return tuple(parts)

    @Slot(str, object)
    def _on_field_edited(self, path: str, value: object) -> None:
        recipe, place = self._project.recipe, Place(path, self._current)
        if path == OPTIMIZER:  # its usual rate comes with it
            changed = stage_edits.with_stage_optimizer(recipe, self._current, str(value))
            set_with_field(self._project, place, changed)
        else:
            set_field(self._project, place, value)
        self.show_recipe()

    @Slot()
    def _on_multipliers_wanted(self) -> None:
        stage = self._project.recipe.stage[self._current]
        layers = self._context.network.layers
        dialog = MultipliersDialog(self._context.theme, layers, stage, self)
        dialog.chosen.connect(self._form.editor(MULTIPLIERS).give)
        dialog.open()

    @Slot(int, int)
    def _on_timeline_epochs_changed(self, stage: int, epochs: int) -> None:
        set_field(self._project, Place(EPOCHS, stage), epochs)
        self.show_recipe()

    @Slot(int, int)
    def _on_timeline_block_changed(self, stage: int, row: int) -> None:
        recipe, layers = self._project.recipe, self._context.network.layers
        block = stage_grid(layers, recipe).blocks[row]
        train = trained_from(layers, recipe.stage[stage], block)
        set_field(self._project, Place(TRAIN, stage), train)
        self.show_stage(stage)

    @Slot(int, int)
    def _on_timeline_stage_moved(self, stage: int, place: int) -> None:
        recipe = stage_edits.move(self._project.recipe, stage, place - stage)
        self._project.set_recipe(recipe, self.tr("stage order"))
        self.show_stage(place)

    @Slot()
    def _on_presets_clicked(self) -> None:
        self._popup.show_recipe(self._project.recipe, self._context.network.layers)
        self._popup.open_at(self.presets.mapToGlobal(self.presets.rect().bottomRight()))

    @Slot(str, str)
    def _on_preset_chosen(self, key: str, block: str) -> None:
        preset, former = stage_preset(key), self._project.recipe
        recipe = with_own_names(preset.on(former, self._context.network.layers, block), former)
        self._project.set_recipe(recipe, translated(preset.title))
        self.show_stage(0)

    @Slot()
    def _on_find_rate_clicked(self) -> None:
        project = self._project.project
        if project is None:
            return
        stage = self._current
        dialog = RateDialog(
            self._context.theme,
            self._context.client,
            self._project.recipe,
            str(project.folder),
            stage,
            self,
        )
        dialog.chosen.connect(partial(self._take_rate, stage))
        dialog.open()
        dialog.start()

    def _take_rate(self, stage: int, rate: float) -> None:
        set_field(self._project, Place(RATE, stage), rate)
        self.show_recipe()

    @Slot()
    def _on_add_clicked(self) -> None:
        recipe = stage_edits.add(self._project.recipe, self.tr("Fine-tune"))
        self._project.set_recipe(recipe, self.tr("stage added"))
        self.show_stage(len(recipe.stage) - 1)

    @Slot()
    def _on_copy_clicked(self) -> None:
        recipe = stage_edits.duplicate(self._project.recipe, self._current)
        self._project.set_recipe(recipe, self.tr("stage duplicated"))
        self.show_stage(self._current + 1)

    @Slot()
    def _on_remove_clicked(self) -> None:
        recipe = stage_edits.remove(self._project.recipe, self._current)
        self._project.set_recipe(recipe, self.tr("stage removed"))
        self.show_stage(max(self._current - 1, 0))

    @Slot()
    def _on_earlier_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_later_clicked(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        recipe = stage_edits.move(self._project.recipe, self._current, by)
        self._project.set_recipe(recipe, self.tr("stage order"))
        self.show_stage(self._current + by)


def _planned(stage: Stage) -> Planned:
    """Return the learning rate of a stage for drawing; what is solved has none."""
    if is_solved(stage):
        return Planned()
    rates = planned(stage.schedule, stage.learning_rate, stage.epochs, stage.warmup)
    lowest = rates
    if SCHEDULES[stage.schedule].follows_validation:
        factor, patience = stage.plateau_factor, stage.plateau_patience
        lowest = lowest_planned(rates, stage.epochs, stage.warmup, factor, patience)
    return Planned(tuple(map(float, rates)), tuple(map(float, lowest)))
