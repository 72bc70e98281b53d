"""What is seen of the network: the chosen mode asks, its answers are drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.layers import Layers
from studio.core.look.mosaic import Place
from studio.core.look.prediction import Prediction, PredictionFacts
from studio.core.wire.messages import Failed, Progress, Seen, SeenSoFar
from studio.core.wire.phases import PHASES
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.image_card import ImageCard
from studio.ui.pages.inspect.looker import Looker
from studio.ui.pages.inspect.mode import Group, Message, Mode, ModeSpec, Need
from studio.ui.pages.inspect.modes.paged import DOT
from studio.ui.pages.inspect.modes.table import MODES
from studio.ui.pages.inspect.picture_card import PictureCard
from studio.ui.pages.inspect.prediction_card import PredictionCard
from studio.ui.pages.inspect.side_column import SideColumn
from studio.ui.pages.inspect.subject import Subject, class_name
from studio.ui.texts.translation import translated
from studio.ui.theme import Theme


class Stage(QObject):
    """Between the modes, what asks the engine for them, and the cards that show them.

    Attributes:
        picture: the tiles in the middle.
        side: the cards at the right.
        prediction: what the network says of the image.

    Signals:
        answered: something of the network was seen.
    """

    answered = Signal()

    def __init__(
        self, theme: Theme, looker: Looker, image: ImageCard, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.picture = PictureCard(theme, MODES)
        self.prediction = PredictionCard(theme)
        place = parent if isinstance(parent, QWidget) else None
        self.side = SideColumn(image, self.prediction, place)  # alone it would be shown as a window
        self._looker = looker
        self._image = image
        self._specs = {spec.key: spec for spec in MODES}
        self._modes: dict[str, Mode] = {}
        self._wanted = MODES[0].key
        self._key = ""
        self._last_of: dict[Group, str] = {}
        self._subject = Subject()
        self._classes: tuple[str, ...] | None = None
        self._way_on = ""
        self._connect()
        self._show_mode()

    def _connect(self) -> None:
        picture, looker = self.picture, self._looker
        picture.mode_chosen.connect(self._on_mode_chosen)
        picture.group_chosen.connect(self._on_group_chosen)
        picture.way_on_chosen.connect(self._on_way_on_chosen)
        picture.cancel_chosen.connect(looker.cancel)
        picture.hovered.connect(self._on_hovered)
        picture.place_chosen.connect(self._on_place_chosen)
        picture.tile_opened.connect(self._on_tile_opened)
        picture.all_wanted.connect(self.show_all)
        picture.page_wanted.connect(self._on_page_wanted)
        picture.menu.set_origin(self._origin)
        self.prediction.class_chosen.connect(self._show_and_ask)
        looker.seen.connect(self._on_seen)
        looker.developed.connect(self._on_developed)
        looker.progressed.connect(self._on_progressed)
        looker.failed.connect(self._on_failed)
        looker.refused.connect(self._on_refused)
        looker.cancelled.connect(self._on_cancelled)
        looker.waiting_changed.connect(self._on_waiting_changed)

    @property
    def spec(self) -> ModeSpec:
        """The row of the mode that is shown."""
        return self._specs[self._key]

    @property
    def mode(self) -> Mode:
        """The mode that is shown; it is built when it is first wanted."""
        return self._modes[self._key]

    def forget(self) -> None:
        """Drop every answer: another network is looked at."""
        for mode in self._modes.values():
            mode.forget()
        self._classes = None
        self.prediction.forget()
        self.picture.show_message(Message(""))  # what it says comes when it takes long

    def turn_to_weights(self) -> None:
        """Other weights of the same network: what is seen stays until their answers come."""
        for key, mode in self._modes.items():
            if key == self._key:
                mode.turn_to_weights()
            else:
                mode.forget()

    def show_subject(self, subject: Subject) -> None:
        """Show another layer or image; what it says of classes is known here."""
        self._subject = subject
        self._show_and_ask()

    def subject(self) -> Subject:
        """Return what is looked at."""
        return replace(
            self._subject,
            class_count=None if self._classes is None else len(self._classes),
            classes=self._classes or (),
            strongest=self.prediction.strongest(),
            label=self.prediction.label(),
        )

    def _origin(self) -> str:
        """Return where a picture comes from: network, layer, mode, image."""
        subject, needs = self._subject, self.spec.needs
        parts = [subject.network]
        if Need.LAYER in needs and subject.layer is not None:
            parts.append(subject.layer.name)
        parts.append(self.spec.text())
        if Need.IMAGE in needs and subject.image:
            parts.append(Path(subject.image).name)
        return DOT.join(filter(None, parts))

    @Slot(str)
    def _on_mode_chosen(self, key: str) -> None:
        self._wanted = key
        self._show_and_ask()

    @Slot(object)
    def _on_group_chosen(self, group: Group) -> None:
        """Show the mode of the group that was shown last, or its first one."""
        subject = self.subject()
        fitting = [spec.key for spec in MODES if spec.group is group and spec.suits(subject)]
        # While a network is opened none may fit: the one that is shown stays until it is there.
        last = self._last_of.get(group, "")
        self._on_mode_chosen(last if last in fitting else next(iter(fitting), self._key))

    @Slot()
    def _show_and_ask(self) -> None:
        self._show_mode()
        self._ask()

    def _show_mode(self) -> None:
        """Show the wanted mode, or the first that fits where the layer does not allow it."""
        subject = self.subject()
        fitting = [spec.key for spec in MODES if spec.suits(subject)]
        key = self._wanted if self._wanted in fitting or subject.layer is None else fitting[0]
        is_of_layers = self._specs[key].group is Group.LAYERS
        layer = subject.layer if is_of_layers else None
        self.picture.set_title(layer.name if layer is not None else "")
        self.picture.offer_modes({*fitting, key}, key)
        is_other = key != self._key
        if is_other:
            self._key = key
            self._looker.show_again(Prediction)
            self._last_of[self.spec.group] = key
            if key not in self._modes:
                self._build(self.spec)
            self._image.show_box(None)
            self.picture.show_switches(self.mode)
            self.picture.show_message(Message(""))
        self.mode.turn_to_subject(subject)
        self._show_side()
        if is_other:
            self._draw()

    def _build(self, spec: ModeSpec) -> None:
        mode = self._modes[spec.key] = spec.make(self.theme, self)
        mode.wish_changed.connect(self._ask)
        mode.picture_changed.connect(self._draw)
        mode.boxed.connect(self._image.show_box)
        mode.card_changed.connect(self._show_side)
        mode.image_picked.connect(self._image.take)
        for menu in mode.menus:
            menu.set_origin(self._origin)

    @Slot()
    def _show_side(self) -> None:
        self.side.show_mode(self.spec, self.mode, has_classes=bool(self._classes))

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
        views = self.mode.views(subject)
        live = self.mode.live(views)
        beside: tuple[Asked, ...] = ()
        is_named = Need.NAMES not in self.spec.needs or self._classes is not None
        is_asked = Need.IMAGE in self.spec.needs or not is_named
        if is_asked and subject.image and self._classes != ():
            beside = (Prediction(subject.image),)
        optional = (*self.mode.optional(views), *beside)
        self._looker.want(
            *views,
            *beside,
            live=(*live, *beside),
            optional=optional,
            is_following=subject.is_drawn,
        )

    @Slot(object, object)
    def _on_seen(self, view: Asked, seen: Seen) -> None:
        self.answered.emit()
        if isinstance(view, Prediction):
            self._show_prediction(seen)
        else:
            self.mode.show_seen(view, seen)
        self._draw()

    def _show_prediction(self, seen: Seen) -> None:
        facts, probabilities = seen.facts, seen.arrays["probabilities"]
        assert isinstance(facts, PredictionFacts)
        self._classes = tuple(
            class_name(number, facts.classes) for number in range(len(probabilities))
        )
        self.prediction.show_prediction(probabilities, self._classes)
        self.mode.turn_to_subject(self.subject())
        self._show_side()

    @Slot(object, object)
    def _on_refused(self, view: Asked, _event: Failed) -> None:
        if isinstance(view, Prediction):  # the network tells no classes apart
            self._classes = ()
            self._show_mode()
        else:
            self.mode.refuse(view)

    @Slot(object, object)
    def _on_developed(self, view: Asked, part: SeenSoFar) -> None:
        self.mode.show_seen(view, part)
        self._draw()

    @Slot(object)
    def _on_progressed(self, progress: Progress) -> None:
        text = translated(PHASES[progress.phase])
        self.picture.show_progress(text, progress.done, progress.total)

    @Slot()
    def _draw(self) -> None:
        picture = self.mode.picture()
        if picture is not None:
            self.picture.show_picture(picture)

    @Slot(object)
    def _on_hovered(self, place: Place | None) -> None:
        if self.picture.is_showing:
            self.picture.show_readout(self.mode.readout(place) if place is not None else "")
            self.mode.hover(place)

    @Slot(object)
    def _on_place_chosen(self, place: Place) -> None:
        self.mode.choose(place)

    @Slot(int)
    def _on_tile_opened(self, tile: int) -> None:
        self.mode.open_tile(tile)

    @Slot()
    def show_all(self) -> None:
        """Go back from a single tile."""
        self.mode.show_all()

    @Slot(int)
    def _on_page_wanted(self, first: int) -> None:
        self.mode.turn_page(first)

    # --- what stands in the way ---------------------------------------------------------------

    def _say(self, way_on: str, message: Message) -> None:
        self._way_on = way_on
        self.picture.show_message(message)

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        text, sentence = self.tr("This cannot be shown"), translated(event.sentence)
        self._say("again", Message(text, sentence, self.tr("Try again")))

    @Slot(object)
    def _on_cancelled(self, view: Asked | None) -> None:
        if view is None or isinstance(view, Layers | Prediction) or not self.mode.give_up(view):
            self._say("again", Message(self.tr("Cancelled"), "", self.tr("Look again")))

    @Slot(bool)
    def _on_waiting_changed(self, is_waiting: bool) -> None:
        if not is_waiting:
            self.picture.hide_progress()
        if is_waiting and not (self.picture.is_showing and self.mode.picture() is not None):
            text = self.tr("Opening the network…")
            why = self.tr("While TensorFlow starts, or a training prepares, this takes longer.")
            self._say("cancel", Message(text, why, self.tr("Cancel"), cancels=True))

    @Slot()
    def _on_way_on_chosen(self) -> None:
        match self._way_on:
            case "cancel":
                self._looker.cancel()
            case "again":
                self._looker.look_again()
            case "mode":
                self.mode.go_on()
