"""Some images as they are, as the network saw them, and as it restores them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.dataset.images import Dataset
from studio.core.look.restored import Restored, RestoredFacts
from studio.core.wire.messages import Failed, Look, Seen
from studio.ui.dialogs.compare_dialog import CompareDialog
from studio.ui.engine.engine_client import EngineClient
from studio.ui.engine.engine_request import Request
from studio.ui.texts.format import short_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.empty_state import EmptyState
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.picture_rows import PictureRow, PictureRows

MOST = 12
"""Images that are shown at once."""


class VersionsCard(Card):
    """Asks the engine to restore the images that are wanted; a click shows one large."""

    def __init__(self, theme: Theme, client: EngineClient, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._run = ""
        self._dataset: Dataset | None = None
        self._wanted: tuple[int, ...] = ()
        self._opens = False
        self._seen: tuple[tuple[int, ...], Seen] | None = None
        self._client = client
        self._request: Request | None = None
        self.rows = PictureRows(theme, self.tr("Original and restored images"))
        self._more = IconButton(theme, "more", self.tr("Save or copy the pictures"), small=True)
        self._text = Label(theme, "", Role.CAPTION, wraps=True)
        self.menu = PictureMenu(self, self.rows.picture, self._file_stem, self.rows.is_empty)
        self._more.setMenu(self.menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self.add_action(self._more)
        self._empty = EmptyState(theme, "image", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.rows)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._text)
        self.rows.picked.connect(self._open)

    def set_run(self, run: str, dataset: Dataset) -> None:
        """Restore images of another run."""
        self._run, self._dataset = run, dataset
        self._wanted, self._seen = (), None
        self._drop()
        self._say("")

    def show_images(self, title: str, images: Sequence[int]) -> None:
        """Show images by their places in the data set, the first `MOST` of them."""
        self.set_title(title)
        self._want(tuple(images[:MOST]), opens=False)

    def open_image(self, image: int) -> None:
        """Show one image large, before and after."""
        if self._seen is not None and image in self._seen[0]:
            self._open(self._seen[0].index(image))
        else:
            self._want((image,), opens=True)

    def _want(self, images: tuple[int, ...], *, opens: bool) -> None:
        self._opens = opens
        if images == self._wanted:
            return
        self._wanted = images
        self._drop()
        if not images:
            self._seen = None
            self._say(self.tr("No images"))
            return
        if self._seen is None:
            self._say(self.tr("Restoring the images…"))
        look = Look(self._run, "best", Restored(images=images))
        request = self._request = self._client.ask(look)
        request.answered.connect(self._on_answered)
        request.failed.connect(self._on_failed)

    def _drop(self) -> None:
        """Want no answer to what is asked now."""
        if self._request is not None:
            self._request.cancel()
            self._request.forget()
            self._request = None

    @Slot(object)
    def _on_answered(self, seen: Seen) -> None:
        self._request = None
        self._seen = (self._wanted, seen)
        self.rows.set_rows(self._versions(seen), self._captions(seen))
        self._stack.setCurrentWidget(self.rows)
        self._text.setText(
            self.tr("Below each image: its mean squared error. Click one to see it large.")
        )
        if self._opens:
            self._opens = False
            self._open(0)

    @Slot(object)
    def _on_failed(self, event: Failed) -> None:
        self._request = None
        self._seen = None
        self._wanted = ()  # who wants them again asks again
        self._say(self.tr("The images cannot be restored"), translated(event.sentence))

    def _say(self, text: str, explanation: str = "") -> None:
        """Say something in place of the pictures."""
        self.rows.set_rows(())
        self._text.setText("")
        self._empty.set_texts(text, explanation)
        self._stack.setCurrentWidget(self._empty)

    def _versions(self, seen: Seen) -> list[PictureRow]:
        facts = seen.facts
        assert isinstance(facts, RestoredFacts)
        rows = [PictureRow(self.tr("Original"), seen.arrays["original"])]
        if facts.is_denoising:
            rows.append(PictureRow(self.tr("Noisy"), seen.arrays["noisy"]))
        return [*rows, PictureRow(self.tr("Restored"), seen.arrays["restored"])]

    def _captions(self, seen: Seen) -> list[str]:
        return [short_text(float(error)) for error in np.asarray(seen.arrays["errors"])]

    @Slot(int)
    def _open(self, at: int) -> None:
        if self._seen is None or self._dataset is None:
            return
        images, seen = self._seen
        text = self.tr("error {error}")
        CompareDialog(
            self._theme,
            self._versions(seen),
            at,
            [self._dataset.images[image].path for image in images],
            [text.format(error=caption) for caption in self._captions(seen)],
            self.window(),
        ).open()

    def _file_stem(self) -> str:
        return "restored"
