"""The mode that walks from the code of one image to that of another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.core.look.generated import Generated
from studio.core.look.restored import Restored
from studio.core.recipes.recipe_ranges import Range
from studio.core.tasks.latent import lerp, slerp
from studio.core.wire.messages import Seen
from studio.ui.editors import FormRow, IntegerEditor
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import NO_TILES, Message, Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.latent.chosen_images import ChosenImages
from studio.ui.pages.inspect.modes.latent.code_space import as_latents
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme
from studio.ui.widgets.film import Film
from studio.ui.widgets.segmented_control import SegmentedControl

STRAIGHT, ARC = "straight", "arc"
STEPS, MOST_STEPS = 12, 60


class WalkMode(Mode):
    """Two images, and the steps between their codes as a film."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._codes: dict[str, NDArray[np.float32]] = {}
        self._frames: NDArray[np.uint8] | None = None
        self._asked: Generated | None = None
        self.film = Film(theme, self.tr("Step between two images"))
        self.chosen = ChosenImages(theme, (self.tr("From"), self.tr("To")), cached_thumbnail)
        self.way = SegmentedControl(
            theme,
            self.tr("Way"),
            ((STRAIGHT, self.tr("Straight")), (ARC, self.tr("Along an arc"))),
        )
        self.way.set_tip(ARC, self.tr("Keeps the length of the code, as random codes have it."))
        self.steps = IntegerEditor(theme, self.tr("Steps"), Range(lowest=3, highest=MOST_STEPS))
        self.steps.set_value(STEPS)
        self.switches = QWidget()
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(self.way)
        beside.addWidget(FormRow(theme, self.tr("Steps"), self.steps))
        row = QHBoxLayout(self.switches)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.chosen)
        row.addLayout(beside)
        row.addStretch(1)
        self.chosen.files_changed.connect(self._on_wish_changed)
        self.way.choice_chosen.connect(self._on_wish_changed)
        self.steps.value_changed.connect(self._on_wish_changed)

    def turn_to_subject(self, subject: Subject) -> None:
        """Put the image that was chosen into its place."""
        self.chosen.follow(subject)

    def forget(self) -> None:
        """Drop codes and film: they are of another network."""
        self._codes = {}
        self._frames = self._asked = None

    def message(self, subject: Subject) -> Message | None:
        """Ask for two images."""
        if all(self.chosen.files()):
            return None
        return Message(
            self.tr("Which two images?"),
            self.tr("Choose a place above, then an image at the right."),
        )

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the codes of both images; once they are known, the images of the steps."""
        files = self.chosen.files()
        if not all(files):
            return ()
        codes = [self._codes.get(file) for file in files]
        ends = [code for code in codes if code is not None]
        asked: tuple[Asked, ...] = (Restored(files=files),)
        if len(ends) < len(files):
            return asked
        between = lerp if self.way.choice() == STRAIGHT else slerp
        steps = between(ends[0], ends[1], self.steps.value())
        self._asked = Generated(latents=as_latents(steps))
        return (*asked, self._asked)

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return the codes: the steps between them follow."""
        return tuple(view for view in views if isinstance(view, Restored))

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep codes, then pictures."""
        if not isinstance(seen, Seen):
            return
        if isinstance(view, Restored):
            self._codes |= dict(zip(view.files, seen.arrays["codes"], strict=True))
            self.wish_changed.emit()
        elif view == self._asked:
            self._frames = seen.arrays["images"]
            self.film.set_frames(self._frames)

    def picture(self) -> Picture | None:
        """Return the film."""
        if self._frames is None or not all(self.chosen.files()):
            return None
        return Picture(
            NO_TILES,
            content=self.film,
            menu=self.film.menu,
            summary=self.tr("{count} steps").format(count=count_text(len(self._frames))),
        )

    @Slot()
    def _on_wish_changed(self) -> None:
        self.wish_changed.emit()
