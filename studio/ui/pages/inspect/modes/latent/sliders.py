"""The mode that shows the image of one code while its numbers are moved."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.look.codes import Codes
from studio.core.look.restored import Restored
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import NO_TILES, Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.latent.code_space import CodeSpace, code_space
from studio.ui.pages.inspect.modes.latent.decoding import Decoding
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.image_view import ImageView
from studio.ui.widgets.label import Label
from studio.ui.widgets.latent_sliders import LatentSliders
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.pixel_image import image_of

SIDE = 320
SLIDERS_WIDTH = 216
CODES = 2000
"""Images whose codes tell the ranges of the sliders."""


class SlidersMode(Mode):
    """Sliders beside the image that the decoder makes; the chosen image sets them to its code."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._space: CodeSpace | None = None
        self._subject = Subject()
        self._shown_image: tuple[str, ...] = ()
        self._decoding = Decoding()
        self.content = QWidget()
        self.view = ImageView(theme, SIDE)
        self.view.setAccessibleName(self.tr("Image of the code"))
        self.sliders = LatentSliders(theme, self.tr("Numbers of the code"))
        self.sliders.setFixedWidth(SLIDERS_WIDTH)
        self.menu = PictureMenu(self.content, self.view.image, self._file_stem, self._is_empty)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.view, 1)
        row.addWidget(self.sliders)
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addWidget(Label(theme, self.note(), Role.CAPTION, wraps=True))
        self.sliders.changed.connect(self._on_code_changed)

    def note(self) -> str:
        """Return what is said below the image."""
        return self.tr(
            "The numbers that vary most from image to image come first. Choose an image at the "
            "right to begin with its code."
        )

    def turn_to_subject(self, subject: Subject) -> None:
        """Begin with the code of another image; name the numbers that say nothing."""
        before, self._subject = self._subject, subject
        if subject.image != before.image:
            self.wish_changed.emit()

    def forget(self) -> None:
        """Drop what is known of the codes."""
        self._space = None
        self._shown_image = ()
        self._decoding.forget()

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the codes of the images, that of the chosen one, and the code that is shown."""
        asked: list[Asked] = [Codes(count=CODES)]
        if subject.image:
            asked.append(Restored(files=(subject.image,)))
        return (*asked, *self._decoding.views())

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return the image of the code: it follows the training."""
        return self._decoding.views()

    def optional(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return the code of the chosen image, which may be gone."""
        return tuple(view for view in views if isinstance(view, Restored))

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Set the sliders, or show the image of what they say."""
        if not isinstance(seen, Seen):
            return
        match view:
            case Codes():
                self._show_space(code_space(seen.arrays["codes"]))
            case Restored():
                self._show_code_of(view, seen)
            case _:
                if self._decoding.take(view, seen):
                    self.wish_changed.emit()

    def _show_space(self, space: CodeSpace) -> None:
        self._space = space
        collapsed = frozenset(self._subject.collapsed) | space.constant
        names = [
            self.tr("{number}, idle").format(number=count_text(at + 1))
            if at in collapsed
            else count_text(at + 1)
            for at in range(len(space.middle))
        ]
        before = self.sliders.values()
        self.sliders.set_dimensions(
            space.low, space.high, space.middle, space.order, names=names, draw=space.draw
        )
        if len(before) == len(space.middle) and self._shown_image:
            self.sliders.set_values(before)
        self._want()

    def _show_code_of(self, view: Restored, seen: Seen) -> None:
        if view.files != self._shown_image and self._space is not None:
            self._shown_image = view.files
            self.sliders.set_values(seen.arrays["codes"][0])
            self._want()

    def picture(self) -> Picture | None:
        """Return sliders and image, as soon as the ranges are known."""
        if self._space is None:
            return None
        images = self._decoding.images
        if images is not None:
            self.view.set_image(image_of(images[0]))
        text = self.tr("Image of a code of {count} numbers")
        return Picture(
            NO_TILES,
            content=self.content,
            menu=self.menu,
            summary=text.format(count=count_text(self.sliders.dimensions())),
        )

    def _want(self) -> None:
        if self._decoding.want(self.sliders.values()[np.newaxis]):
            self.wish_changed.emit()

    @Slot(object)
    def _on_code_changed(self, _code: object) -> None:
        self._want()

    def _file_stem(self) -> str:
        return "decoded"

    def _is_empty(self) -> bool:
        return self.view.image().isNull()
