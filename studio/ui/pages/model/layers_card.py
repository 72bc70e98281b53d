"""Which layers of the network train in the chosen stage."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.networks import layer_presets
from studio.core.networks.layers import PREPROCESS_PREFIX, Layer
from studio.core.networks.selection import patterns, trainable_names
from studio.core.plan.backbone_change import selects
from studio.core.plan.frozen_part import cached_blocks
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe, Stage
from studio.core.recipes.recipe_ranges import Range
from studio.core.tasks.table import task
from studio.ui.editors import IntegerEditor, explain_field
from studio.ui.engine.engine_client import EngineState
from studio.ui.models.field_edit import set_field
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import parameters_text
from studio.ui.texts.network_text import network_name
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.widgets.card import Card
from studio.ui.widgets.chip_group import ChipGroup
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.label import Label
from studio.ui.widgets.layer_tree import LayerTree, Note
from studio.ui.widgets.search_field import SearchField

HEAD, BLOCK, FROM, ALL = "head", "block", "from", "all"
TRAIN = "stage.train"
SEARCH_WIDTH = 168
LEAST_HEIGHT = 200


class LayersCard(Card):
    """The checklist of one stage, with presets, a search and the sums."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, "", parent)
        theme = context.theme
        self._context = context
        self._project = context.project
        self._network = context.network
        self._images = context.images
        self._stage = 0
        self._may_edit = True
        self._shown: tuple[str, ...] = ()
        self._presets = ChipGroup(theme, self.tr("Presets"))
        self._presets.set_choices(self._preset_choices())
        self._sums = ElidedLabel(theme, "", Role.DIM)
        self._last = IntegerEditor(
            theme,
            self.tr("Number of last layers to train"),
            Range(lowest=0),
            text_for_lowest="\u2013",
        )
        self._last.setFixedWidth(64)
        self._last_name = Label(theme, self.tr("Last layers"), Role.DIM)
        self._search = SearchField(theme, self.tr("Search layers"))
        self._search.setMinimumWidth(SEARCH_WIDTH // 2)
        self._search.setMaximumWidth(SEARCH_WIDTH)
        self._tree = LayerTree(theme, self.tr("Which layers train?"))
        explain_field(self._tree, TRAIN)
        self._wait = EmptyState(theme, "model", "")
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LEAST_HEIGHT)
        self._lay_out()
        self._presets.choice_chosen.connect(self._on_preset_chosen)
        self._last.value_changed.connect(self._on_last_changed)
        self._search.search_changed.connect(self._tree.search)
        self._search.taken.connect(self._on_search_taken)
        self._tree.checked_changed.connect(self._on_tree_changed)
        self._network.layers_changed.connect(self.show_recipe)
        self._network.describing_changed.connect(self.show_recipe)
        context.client.state_changed.connect(self.show_recipe)

    def _lay_out(self) -> None:
        self.add_action(self._presets)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self._sums, 1)
        tools.addWidget(self._last_name)
        tools.addWidget(self._last)
        tools.addSpacing(8)
        tools.addWidget(self._search)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tools)
        column.addWidget(self._tree, 1)
        self._stack.addWidget(self._wait)
        self._stack.addWidget(work)
        self.body.addWidget(self._stack, 1)

    @property
    def tree(self) -> LayerTree:
        """The checklist."""
        return self._tree

    def set_may_edit(self, may_edit: bool) -> None:
        """Say whether the choice may be changed here; it can be read either way."""
        self._may_edit = may_edit
        self._presets.setEnabled(may_edit)
        self._last.setEnabled(may_edit)
        chooses = task(self._project.recipe.task).chooses_layers
        self._tree.set_read_only(not (may_edit and chooses))

    def show_stage(self, index: int) -> None:
        """Show the choice of stage `index`, from 0."""
        self._stage = index
        self.show_recipe()

    @Slot()
    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        layers, stages = self._network.layers, self._project.recipe.stage
        self._stage = min(self._stage, len(stages) - 1)
        if len(stages) > 1:
            text = self.tr("Which layers train in stage {number}?")
            self.set_title(text.format(number=self._stage + 1))
        else:
            self.set_title(self.tr("Which layers train?"))
        chooses = task(self._project.recipe.task).chooses_layers
        if not chooses:
            self.set_title(self.tr("Layers"))
        self._presets.setVisible(bool(layers) and chooses)
        for part in (self._last, self._last_name):
            part.setVisible(chooses)
        self._tree.set_read_only(not (self._may_edit and chooses))
        self._stack.setCurrentIndex(1 if layers else 0)
        if not layers:
            self._show_wait()
            return
        self._show_layers(layers)
        stage = stages[self._stage]
        checked = self._names(stage, layers)
        self._tree.set_checked(checked)
        self._tree.set_notes(self._notes(layers, self._project.recipe))
        self._tree.setEnabled(not self._network.is_describing)
        self._presets.set_choice(_preset_of(layers, checked))
        most = len(layer_presets.everything(layers) - layer_presets.head_only(layers))
        self._last.set_limits(Range(lowest=0, highest=most))
        self._last.set_value(_last_count(layers, checked))
        self._show_sums()

    def _show_layers(self, layers: tuple[Layer, ...]) -> None:
        names = tuple(layer.name for layer in layers)
        if names == self._shown:
            return
        is_other = not set(names) & set(self._shown) - {"head_predictions"}
        self._shown = names
        # Preprocessing never trains; in a list of what may, it would only be asked about.
        self._tree.set_layers(
            [layer for layer in layers if not layer.name.startswith(PREPROCESS_PREFIX)]
        )
        if is_other:
            blocks = dict.fromkeys(layer.block for layer in layers if layer.can_train)
            self._tree.set_open_blocks(list(blocks)[-2:])
            self._tree.scrollToTop()

    def _show_wait(self) -> None:
        problem = self._network.problem
        engine = self._context.client.state
        if problem is not None:
            self._wait.set_texts(self.tr("The network cannot be built"), translated(problem))
        elif self._images.dataset is None:
            self._wait.set_texts(self.tr("Waiting for the images"))
        elif engine in (EngineState.STARTING, EngineState.LOADING):
            self._wait.set_texts(
                self.tr("The engine is loading TensorFlow"),
                self.tr("Then it builds the network and lists its layers."),
            )
        elif engine is EngineState.LOST:
            self._wait.set_texts(self.tr("The engine is not running"))
        else:
            self._wait.set_texts(
                self.tr("Building {backbone}").format(backbone=network_name(self._project.recipe))
            )

    def _show_sums(self) -> None:
        if self._network.is_describing:
            self._sums.setText(self.tr("Rebuilding the network"))
            return
        checklist = self._tree.checklist()
        self._sums.setText(
            self.tr("{trains} train · {frozen} frozen").format(
                trains=parameters_text(checklist.trainable_parameters()),
                frozen=parameters_text(checklist.frozen_parameters()),
            )
        )

    def _names(self, stage: Stage, layers: tuple[Layer, ...]) -> frozenset[str]:
        if not selects(stage, layers):
            return frozenset()
        return trainable_names(layers, stage.train, "stage.train")

    def _notes(self, layers: tuple[Layer, ...], recipe: Recipe) -> dict[str, Note]:
        chosen = [self._names(stage, layers) for stage in recipe.stage]
        cached = cached_blocks(layers, chosen, recipe)
        blocks: dict[str, set[int]] = {}
        for layer in layers:
            if layer.can_train:
                trained = {at for at, names in enumerate(chosen) if layer.name in names}
                blocks.setdefault(layer.block, set()).update(trained)
        return {
            block: self._note(sorted(at), len(recipe.stage), is_cached=block in cached)
            for block, at in blocks.items()
        }

    def _note(self, trained: list[int], count: int, *, is_cached: bool) -> Note:
        if not trained:
            return Note(self.tr("frozen, cached"), "good") if is_cached else Note(self.tr("frozen"))
        if count == 1:
            return Note(self.tr("trains"))
        if len(trained) == count:
            return Note(self.tr("trains in every stage"))
        numbers = ", ".join(str(at + 1) for at in trained)
        if len(trained) == 1:
            return Note(self.tr("trains in stage {number}").format(number=numbers))
        return Note(self.tr("trains in stages {numbers}").format(numbers=numbers))

    def _preset_choices(self) -> tuple[tuple[str, str], ...]:
        return (
            (HEAD, self.tr("Head only")),
            (BLOCK, self.tr("Last block")),
            (FROM, self.tr("From a layer onwards")),
            (ALL, self.tr("Everything")),
        )

    def choose(self, names: Iterable[str]) -> None:
        """Let exactly these layers train in the stage shown."""
        train = patterns(self._network.layers, names)
        if not train:
            self.show_recipe()
            self._sums.setText(self.tr("At least one layer must train."))
            return
        set_field(self._project, Place(TRAIN, self._stage), train)
        self.show_recipe()

    @Slot()
    def _on_tree_changed(self) -> None:
        self.choose(self._tree.checked())

    @Slot(str)
    def _on_preset_chosen(self, key: str) -> None:
        layers = self._network.layers
        if key == HEAD:
            self.choose(layer_presets.head_only(layers))
        elif key == BLOCK:
            self.choose(layer_presets.last_block(layers))
        elif key == ALL:
            self.choose(layer_presets.everything(layers))
        elif name := self._tree.current_layer():
            self.choose(layer_presets.from_layer_on(layers, name))
        else:
            self.show_recipe()
            self._sums.setText(self.tr("Choose a layer in the list first."))
        self._tree.show_trained()

    @Slot()
    def _on_search_taken(self) -> None:
        """Go to the first layer that was found; Space ticks it."""
        hits = self._tree.hits()
        if hits and self._search.text().strip():
            self._tree.show_layer(hits[0])
            self._tree.setFocus()

    @Slot(object)
    def _on_last_changed(self, count: int) -> None:
        self.choose(layer_presets.last_layers(self._network.layers, count))


def _preset_of(layers: tuple[Layer, ...], checked: frozenset[str]) -> str | None:
    """Return the preset that chooses exactly `checked`; the narrower one where two do."""
    for key, names in (
        (HEAD, layer_presets.head_only(layers)),
        (ALL, layer_presets.everything(layers)),
        (BLOCK, layer_presets.last_block(layers)),
    ):
        if names == checked:
            return key
    return FROM if _last_count(layers, checked) else None


def _last_count(layers: tuple[Layer, ...], checked: frozenset[str]) -> int:
    """Return n where `checked` is the head and the last n layers, 0 where it is neither."""
    count = sum(1 for layer in layers if layer.name in checked and not layer.is_head)
    return count if layer_presets.last_layers(layers, count) == checked else 0
