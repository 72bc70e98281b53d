"""One way to look inside a network: what it asks, and how the answers are seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.core.look.mosaic import Place
from studio.core.wire.messages import Seen, SeenSoFar
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.subject import Subject
from studio.ui.pages.named_class import named_class
from studio.ui.theme import Theme
from studio.ui.widgets.picture_menu import PictureMenu

SeenPart = Seen | SeenSoFar
"""An answer, or what there is of one that is still being worked out."""


class Need(Enum):
    """What a mode cannot do without; NAMES are those of the classes, where there are any.

    CODES are those that the network makes of images, DECODER makes images of codes, and PRIOR is a
    distribution of codes that is known beforehand. GENERATOR makes images of random vectors, and
    no vector of an image.
    """

    LAYER = auto()
    FILTERS = auto()
    IMAGE = auto()
    CLASSES = auto()
    DATA = auto()
    NAMES = auto()
    CODES = auto()
    DECODER = auto()
    PRIOR = auto()
    GENERATOR = auto()


class Group(Enum):
    """What a mode is about; modes of one group are chosen side by side."""

    LAYERS = "layers"
    LATENT = "latent"

    def text(self) -> str:
        """Return the title in the person's language."""
        return QCoreApplication.translate("InspectModes", _GROUPS[self])


_GROUPS = {
    Group.LAYERS: str(QT_TRANSLATE_NOOP("InspectModes", "Layers")),
    Group.LATENT: str(QT_TRANSLATE_NOOP("InspectModes", "Latent space")),
}


class Message(NamedTuple):
    """Text in place of a picture.

    Attributes:
        text: the fact.
        explanation: a sentence more.
        action: the button that leads on, "" without one.
        cancels: whether that button gives up what takes time.
    """

    text: str
    explanation: str = ""
    action: str = ""
    cancels: bool = False


@dataclass(frozen=True)
class Picture:
    """Tiles to be shown, and what belongs to them.

    Attributes:
        tiles: uint8 (tiles, height, width, 3).
        captions: a line below each tile, () without any.
        columns: tiles in a row, 0 for as many as fit.
        bars: a share, 0..1, that is drawn below each tile, () without any.
        marked: numbers of tiles that need a look.
        arrays: the numbers that can be saved.
        stem: suggested name of a file.
        summary: one line about all of them.
        first: number of the first tile, of `total`, where there are several pages of them.
        page: tiles of a full page.
        is_alone: whether one tile of a page was opened.
        content: a widget of the mode that is shown in place of tiles.
        menu: what `content` offers to copy or save.
    """

    tiles: NDArray[np.uint8]
    captions: tuple[str, ...] = ()
    columns: int = 0
    bars: tuple[float, ...] = ()
    marked: frozenset[int] = frozenset()
    arrays: Mapping[str, NDArray[Any]] = field(default_factory=dict)
    stem: str = "view"
    summary: str = ""
    first: int = 0
    total: int = 0
    page: int = 0
    is_alone: bool = False
    content: QWidget | None = None
    menu: PictureMenu | None = None


NO_TILES: NDArray[np.uint8] = np.zeros((0, 1, 1, 3), np.uint8)
"""Of a picture that has a `content`."""


class Mode(QObject):
    """Base of every mode; a subclass says what it differs in.

    Attributes:
        switches: its controls above the tiles, None without any.
        card: its own card at the right, None without one.
        menus: of the pictures in its card.

    Signals:
        wish_changed(): other questions are to be asked, see `views`.
        picture_changed(): the answers that are here are to be drawn in another way.
        boxed(object): a `Box` to be marked in the image, or None.
        card_changed(): `shows_card` has another value.
        image_picked(str): this file becomes the image that the other modes are about.
    """

    wish_changed = Signal()
    picture_changed = Signal()
    boxed = Signal(object)
    card_changed = Signal()
    image_picked = Signal(str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.switches: QWidget | None = None
        self.card: QWidget | None = None
        self.menus: tuple[PictureMenu, ...] = ()

    @property
    def shows_card(self) -> bool:
        """Whether its card is to be seen now."""
        return self.card is not None

    def turn_to_subject(self, subject: Subject) -> None:
        """Forget what was chosen of another layer, image or class."""

    def forget(self) -> None:
        """Drop every answer: they are of another network."""

    def turn_to_weights(self) -> None:
        """Keep of the answers, which are of other weights, those alone that are seen now."""

    def message(self, subject: Subject) -> Message | None:
        """Return what is said in place of a picture, None where nothing stands in the way."""
        return None

    def go_on(self) -> None:
        """Do what the button of `message` promises."""

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the questions whose answers are wanted."""
        raise NotImplementedError

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return those of `views` that are asked again and again while the network trains."""
        return views

    def optional(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return those of `views` without which the others are of use."""
        return ()

    def refuse(self, view: Asked) -> None:
        """Do without an answer to one of the `optional` views."""

    def give_up(self, view: Asked) -> bool:
        """Want no answer to `view`, which the person cancelled; False where nothing is left."""
        return False

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep an answer, or a part of one that is still being worked out."""
        raise NotImplementedError

    def picture(self) -> Picture | None:
        """Return what is to be seen of the answers that are here."""
        raise NotImplementedError

    def readout(self, place: Place) -> str:
        """Return what is said of a pixel of a tile."""
        return ""

    def hover(self, place: Place | None) -> None:
        """Follow the pointer; None where it has left the tiles."""

    def choose(self, place: Place) -> None:
        """Show more of a pixel that was pressed."""

    def open_tile(self, tile: int) -> None:
        """Show one tile alone."""

    def show_all(self) -> None:
        """Go back from a single tile."""

    def turn_page(self, first: int) -> None:
        """Show the page that begins with tile `first`."""


@dataclass(frozen=True)
class ModeSpec:
    """The row of a mode.

    Attributes:
        key: its name in code and in the crumbs of a test.
        title: on its button, English, translated by `text`.
        help: what its tooltip says.
        needs: what it cannot do without.
        factory: "module:Class".
        group: what it is about.
    """

    key: str
    title: str
    help: str
    needs: frozenset[Need]
    factory: str
    group: Group = Group.LAYERS

    def text(self) -> str:
        """Return the title in the person's language."""
        return QCoreApplication.translate("InspectModes", self.title)

    def help_text(self) -> str:
        """Return the help in the person's language."""
        return QCoreApplication.translate("InspectModes", self.help)

    def suits(self, subject: Subject) -> bool:
        """Whether the network and its layer have what the mode needs; an image can be chosen."""
        if Need.FILTERS in self.needs and not subject.has_filters:
            return False
        if Need.DATA in self.needs and not subject.has_data:
            return False
        latent = ((Need.CODES, subject.has_codes), (Need.DECODER, subject.has_decoder))
        if any(need in self.needs and not has for need, has in latent):
            return False
        if Need.PRIOR in self.needs and not subject.has_prior:
            return False
        if Need.GENERATOR in self.needs and not (subject.has_prior and not subject.has_codes):
            return False
        return not (Need.CLASSES in self.needs and subject.class_count == 0)

    def make(self, theme: Theme, parent: QObject) -> Mode:
        """Build the mode."""
        made: Mode = named_class(self.factory)(theme, parent)
        return made
