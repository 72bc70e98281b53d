"""The mode that shows the image of a random vector while its numbers are moved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import SeenPart
from studio.ui.pages.inspect.modes.latent.class_wish import ClassWish
from studio.ui.pages.inspect.modes.latent.code_space import prior_space
from studio.ui.pages.inspect.modes.latent.sliders import SlidersMode
from studio.ui.pages.inspect.subject import Subject
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.flow_layout import FlowLayout


class SeedSlidersMode(SlidersMode):
    """Sliders from -3 to 3, where nearly all numbers of a normal distribution lie."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.wish = ClassWish(theme)
        self.switches = QWidget()
        FlowLayout(self.switches, GAP).addWidget(self.wish)
        self.wish.value_changed.connect(self._on_class_wanted)

    def note(self) -> str:
        """Return what is said below the image."""
        return self.tr(
            "The generator was trained with numbers drawn from a normal distribution: nearly all "
            "are less than 3 away from 0. Randomise draws another vector."
        )

    def turn_to_subject(self, subject: Subject) -> None:
        """Do nothing: vectors are of the network alone."""

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the image of the vector; before, one that says how long a vector is."""
        return self._decoding.views() or (Generated(count=1, label=self.wish.label()),)

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Offer the numbers, or show the image of what they say."""
        facts = seen.facts
        if not isinstance(seen, Seen) or not isinstance(facts, GeneratedFacts):
            return
        self.wish.offer(facts.classes)
        if self._space is None:
            space = prior_space(facts.size)
            self._space = space
            self.sliders.set_dimensions(
                space.low, space.high, space.middle, space.order, draw=space.draw
            )
            self.sliders.set_values(seen.arrays["latents"][0])
            self._want()
        elif self._decoding.take(view, seen):
            self.wish_changed.emit()

    def _want(self) -> None:
        if self._decoding.want(self.sliders.values()[np.newaxis], self.wish.label()):
            self.wish_changed.emit()

    @Slot()
    def _on_class_wanted(self) -> None:
        self._want()

    def _file_stem(self) -> str:
        return "invented"
