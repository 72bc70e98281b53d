"""The page that answers: what will I train?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.advice import Advice, RecipeFix, Severity, advise
from studio.core.networks.layers import Layer
from studio.core.networks.model_input import ModelInput, with_input
from studio.core.plan.backbone_change import fitted
from studio.core.recipes.place import Place
from studio.core.recipes.recipe_difference import training_differences
from studio.core.tasks.table import task
from studio.core.wire import messages
from studio.ui.models.arrangement import remember_fold
from studio.ui.models.field_edit import set_with_field
from studio.ui.models.situation import situation_of
from studio.ui.pages.advice_list import AdviceList
from studio.ui.pages.card_column import CardColumn, columns, reach_into_margin
from studio.ui.pages.model.backbone_card import BACKBONE
from studio.ui.pages.model.layers_card import LayersCard
from studio.ui.pages.model.stages_card import StagesCard
from studio.ui.pages.named_class import named_class
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.task_views import TASK_VIEWS
from studio.ui.texts.fields import differences_text
from studio.ui.texts.format import parameters_text
from studio.ui.texts.network_text import network_name
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.texts.translation import translated
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.toast import announce

LEFT_WIDTH = 320


class ModelPage(Page):
    """Backbone, head and advice at the left; layers and stages at the right.

    Attributes:
        backbone: likewise `head`, `advisor`, `advice`, `hints`, `layers`, `stages`: the parts of
            the page.
        next_button: goes on to the training.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ModelPage", "Model")
        super().__init__(context, title, parent)
        theme = self.theme
        self._fits_next = False
        self._undo = self.add_secondary(self.tr("Undo"), "undo")
        self._redo = self.add_secondary(self.tr("Redo"), "redo")
        self.next_button = self.set_primary(self.tr("Go to training"))
        self._cards = {
            view.key: tuple(named_class(name)(context) for name in view.model_cards)
            for view in TASK_VIEWS
        }
        self.backbone, self.head, self.advisor = self._cards["classify"]
        self.advice = AdviceList(theme)
        self.hints = AdviceList(theme)
        self.layers = LayersCard(context)
        self.stages = StagesCard(context)
        self._no_data = EmptyState(theme, "data", "", is_primary=True)
        self._failure = Banner(theme, "error", "", action=self.tr("Choose file…"), closable=True)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._refresh()
        self._show_read_only()

    def _lay_out(self) -> None:
        self._failure.hide()
        self.banners.addWidget(self._failure)
        first = [cards[0] for cards in self._cards.values()]
        further = [card for cards in self._cards.values() for card in cards[1:]]
        left = CardColumn(
            [(card, 0) for card in (*first, self.advice, *further, self.hints)], LEFT_WIDTH
        )
        right = CardColumn(((self.layers, 1), (self.stages, 0)))
        self._columns = (left, right)
        for card in (*first, *further, self.stages):
            remember_fold(self.context.settings, f"model.{_key_of(card)}", card)
        reach_into_margin(self)
        self._stack.addWidget(self._no_data)
        self._stack.addWidget(columns((left, 0), (right, 1)))
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        project = self.context.project
        project.recipe_changed.connect(self._refresh)
        self.context.images.dataset_changed.connect(self._refresh)
        self.context.images.busy_changed.connect(self._show_no_data)
        self.context.images.split_changed.connect(self._show_advice)
        project.read_only_changed.connect(self._show_read_only)
        self.context.network.layers_changed.connect(self._on_layers_changed)
        stack = project.undo_stack
        stack.canUndoChanged.connect(self._undo.setEnabled)
        stack.canRedoChanged.connect(self._redo.setEnabled)
        stack.undoTextChanged.connect(self._on_undo_text_changed)
        stack.redoTextChanged.connect(self._on_redo_text_changed)
        self._undo.setEnabled(stack.canUndo())
        self._redo.setEnabled(stack.canRedo())
        self._on_undo_text_changed(stack.undoText())
        self._on_redo_text_changed(stack.redoText())
        self._undo.clicked.connect(project.undo)
        self._redo.clicked.connect(project.redo)
        self.next_button.clicked.connect(self._on_next_clicked)
        self._no_data.action_chosen.connect(self._on_data_wanted)
        self.backbone.backbone_chosen.connect(self._on_backbone_chosen)
        self.backbone.weights_arrived.connect(self._refresh)
        self.backbone.weights_failed.connect(self._on_weights_failed)
        self._failure.action_chosen.connect(self.backbone.choose_weights_file)
        for advice in (self.advice, self.hints):
            advice.fix_chosen.connect(self._on_fix_chosen)
        self.stages.stage_chosen.connect(self.layers.show_stage)

    @Slot()
    def _show_read_only(self) -> None:
        may_edit = self.context.project.read_only is None
        for advice in (self.advice, self.hints):
            advice.setEnabled(may_edit)
        cards = (card for cards in self._cards.values() for card in cards)
        for part in (*cards, self.layers, self.stages):
            part.set_may_edit(may_edit)

    def show_field(self, place: Place) -> None:
        """Choose the stage of the field first; unfold the card that the field is on."""
        if place.is_of_a_stage:
            self.stages.show_stage(place.stage)
        for card in (*self._cards[self.context.project.recipe.task], self.stages):
            if card.is_folded and card.findChild(QWidget, place.path) is not None:
                card.set_folded(False)
        super().show_field(place)

    def entered(self) -> None:
        """Show everything as it is now."""
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        project = self.context.project
        has_data = project.project is not None and self.context.images.dataset is not None
        self._stack.setCurrentIndex(1 if has_data else 0)
        for button in (self._undo, self._redo, self.next_button):
            button.setVisible(has_data)
        self._show_no_data()
        for key, cards in self._cards.items():
            for card in cards:
                card.setVisible(key == project.recipe.task)
                card.show_recipe()
        self.stages.show_recipe()
        self.layers.show_stage(self.stages.current)
        self._show_advice()
        self._show_facts()

    @Slot()
    def _show_no_data(self) -> None:
        if self.context.images.busy is not None:
            texts = (
                self.tr("Scanning the images"),
                self.tr("The network is built as soon as the classes are known."),
            )
        else:
            texts = (
                self.tr("No images yet"),
                self.tr("Choose an image folder first; the network is built for its classes."),
            )
        self._no_data.set_texts(*texts, self.tr("Go to data"))

    @Slot()
    def _show_advice(self) -> None:
        found = advise(situation_of(self.context, self.context.client.device), "model")
        hints = tuple(item for item in found if item.severity is Severity.HINT)
        self.advice.set_advice([item for item in found if item not in hints])
        self.hints.set_advice(hints)

    def _show_facts(self) -> None:
        project = self.context.project
        if self.context.images.dataset is None:
            self.set_facts("")
            return
        facts = [network_name(project.recipe)]
        if self.context.network.layers:
            whole = sum(layer.parameters for layer in self.context.network.layers)
            count = parameters_text(whole)
            facts.append(self.tr("{count} parameters").format(count=count))
        classes = len(self.context.images.dataset.classes)
        if task(project.recipe.task).needs_classes:
            facts.append(self.tr("%n class(es)", "", classes))
        self.set_facts(" · ".join(facts))

    @Slot(str)
    def _on_undo_text_changed(self, what: str) -> None:
        text = self.tr("Undo: {what}").format(what=what)
        self._undo.setToolTip(text if what else "")

    @Slot(str)
    def _on_redo_text_changed(self, what: str) -> None:
        text = self.tr("Redo: {what}").format(what=what)
        self._redo.setToolTip(text if what else "")

    @Slot()
    def _on_layers_changed(self) -> None:
        network = self.context.network
        if self._fits_next and (network.layers or network.reads):
            # Of another size the network is described again, and has layers then.
            self._fits_next = not network.layers
            self._fit(network.layers, network.reads)
        self._refresh()
        for column in self._columns:
            column.settle()

    def _fit(self, layers: Sequence[Layer], reads: ModelInput | None) -> None:
        """Let the recipe follow from another backbone, and say what a model of one's own reads."""
        project = self.context.project
        before, shown = project.recipe, with_input(project.recipe, reads)
        changes = differences_text(training_differences(before, shown), before, shown)
        # The same field as the choice of the backbone: one step to undo.
        recipe = fitted(before, layers, reads)
        set_with_field(project, Place(BACKBONE), recipe, is_consequence=True)
        if changes:
            announce(self, self.tr("As the model reads images: {changes}").format(changes=changes))

    @Slot(object)
    def _on_weights_failed(self, event: messages.Failed | None) -> None:
        self._failure.setVisible(event is not None)
        if event is not None:
            self._failure.show_text("error", translated(event.sentence))
            self._failure.set_details(event.details)

    @Slot()
    def _on_backbone_chosen(self) -> None:
        self._fits_next = True
        self.stages.show_stage(0)

    @Slot(object)
    def _on_fix_chosen(self, advice: Advice) -> None:
        project = self.context.project
        if isinstance(advice.fix, RecipeFix):
            label = translated(advice.fix.label)
            recipe = with_own_names(advice.fix.apply(project.recipe), project.recipe)
            project.set_recipe(recipe, label)

    @Slot()
    def _on_next_clicked(self) -> None:
        self.page_wanted.emit("train")

    @Slot()
    def _on_data_wanted(self) -> None:
        self.page_wanted.emit("data")


def _key_of(card: FoldableCard) -> str:
    """Return the name of a card in the settings: "backbone" for a `BackboneCard`."""
    return type(card).__name__.removesuffix("Card").lower()
