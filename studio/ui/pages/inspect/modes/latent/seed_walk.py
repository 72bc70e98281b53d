"""The mode that walks from one random vector to another: what the generator makes on the way."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.recipes.recipe_ranges import Range
from studio.core.tasks.latent import prior, slerp
from studio.core.wire.messages import Seen
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import NO_TILES, Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.latent.class_wish import ClassWish
from studio.ui.pages.inspect.modes.latent.code_space import as_latents
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.button import Button
from studio.ui.widgets.film import Film
from studio.ui.widgets.flow_layout import FlowLayout

STEPS, MOST_STEPS = 24, 60
MOST_SEED = 999_999


class SeedWalkMode(Mode):
    """Two seeds, and the images along the arc between their vectors as a film.

    Along the arc and not straight, because random vectors all have about the same length, and the
    generator has seen none of those in the middle (White 2016).
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._size = 0
        self._asked: Generated | None = None
        self._frames: NDArray[np.uint8] | None = None
        self._random = np.random.default_rng()
        self.film = Film(theme, self.tr("Step between two random vectors"))
        self.start = IntegerEditor(theme, self.tr("From seed"), Range(lowest=0, highest=MOST_SEED))
        self.end = IntegerEditor(theme, self.tr("To seed"), Range(lowest=0, highest=MOST_SEED))
        self.steps = IntegerEditor(theme, self.tr("Steps"), Range(lowest=3, highest=MOST_STEPS))
        for editor, value in ((self.start, 1), (self.end, 2), (self.steps, STEPS)):
            editor.set_value(value)
            editor.setFixedWidth(80)
        self.wish = ClassWish(theme)
        self.other = Button(theme, self.tr("Other seeds"), icon="refresh", small=True)
        self.switches: QWidget = QWidget()
        flow = FlowLayout(self.switches, GAP)
        for row in (
            FormRow(theme, self.tr("From seed"), self.start),
            FormRow(theme, self.tr("To seed"), self.end),
            FormRow(theme, self.tr("Steps"), self.steps),
            self.wish,
            self.other,
        ):
            flow.addWidget(row)
        for editor in (self.start, self.end, self.steps):
            editor.value_changed.connect(self._on_wish_changed)
        self.wish.value_changed.connect(self._on_wish_changed)
        self.other.clicked.connect(self._on_other_clicked)

    def forget(self) -> None:
        """Drop the film: it is of another network."""
        self._size = 0
        self._frames = self._asked = None

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the images of the steps; before, one image that says how long a vector is."""
        if not self._size:
            return (Generated(count=1, seed=self.start.value(), label=self.wish.label()),)
        first, last = (prior(1, self._size, seed.value())[0] for seed in (self.start, self.end))
        steps = slerp(first, last, self.steps.value())
        self._asked = Generated(latents=as_latents(steps), label=self.wish.label())
        return (self._asked,)

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep the images."""
        facts = seen.facts
        if not isinstance(seen, Seen) or not isinstance(facts, GeneratedFacts):
            return
        self.wish.offer(facts.classes)
        if facts.size != self._size:
            self._size = facts.size
            self.wish_changed.emit()
        elif view == self._asked:
            self._frames = seen.arrays["images"]
            self.film.set_frames(self._frames)

    def picture(self) -> Picture | None:
        """Return the film."""
        if self._frames is None:
            return None
        text = self.tr("{count} steps from seed {start} to seed {end}")
        return Picture(
            NO_TILES,
            content=self.film,
            menu=self.film.menu,
            summary=text.format(
                count=count_text(len(self._frames)),
                start=self.start.value(),
                end=self.end.value(),
            ),
        )

    @Slot()
    def _on_wish_changed(self) -> None:
        self.wish_changed.emit()

    @Slot()
    def _on_other_clicked(self) -> None:
        for editor in (self.start, self.end):
            editor.set_value(int(self._random.integers(MOST_SEED)))
        self.wish_changed.emit()
