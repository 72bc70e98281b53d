"""The noise that an autoencoder learns to remove, on the person's own images."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.unreadable import UnreadableImage
from studio.core.recipes.allowed import Color
from studio.core.recipes.fields import Form, fields_of
from studio.core.recipes.place import Place
from studio.core.recipes.recipe import Recipe
from studio.core.tasks.noise import Noise, noisy
from studio.ui.models.field_edit import set_with_field
from studio.ui.pages.model.fields_card import FieldsCard
from studio.ui.pages.page import PageContext
from studio.ui.texts.format import percent_text
from studio.ui.texts.translation import translated
from studio.ui.theme import Role
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_rows import PictureRow, PictureRows

NOISE_FIELDS = ("autoencoder.noise_std", "autoencoder.noise_mean", "autoencoder.clip")
IMAGES = 3
PREVIEW = 152
"""Pixels of the height of the pictures."""

COURSE_MEAN, COURSE_STD = 0.5, 0.1
"""The noise of the course on denoising autoencoders."""


class _Preview(NamedTuple):
    """Images as they are, with noise, and the share of the values that left 0..1."""

    originals: NDArray[np.uint8]
    noisy: NDArray[np.uint8]
    clipped: float


class NoiseCard(FieldsCard):
    """Its fields, some images with and without it, and how many of their values are cut off."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        fields = [one for one in fields_of(Form.AUTOENCODER) if one.path in NOISE_FIELDS]
        super().__init__(context, fields, parent)
        self.set_title(self.tr("Noise to remove"))
        self._context = context
        self._draw = 0
        self._is_stale = True
        self._reader = Background(self)
        self.preset = Button(context.theme, "N(0.5, 0.1)", small=True)
        self.preset.setToolTip(
            self.tr(
                "The course's noise: a mean of 0.5 and a standard deviation of 0.1, cut off at "
                "black and white."
            )
        )
        self.again = IconButton(context.theme, "refresh", self.tr("Other noise"), small=True)
        self.pictures = PictureRows(context.theme, self.tr("Images with and without noise"))
        self.pictures.setFixedHeight(PREVIEW)
        self._text = Label(context.theme, "", Role.CAPTION, wraps=True)
        bar = QHBoxLayout()
        bar.addWidget(self.preset)
        bar.addStretch(1)
        bar.addWidget(self.again)
        self.body.addLayout(bar)
        self.body.addWidget(self.pictures)
        self.body.addWidget(self._text)
        self.preset.clicked.connect(self._on_preset_clicked)
        self.again.clicked.connect(self._on_again_clicked)
        self._reader.succeeded.connect(self._on_made)
        self._reader.failed.connect(self._on_failed)
        context.images.split_changed.connect(self._refresh)

    def show_recipe(self) -> None:
        """Show what the recipe says now."""
        recipe = self._context.project.recipe
        table = recipe.autoencoder
        self._rows.show_recipe(recipe)
        is_noisy = table.noise is not None
        for widget in (self.pictures, self.again, self._text):
            widget.setVisible(is_noisy)
        text = f"N({table.noise_mean:g}, {table.noise_std:g})"
        self.set_summary(text if is_noisy else self.tr("none"))
        self._refresh()

    def text(self) -> str:
        """Return the sentence below the pictures."""
        return self._text.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Make what has changed while nobody looked."""
        super().showEvent(event)
        self._make_if_seen()

    @Slot()
    def _refresh(self) -> None:
        self._is_stale = True
        self._make_if_seen()

    def _make_if_seen(self) -> None:
        recipe, images = self._context.project.recipe, self._context.images
        noise = recipe.autoencoder.noise
        is_known = images.dataset is not None and images.split is not None
        if not (self._is_stale and self.isVisible() and noise is not None and is_known):
            return
        assert images.dataset is not None
        assert images.split is not None
        self._is_stale = False
        places = images.split.train
        chosen = places[np.linspace(0, len(places) - 1, min(IMAGES, len(places))).astype(int)]
        files = tuple(
            images.dataset.file(images.dataset.images[at]) for at in np.unique(chosen).tolist()
        )
        data = recipe.data
        self._reader.run(partial(_preview, files, data.image_size, data.color, noise, self._draw))

    @Slot(object)
    def _on_made(self, preview: _Preview) -> None:
        self.pictures.set_rows(
            (
                PictureRow(self.tr("Original"), preview.originals),
                PictureRow(self.tr("Noisy"), preview.noisy),
            )
        )
        is_clipped = self._context.project.recipe.autoencoder.clip
        text = (
            self.tr("{share} of the values are cut off at black or white.")
            if is_clipped
            else self.tr("{share} of the values lie beyond black and white.")
        )
        self._text.setText(text.format(share=percent_text(preview.clipped, 0)))

    @Slot(object)
    def _on_failed(self, reason: Sentence) -> None:
        self.pictures.set_rows(())
        self._text.setText(translated(reason))

    @Slot()
    def _on_preset_clicked(self) -> None:
        project = self._context.project
        table = msgspec.structs.replace(
            project.recipe.autoencoder, noise_mean=COURSE_MEAN, noise_std=COURSE_STD, clip=True
        )
        recipe: Recipe = msgspec.structs.replace(project.recipe, autoencoder=table)
        set_with_field(project, Place("autoencoder.noise_std"), recipe)

    @Slot()
    def _on_again_clicked(self) -> None:
        self._draw += 1
        self._refresh()


def _preview(
    files: tuple[Path, ...], size: tuple[int, int], color: Color, noise: Noise, draw: int
) -> _Preview:
    """Return files with and without noise.

    Raises:
        InputError: a file cannot be read any more.
    """
    originals = np.stack([_pixels(file, size, color) for file in files])
    made = noisy(originals, noise, draw, range(len(files)))
    return _Preview(originals, made.pictures, made.clipped)


def _pixels(file: Path, size: tuple[int, int], color: Color) -> NDArray[np.uint8]:
    try:
        return load_pixels(file, size, color)
    except UnreadableImage as error:
        raise InputError("{file}: {reason}", file=str(file), reason=error.sentence) from error
