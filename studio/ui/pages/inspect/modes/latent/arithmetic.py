"""The mode that adds and subtracts codes: A without B, with C."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot

from studio.core.dataset.thumbnails import cached_thumbnail
from studio.core.look.generated import Generated
from studio.core.look.mosaic import as_rgb
from studio.core.look.restored import Restored
from studio.core.tasks.latent import analogy
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import Message, Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.latent.chosen_images import ChosenImages
from studio.ui.pages.inspect.modes.latent.code_space import as_latents
from studio.ui.pages.inspect.subject import Subject
from studio.ui.theme import Theme

NAMES = ("A", "B", "C")
SIGNS = ("", "\N{MINUS SIGN}", "+")


class ArithmeticMode(Mode):
    """Three images; the picture is each of them restored, and that of the sum of their codes."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._restored: tuple[Restored, Seen] | None = None
        self._asked: Generated | None = None
        self._sum: Seen | None = None
        self.switches: ChosenImages = ChosenImages(theme, NAMES, cached_thumbnail, SIGNS)
        self.switches.files_changed.connect(self._on_files_changed)

    def turn_to_subject(self, subject: Subject) -> None:
        """Put the image that was chosen into its place."""
        self.switches.follow(subject)

    def forget(self) -> None:
        """Drop every picture: it is of another network."""
        self._restored = self._asked = self._sum = None

    def message(self, subject: Subject) -> Message | None:
        """Ask for three images."""
        if all(self.switches.files()):
            return None
        return Message(
            self.tr("Which three images?"),
            self.tr("Choose a place above, then an image at the right."),
        )

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the codes of the images, then the image of their sum."""
        view = Restored(files=self.switches.files())
        if not all(view.files):
            return ()
        if self._restored is None or self._restored[0] != view:
            return (view,)
        codes = self._codes()
        self._asked = Generated(latents=as_latents(analogy(*codes)[np.newaxis]))
        return (view, self._asked)

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return the codes: the sum follows."""
        return views[:1]

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep codes and pictures."""
        if not isinstance(seen, Seen):
            return
        if isinstance(view, Restored):
            self._restored = (view, seen)
            self.wish_changed.emit()
        elif view == self._asked:
            self._sum = seen

    def picture(self) -> Picture | None:
        """Return three images and the one of their sum."""
        if self._restored is None or self._sum is None or not all(self.switches.files()):
            return None
        made = self._restored[1].arrays
        images = np.concatenate([made["restored"], self._sum.arrays["images"]])
        captions = [f"{sign} {name}".strip() for sign, name in zip(SIGNS, NAMES, strict=True)]
        return Picture(
            as_rgb(images),
            captions=(*captions, "="),
            columns=2,
            arrays={"restored": made["restored"], "codes": made["codes"], **self._sum.arrays},
            stem="arithmetic",
            summary=self.tr(
                "A, B and C as they are restored, and the image of the sum of their codes"
            ),
        )

    def _codes(self) -> NDArray[np.float32]:
        assert self._restored is not None
        found: NDArray[np.float32] = self._restored[1].arrays["codes"]
        return found

    @Slot()
    def _on_files_changed(self) -> None:
        self.wish_changed.emit()
