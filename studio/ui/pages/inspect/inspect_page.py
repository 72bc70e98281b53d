"""The page that answers: what does the network see?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studio.core.dataset.images import PARTS
from studio.core.look.layers import LayersFacts
from studio.core.look.table import AnyView
from studio.core.look.view import Checkpoint
from studio.core.look.weights import Weights
from studio.core.networks.layers import Layer
from studio.core.wire.messages import Failed, Seen
from studio.ui.pages.card_column import GUTTER, reach_into_margin
from studio.ui.pages.data.gallery_pictures import ALL, Shelf, fill_shelf
from studio.ui.pages.inspect.image_card import ImageCard
from studio.ui.pages.inspect.looker import Looker
from studio.ui.pages.inspect.network_card import NetworkCard
from studio.ui.pages.inspect.picture_card import PictureCard
from studio.ui.pages.inspect.sources import sources
from studio.ui.pages.inspect.weights_card import MOST, WeightsCard
from studio.ui.pages.inspect.wish import Mode
from studio.ui.pages.page import Page, PageContext
from studio.ui.texts.translation import translated
from studio.ui.threads.background import Background
from studio.ui.widgets.empty_state import EmptyState

LEFT_WIDTH, RIGHT_WIDTH = 248, 280


class InspectPage(Page):
    """Network and layers at the left, tiles in the middle, weights or the image at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, QCoreApplication.translate("InspectPage", "Inspect"), parent)
        theme = self.theme
        self._layers: dict[str, Layer] = {}
        self._filtered: tuple[str, ...] = ()
        self._mode: Mode = "filters"
        self._way_on = ""
        self._shown: tuple[str, Checkpoint] | None = None
        self._looker = Looker(context.client, self)
        self._lister = Background(self)
        self._network = NetworkCard(theme)
        self._picture = PictureCard(theme)
        self._weights = WeightsCard(theme)
        self._image = ImageCard(theme)
        self._side = QStackedWidget()
        self._nothing = EmptyState(
            theme,
            "inspect",
            self.tr("Nothing to inspect yet"),
            self.tr("Train a network, or choose pretrained weights on the Model page."),
            self.tr("Go to Train"),
            is_primary=True,
        )
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._refresh()
        self._list_images()

    def _lay_out(self) -> None:
        self._network.setFixedWidth(LEFT_WIDTH)
        self._side.setFixedWidth(RIGHT_WIDTH)
        self._side.addWidget(self._weights)
        self._side.addWidget(self._image)
        reach_into_margin(self)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, GUTTER, 0)
        row.setSpacing(16)
        row.addWidget(self._network)
        row.addWidget(self._picture, 1)
        row.addWidget(self._side)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(work)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        run, project = self.context.run, self.context.project
        run.state_changed.connect(self._on_run_changed)
        project.recipe_changed.connect(self._on_run_changed)
        project.project_changed.connect(self._on_run_changed)
        self.context.images.split_changed.connect(self._list_images)
        self._lister.succeeded.connect(self._on_images_listed)
        self._nothing.action_chosen.connect(partial(self.page_wanted.emit, "train"))
        self._network.network_chosen.connect(self._on_network_chosen)
        self._network.layer_chosen.connect(self._on_layer_chosen)
        self._picture.wish_changed.connect(self._ask)
        self._picture.mode_chosen.connect(self._on_mode_chosen)
        self._picture.way_on_chosen.connect(self._on_way_on_chosen)
        self._image.image_chosen.connect(self._ask)
        self._looker.layers_seen.connect(self._on_layers_seen)
        self._looker.seen.connect(self._on_seen)
        self._looker.failed.connect(self._on_failed)
        self._looker.cancelled.connect(self._on_cancelled)
        self._looker.waiting_changed.connect(self._on_waiting_changed)

    def entered(self) -> None:
        """Look again, and go on looking while the page is seen."""
        self._refresh()
        self._looker.set_on(True)

    def left(self) -> None:
        """Ask for nothing that nobody sees."""
        self._looker.set_on(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a single tile with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._picture.show_all()
            event.accept()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_run_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        """Offer the networks that there are now."""
        found = sources(self.context.run.state, self.context.project.recipe)
        self._network.set_sources(found)
        self._stack.setCurrentIndex(1 if found else 0)
        self._on_network_chosen()

    @Slot()
    def _on_network_chosen(self) -> None:
        source = self._network.source()
        self._show_facts()
        if source is None:
            self._looker.set_network(None, "best", is_live=False)
            return
        checkpoint = self._network.checkpoint() if source.is_run else "best"
        is_live = source.is_live and checkpoint == "last"
        if (source.of, checkpoint) != self._shown:
            self._shown = (source.of, checkpoint)
            self._picture.show_message("")  # what it says comes when the answer takes long
        self._looker.set_network(source.of, checkpoint, is_live=is_live)

    def _show_facts(self) -> None:
        source = self._network.source()
        if source is None:
            self.set_facts("")
        elif source.is_live and self._network.checkpoint() == "last":
            epoch = self.context.run.state.epoch
            self.set_facts(self.tr("live, epoch {epoch}").format(epoch=epoch))
        else:
            words = self.tr("run {name}") if source.is_run else self.tr("{name}, pretrained")
            self.set_facts(words.format(name=source.name))

    @Slot(object)
    def _on_layers_seen(self, seen: Seen) -> None:
        facts = seen.facts
        assert isinstance(facts, LayersFacts)
        self._layers = {layer.name: layer for layer in facts.layers}
        self._filtered = facts.filtered
        self._network.show_layers(facts)
        self._on_layer_chosen(self._network.layer())

    @Slot(str)
    def _on_layer_chosen(self, _name: str) -> None:
        self._show_mode()
        self._ask()

    @Slot()
    def _on_mode_chosen(self) -> None:
        self._mode = self._picture.mode
        self._show_mode()
        self._ask()

    def _show_mode(self) -> None:
        name = self._network.layer()
        self._picture.set_title(name)
        self._picture.set_mode(self._mode, has_filters=name in self._filtered)
        self._side.setCurrentIndex(0 if self._picture.mode == "filters" else 1)

    @Slot()
    def _ask(self) -> None:
        """Ask for what the switches say of the chosen layer."""
        layer = self._layers.get(self._network.layer())
        if layer is None:
            return
        wanted: list[AnyView] = []
        is_maps = self._picture.mode == "maps"
        if is_maps and not self._image.file():
            self._say("image", self.tr("Which image?"), self.tr("Open one at the right."))
        else:
            wanted.append(self._picture.view(layer, self._image.file()))
        if not is_maps:
            wanted.append(Weights(layer.name, MOST))
        self._looker.want(*wanted)

    @Slot(object, object)
    def _on_seen(self, view: AnyView, seen: Seen) -> None:
        self._show_facts()
        if isinstance(view, Weights):
            self._weights.show_weights(seen)
        else:
            self._picture.show_seen(view, seen)

    def _say(self, way_on: str, text: str, explanation: str = "", action: str = "") -> None:
        self._way_on = way_on
        self._picture.show_message(text, explanation, action)

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._say(
            "again",
            self.tr("This cannot be shown"),
            translated(event.sentence),
            self.tr("Try again"),
        )

    @Slot()
    def _on_cancelled(self) -> None:
        self._say("again", self.tr("Cancelled"), "", self.tr("Look again"))

    @Slot(bool)
    def _on_waiting_changed(self, is_waiting: bool) -> None:
        is_here = self._picture.is_showing and self._picture.layer == self._network.layer()
        if is_waiting and not is_here:
            self._say(
                "cancel",
                self.tr("Opening the network…"),
                self.tr("While TensorFlow starts, or a training prepares, this takes longer."),
                self.tr("Cancel"),
            )

    @Slot()
    def _on_way_on_chosen(self) -> None:
        if self._way_on == "cancel":
            self._looker.cancel()
        elif self._way_on == "again":
            self._looker.look_again()

    @Slot()
    def _list_images(self) -> None:
        images = self.context.images
        scanned, dataset, split = images.scanned, images.dataset, images.split
        if scanned is None or dataset is None or split is None:
            self._lister.forget()
            self._image.set_pictures(())
            return
        words: dict[str, str] = dict.fromkeys(PARTS, "")
        self._lister.run(partial(fill_shelf, scanned, dataset, split, (), words))

    @Slot(object)
    def _on_images_listed(self, shelf: Shelf) -> None:
        before = self._image.file()
        self._image.set_pictures(shelf.views.get(ALL, []))
        if self._image.file() != before:
            self._ask()
