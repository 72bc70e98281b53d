"""The mode that shows what a generator makes of random vectors, and what it may have copied."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.generated import GeneratedFacts
from studio.core.look.mosaic import Place
from studio.core.look.nearest import Nearest, NearestFacts
from studio.core.recipes.recipe_ranges import Range
from studio.core.wire.messages import Seen
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import Picture, SeenPart
from studio.ui.pages.inspect.modes.latent.class_wish import ClassWish
from studio.ui.pages.inspect.modes.latent.code_space import as_latents
from studio.ui.pages.inspect.modes.latent.nearest_card import NearestCard
from studio.ui.pages.inspect.modes.latent.samples import DRAWN, SamplesMode
from studio.ui.pages.inspect.subject import Subject
from studio.ui.theme import Theme
from studio.ui.widgets.segmented_control import SegmentedControl

AVERAGED, RAW = "averaged", "raw"
MOST_SEED = 2**31 - 1
NEIGHBORS = 3


class InventedMode(SamplesMode):
    """n x n samples of a seed, of a class where one can be asked for; a click compares one.

    They are of the averaged generator, or of the one that trained, from the same random numbers.
    What is compared with is every training image of the run, pixel by pixel.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._classes: tuple[str, ...] = ()
        self._compared: Nearest | None = None
        self._tile: int | None = None
        assert isinstance(self.card, NearestCard)
        self.nearest: NearestCard = self.card
        self.wish = ClassWish(theme)
        self.seed = IntegerEditor(theme, self.tr("Seed"), Range(lowest=0, highest=MOST_SEED))
        self.seed.set_value(0)
        self.seed.setFixedWidth(80)
        self._seed_row = FormRow(theme, self.tr("Seed"), self.seed)
        self.weights = SegmentedControl(
            theme,
            self.tr("Generator"),
            ((AVERAGED, self.tr("Averaged")), (RAW, self.tr("As trained"))),
        )
        self.weights.set_tip(
            AVERAGED, self.tr("By the mean of the generator's weights over its last batches.")
        )
        self.weights.set_tip(
            RAW,
            self.tr(
                "By the weights that the last batch left: the same random vectors, less steady "
                "images."
            ),
        )
        self.weights.hide()
        layout = self.switches.layout()
        assert layout is not None
        for widget in (self._seed_row, self.wish, self.weights):
            layout.addWidget(widget)
        self.weights.choice_chosen.connect(self._on_other_wanted)
        self.wish.value_changed.connect(self._on_other_wanted)
        self.seed.value_changed.connect(self._on_seed_changed)
        self.nearest.closed.connect(self._on_closed)

    def make_card(self, theme: Theme) -> QWidget:
        """Return the card that compares a sample."""
        return NearestCard(theme)

    @property
    def shows_card(self) -> bool:
        """Whether a sample is compared."""
        return self._tile is not None

    def turn_to_subject(self, subject: Subject) -> None:
        """Do nothing: samples are of the network alone."""

    def forget(self) -> None:
        """Drop the samples: they are of another network."""
        super().forget()
        self._leave()

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the samples, and the neighbours of the one that is compared."""
        asked = structs.replace(self._view(), label=self.wish.label(), raw=self._is_raw())
        return (asked,) if self._compared is None else (asked, self._compared)

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return the samples: they follow the training."""
        return views[:1]

    def optional(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return the neighbours."""
        return views[1:]

    def refuse(self, view: Asked) -> None:
        """Say that there are no neighbours."""
        self.nearest.show_problem(self.tr("The training images of this run cannot be read."))

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep the samples, or show neighbours."""
        facts = seen.facts
        if isinstance(facts, NearestFacts):
            if isinstance(seen, Seen) and view == self._compared:
                arrays = seen.arrays
                distances, files = arrays["distances"][0].tolist(), arrays["files"][0].tolist()
                self.nearest.show_nearest(arrays["nearest"][0], distances, files, facts.images)
            return
        super().show_seen(view, seen)
        if isinstance(facts, GeneratedFacts):
            self._classes = facts.classes
            self.wish.offer(facts.classes)
            self.weights.setVisible(facts.is_averaged)
            if not facts.is_averaged:
                self.weights.set_choice(AVERAGED)

    def picture(self) -> Picture | None:
        """Return the samples, each with its class where all are shown in turn."""
        picture = super().picture()
        if picture is None or not self._classes or self.wish.label() >= 0:
            return picture
        count = len(picture.tiles)
        return replace(
            picture, captions=tuple(self._classes[at % len(self._classes)] for at in range(count))
        )

    def choose(self, place: Place) -> None:
        """Compare the sample that was pressed with the training images."""
        self._compare(place.tile)

    def open_tile(self, tile: int) -> None:
        """Compare a sample that was opened with the keyboard."""
        self._compare(tile)

    def _compare(self, tile: int) -> None:
        seen = self._seen[1] if self._seen is not None else None
        if seen is None or tile >= len(seen.arrays["images"]):
            return
        label = self.wish.label()
        if label < 0 and self._classes:
            label = tile % len(self._classes)
        vector = as_latents(seen.arrays["latents"][tile : tile + 1])
        self._tile = tile
        self._compared = Nearest(
            latents=vector,
            label=label,
            raw=self._is_raw(),
            neighbors=NEIGHBORS,
        )
        self.nearest.show_waiting(seen.arrays["images"][tile])
        self.card_changed.emit()
        self.wish_changed.emit()

    def _is_raw(self) -> bool:
        return self.weights.choice() == RAW

    def _leave(self) -> None:
        self._compared = self._tile = None
        self.card_changed.emit()

    @Slot()
    def _on_other_wanted(self) -> None:
        self._leave()
        self.wish_changed.emit()

    @Slot(object)
    def _on_seed_changed(self, seed: int) -> None:
        self._seed = seed
        self._on_other_wanted()

    @Slot()
    def _on_choice_made(self) -> None:
        self._leave()
        self._seed_row.setVisible(self.kind.choice() == DRAWN)
        super()._on_choice_made()

    @Slot()
    def _on_again_clicked(self) -> None:
        self._leave()
        super()._on_again_clicked()
        self.seed.set_value(self._seed)

    @Slot()
    def _on_closed(self) -> None:
        self._leave()
        self.wish_changed.emit()
