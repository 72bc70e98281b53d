"""The page that answers: what does the network see?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from studio.core.look.layers import LayersFacts
from studio.core.look.mosaic import Place
from studio.core.look.table import AnyView
from studio.core.look.view import Checkpoint
from studio.core.networks.layers import Layer
from studio.core.wire.messages import Failed, Seen
from studio.ui.pages.card_column import GUTTER, reach_into_margin
from studio.ui.pages.inspect.image_card import ImageCard
from studio.ui.pages.inspect.looker import Looker
from studio.ui.pages.inspect.mode import Message, Mode, ModeSpec, Need
from studio.ui.pages.inspect.modes.table import MODES
from studio.ui.pages.inspect.network_card import NetworkCard
from studio.ui.pages.inspect.picture_card import PictureCard
from studio.ui.pages.inspect.project_pictures import ProjectPictures
from studio.ui.pages.inspect.side_column import SideColumn
from studio.ui.pages.inspect.sources import sources
from studio.ui.pages.inspect.subject import Subject
from studio.ui.pages.page import Page, PageContext
from studio.ui.texts.translation import translated
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.thumbnails import Picture

LEFT_WIDTH = 248


class InspectPage(Page):
    """Network and layers at the left, the chosen mode in the middle, its cards at the right."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, QCoreApplication.translate("InspectPage", "Inspect"), parent)
        theme = self.theme
        self._specs = {spec.key: spec for spec in MODES}
        self._modes: dict[str, Mode] = {}
        self._wanted = MODES[0].key
        self._key = ""
        self._layers: dict[str, Layer] = {}
        self._filtered: tuple[str, ...] = ()
        self._opened: tuple[str, ...] = ()
        self._way_on = ""
        self._shown: tuple[str, Checkpoint] | None = None
        self._looker = Looker(context.client, self)
        self._pictures = ProjectPictures(context.images, self)
        self._network = NetworkCard(theme)
        self._picture = PictureCard(theme, MODES)
        self._image = ImageCard(theme)
        self._side = SideColumn(self._image)
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
        self._show_mode()
        self._refresh()
        self._pictures.refresh()

    def _lay_out(self) -> None:
        self._network.setFixedWidth(LEFT_WIDTH)
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
        self._pictures.listed.connect(self._on_pictures_listed)
        self._nothing.action_chosen.connect(partial(self.page_wanted.emit, "train"))
        self._network.network_chosen.connect(self._on_network_chosen)
        self._network.layer_chosen.connect(self._on_layer_chosen)
        self._network.file_chosen.connect(self._on_file_chosen)
        self._picture.mode_chosen.connect(self._on_mode_chosen)
        self._picture.way_on_chosen.connect(self._on_way_on_chosen)
        self._picture.hovered.connect(self._on_hovered)
        self._picture.place_chosen.connect(self._on_place_chosen)
        self._picture.tile_opened.connect(self._on_tile_opened)
        self._picture.all_wanted.connect(self._show_all)
        self._picture.page_wanted.connect(self._on_page_wanted)
        self._image.image_chosen.connect(self._on_subject_changed)
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
            self._show_all()
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
        if (source.of, checkpoint) != self._shown:
            self._shown = (source.of, checkpoint)
            for mode in self._modes.values():
                mode.forget()
            self._picture.show_message(Message(""))  # what it says comes when it takes long
        self._looker.set_network(source.of, checkpoint, is_live=is_live)

    @Slot(str)
    def _on_file_chosen(self, file: str) -> None:
        self._opened = tuple(dict.fromkeys((*self._opened, file)))
        self._refresh()
        self._network.choose(file)
        self._on_network_chosen()

    def _show_facts(self) -> None:
        source = self._network.source()
        if source is None:
            self.set_facts("")
        elif source.is_live and self._network.checkpoint() == "last":
            epoch = self.context.run.state.epoch
            self.set_facts(self.tr("live, epoch {epoch}").format(epoch=epoch))
        else:
            text = self.tr("run {name}") if source.is_run else self.tr("{name}, pretrained")
            self.set_facts(source.name if source.is_file else text.format(name=source.name))

    @Slot(object)
    def _on_layers_seen(self, seen: Seen) -> None:
        facts = seen.facts
        assert isinstance(facts, LayersFacts)
        self._layers = {layer.name: layer for layer in facts.layers}
        self._filtered = facts.filtered
        self._network.show_layers(facts)
        self._image.set_network(facts)
        self._on_subject_changed()

    @Slot(str)
    def _on_layer_chosen(self, _name: str) -> None:
        self._on_subject_changed()

    # --- the mode -----------------------------------------------------------------------------

    def subject(self) -> Subject:
        """Return what is chosen of the network."""
        name = self._network.layer()
        return Subject(self._layers.get(name), name in self._filtered, self._image.file())

    @property
    def spec(self) -> ModeSpec:
        """The row of the mode that is shown."""
        return self._specs[self._key]

    @property
    def mode(self) -> Mode:
        """The mode that is shown; it is built when it is first wanted."""
        return self._modes[self._key]

    @Slot(str)
    def _on_mode_chosen(self, key: str) -> None:
        self._wanted = key
        self._on_subject_changed()

    @Slot()
    def _on_subject_changed(self) -> None:
        self._show_mode()
        self._ask()

    def _show_mode(self) -> None:
        """Show the wanted mode, or the first that fits where the layer does not allow it."""
        subject = self.subject()
        self._picture.set_title(self._network.layer())
        fitting = [spec.key for spec in MODES if spec.suits(subject)]
        key = self._wanted if self._wanted in fitting or subject.layer is None else fitting[0]
        self._picture.offer_modes({*fitting, key}, key)
        is_other = key != self._key
        if is_other:
            self._key = key
            if key not in self._modes:
                self._build(self.spec)
            self._picture.show_switches(self.mode)
            self._picture.show_message(Message(""))
            self._side.show_mode(self.spec, self.mode)
        self.mode.turn_to_subject(subject)
        if is_other:
            self._draw()

    def _build(self, spec: ModeSpec) -> None:
        mode = self._modes[spec.key] = spec.make(self.theme, self)
        mode.wish_changed.connect(self._ask)
        mode.picture_changed.connect(self._draw)

    @Slot()
    def _ask(self) -> None:
        """Ask for what the mode wants to know."""
        subject = self.subject()
        if subject.layer is None:
            return
        message = self.mode.message(subject)
        if Need.IMAGE in self.spec.needs and not subject.image:
            message = Message(self.tr("Which image?"), self.tr("Open one at the right."))
        if message is not None:
            self._say("mode", message)
        self._looker.want(*self.mode.views(subject), is_live=self.spec.is_live)

    @Slot(object, object)
    def _on_seen(self, view: AnyView, seen: Seen) -> None:
        self._show_facts()
        self.mode.show_seen(view, seen)
        self._draw()

    @Slot()
    def _draw(self) -> None:
        picture = self.mode.picture()
        if picture is not None:
            self._picture.show_picture(picture)

    @Slot(object)
    def _on_hovered(self, place: Place | None) -> None:
        if self._picture.is_showing:
            self._picture.show_readout(self.mode.readout(place) if place is not None else "")
            self.mode.hover(place)

    @Slot(object)
    def _on_place_chosen(self, place: Place) -> None:
        self.mode.choose(place)

    @Slot(int)
    def _on_tile_opened(self, tile: int) -> None:
        self.mode.open_tile(tile)

    @Slot()
    def _show_all(self) -> None:
        self.mode.show_all()

    @Slot(int)
    def _on_page_wanted(self, first: int) -> None:
        self.mode.turn_page(first)

    # --- what stands in the way ---------------------------------------------------------------

    def _say(self, way_on: str, message: Message) -> None:
        self._way_on = way_on
        self._picture.show_message(message)

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        text, sentence = self.tr("This cannot be shown"), translated(event.sentence)
        self._say("again", Message(text, sentence, self.tr("Try again")))

    @Slot()
    def _on_cancelled(self) -> None:
        self._say("again", Message(self.tr("Cancelled"), "", self.tr("Look again")))

    @Slot(bool)
    def _on_waiting_changed(self, is_waiting: bool) -> None:
        if is_waiting and not (self._picture.is_showing and self.mode.picture() is not None):
            text = self.tr("Opening the network…")
            why = self.tr("While TensorFlow starts, or a training prepares, this takes longer.")
            self._say("cancel", Message(text, why, self.tr("Cancel")))

    @Slot()
    def _on_way_on_chosen(self) -> None:
        match self._way_on:
            case "cancel":
                self._looker.cancel()
            case "again":
                self._looker.look_again()
            case "mode":
                self.mode.go_on()

    @Slot(object)
    def _on_pictures_listed(self, pictures: list[Picture]) -> None:
        before = self._image.file()
        self._image.set_pictures(pictures)
        if self._image.file() != before:
            self._on_subject_changed()
