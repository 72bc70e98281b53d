"""The page that answers: what does the network see?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studio.core.base.sentences import Sentence
from studio.core.look.layers import LayersFacts
from studio.core.look.view import Checkpoint
from studio.core.networks.layers import Layer
from studio.core.wire.messages import Seen
from studio.ui.models.project_pins import ProjectPins
from studio.ui.models.run_epochs import RunEpochs
from studio.ui.pages.card_column import GUTTER, reach_into_margin
from studio.ui.pages.inspect.image_card import ImageCard
from studio.ui.pages.inspect.latent_facts import LatentFacts, latent_facts
from studio.ui.pages.inspect.looker import Looker
from studio.ui.pages.inspect.network_card import NetworkCard
from studio.ui.pages.inspect.project_pictures import ProjectPictures
from studio.ui.pages.inspect.sources import sources
from studio.ui.pages.inspect.stage import Stage
from studio.ui.pages.inspect.subject import OtherWeights, Subject
from studio.ui.pages.page import Page, PageContext
from studio.ui.pages.time_strip import TimeStrip
from studio.ui.texts.translation import translated
from studio.ui.widgets.banner import Banner
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.thumbnails import Picture

LEFT_WIDTH = 248


class InspectPage(Page):
    """Network and layers at the left, the chosen mode in the middle, its cards at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, QCoreApplication.translate("InspectPage", "Inspect"), parent)
        theme = self.theme
        self._layers: dict[str, Layer] = {}
        self._filtered: tuple[str, ...] = ()
        self._image_size = (1, 1)
        self._opened: tuple[str, ...] = ()
        self._shown: tuple[str, Checkpoint] | None = None
        self._looker = Looker(context.client, self)
        self._pictures = ProjectPictures(context.images, self)
        self._epochs = RunEpochs(context.run, self)
        time = TimeStrip(theme, self._epochs, lambda: self._looker.is_busy)
        self._pins = ProjectPins(context.project, self)
        self._network = NetworkCard(theme, time, self._pins)
        self._image = ImageCard(theme, self._pins)
        self._problem = Banner(theme, "warning", "", closable=True)
        self.stage = Stage(theme, self._looker, self._image, self)
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
        self._pictures.refresh()

    def _lay_out(self) -> None:
        self.banners.addWidget(self._problem)
        self._problem.hide()
        self._network.setFixedWidth(LEFT_WIDTH)
        reach_into_margin(self)
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, GUTTER, 0)
        row.setSpacing(16)
        row.addWidget(self._network)
        row.addWidget(self.stage.picture, 1)
        row.addWidget(self.stage.side)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(work)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        run, project = self.context.run, self.context.project
        run.state_changed.connect(self._on_run_changed)
        project.recipe_changed.connect(self._on_run_changed)
        project.project_changed.connect(self._on_run_changed)
        self._pictures.listed.connect(self._on_pictures_listed)
        self._nothing.action_chosen.connect(partial(self.page_wanted.emit, "train"))
        self._network.network_chosen.connect(self._on_network_chosen)
        self._network.layer_chosen.connect(self._on_layer_chosen)
        self._network.file_chosen.connect(self._on_file_chosen)
        self._pins.changed.connect(self._problem.hide)  # before `failed`, where it fails again
        self._pins.failed.connect(self._on_pin_failed)
        self._epochs.changed.connect(self._network.show_checkpoint)
        self._epochs.changed.connect(self._show_subject)
        self._looker.failed.connect(self._epochs.refresh)
        self._image.image_chosen.connect(self._show_subject)
        self._image.menu.set_origin(self._network.text)
        self._looker.layers_seen.connect(self._on_layers_seen)
        self._looker.rested.connect(self._image.ready)
        self._looker.failed.connect(self._image.camera.stop)
        self.stage.answered.connect(self._show_facts)

    def entered(self) -> None:
        """Look again, and go on looking while the page is seen."""
        self._epochs.refresh()
        self._refresh()
        self._looker.set_on(True)

    def left(self) -> None:
        """Ask for nothing that nobody sees."""
        self._network.time.bar.stop()
        self._looker.set_on(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a single tile with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.stage.show_all()
            event.accept()
        else:
            super().keyPressEvent(event)

    # --- the network --------------------------------------------------------------------------

    @Slot()
    def _on_run_changed(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        """Offer the networks that there are now."""
        found = sources(self.context.run.state, self.context.project.recipe, self._opened)
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
        before, self._shown = self._shown, (source.of, checkpoint)
        is_same_network = before is not None and before[0] == source.of
        if not is_same_network:
            self.stage.forget()
        self._looker.set_network(source.of, checkpoint, is_live=is_live)
        if is_same_network and before != self._shown:
            self.stage.turn_to_weights()

    @Slot(str)
    def _on_file_chosen(self, file: str) -> None:
        self._opened = tuple(dict.fromkeys((*self._opened, file)))
        self._refresh()
        self._network.choose(file)
        self._on_network_chosen()

    @Slot()
    def _show_facts(self) -> None:
        source = self._network.source()
        if source is None:
            self.set_facts("")
        elif source.is_live and self._network.checkpoint() == "last":
            epoch = self.context.run.state.epoch
            self.set_facts(self.tr("live, epoch {epoch}").format(epoch=epoch))
        else:
            text = self.tr("{name}, pretrained")
            if source.is_run:
                is_epoch = isinstance(self._network.checkpoint(), int)
                text = self.tr("run {name}, epoch {epoch}") if is_epoch else self.tr("run {name}")
            named = text.format(name=source.name, epoch=self._network.checkpoint())
            self.set_facts(source.name if source.is_file else named)

    @Slot(object)
    def _on_layers_seen(self, seen: Seen) -> None:
        facts = seen.facts
        assert isinstance(facts, LayersFacts)
        self._layers = {layer.name: layer for layer in facts.layers}
        self._filtered, self._image_size = facts.filtered, facts.image_size
        self._network.show_layers(facts)
        self._image.set_network(facts)
        self._show_subject()

    @Slot(str)
    def _on_layer_chosen(self, _name: str) -> None:
        self._show_subject()

    @Slot()
    def _show_subject(self) -> None:
        """Show what is chosen of the network."""
        name, source = self._network.layer(), self._network.source()
        is_run = source is not None and source.is_run
        latent = LatentFacts()
        if is_run:
            latent = latent_facts(self.context.run.recipe, self.context.run.state)
        self.stage.show_subject(
            Subject(
                self._layers.get(name),
                name in self._filtered,
                self._image.file(),
                self._image_size,
                has_data=is_run,
                is_drawn=self._image.is_drawing,
                network=self._network.text(),
                weights=self._weights() if is_run else (),
                at_hand=self._image.at_hand(),
                **latent._asdict(),
            )
        )

    @Slot(object)
    def _on_pin_failed(self, reason: Sentence) -> None:
        self._problem.show_text("warning", translated(reason))
        self._problem.show()

    def _weights(self) -> tuple[OtherWeights, ...]:
        """Return what can be looked at beside the chosen weights."""
        return tuple(OtherWeights(*named) for named in self._network.time.names())

    @Slot(object)
    def _on_pictures_listed(self, pictures: list[Picture]) -> None:
        before = self._image.file()
        self._image.set_pictures(pictures)
        if self._image.file() != before:
            self._show_subject()
