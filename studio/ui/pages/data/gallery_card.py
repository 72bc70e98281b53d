"""Every image of the data set as a thumbnail, by part and by class."""

from __future__ import annotations

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.core.dataset.decode import load_thumbnail
from studio.core.dataset.images import PARTS, Dataset
from studio.core.dataset.split import Split
from studio.ui.background import Background
from studio.ui.dialogs.image_dialog import ImageDialog
from studio.ui.theme import Theme
from studio.ui.widgets.card import Card
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.thumbnails import Picture, ThumbnailBrowser

ALL = "all"


def part_words(part: str) -> str:
    """Return the name of a part of the data."""
    translate = QCoreApplication.translate
    return {
        "train": translate("Parts", "Training"),
        "validation": translate("Parts", "Validation"),
        "test": translate("Parts", "Test"),
    }[part]


class GalleryCard(Card):
    """Thumbnails; a double click shows one large.

    Signals:
        class_shown: name of the class that is shown, "" for all.
    """

    class_shown = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._by_part: dict[str, list[Picture]] = {ALL: []}
        self._classes: tuple[str, ...] = ()
        self._lister = Background(self)
        self.set_title(self.tr("Pictures"))
        self.parts = SegmentedControl(
            theme,
            self.tr("Part"),
            ((ALL, self.tr("All parts")), *((part, part_words(part)) for part in PARTS)),
        )
        self.browser = ThumbnailBrowser(theme, load_thumbnail, self.tr("Pictures"))
        self.add_action(self.parts)
        self.body.addWidget(self.browser, 1)
        self.parts.choice_chosen.connect(self._show_part)
        self.browser.class_shown.connect(self.class_shown)
        self.browser.image_activated.connect(self._on_image_activated)
        self._lister.succeeded.connect(self._on_pictures_listed)

    def set_images(self, dataset: Dataset | None, split: Split | None) -> None:
        """Show what is trained on: the images of `split`."""
        if dataset is None or split is None:
            self._lister.forget()
            self._classes = ()
            self._on_pictures_listed({ALL: []})
            return
        words: dict[str, str] = {part: part_words(part) for part in PARTS}
        self._classes = dataset.classes
        self._lister.run(partial(_pictures, dataset, split, words))

    def show_part(self, part: str) -> None:
        """Filter by a part, `ALL` for none."""
        self.parts.set_choice(part)
        self._show_part(part)

    def show_class(self, name: str) -> None:
        """Filter by a class."""
        self.browser.show_class(name)

    @Slot(object)
    def _on_pictures_listed(self, by_part: dict[str, list[Picture]]) -> None:
        self._by_part = by_part
        self._show_part(self.parts.choice())

    @Slot(str)
    def _show_part(self, part: str) -> None:
        self.browser.set_pictures(self._by_part.get(part, []), self._classes)

    @Slot(int)
    def _on_image_activated(self, number: int) -> None:
        pictures = self.browser.grid.pictures()
        ImageDialog(self._theme, pictures, number, self.window()).open()


def _pictures(dataset: Dataset, split: Split, words: dict[str, str]) -> dict[str, list[Picture]]:
    """Return the pictures of every part, classes in turn, so that the first rows show them all."""
    labels = dataset.labels()
    made: dict[int, Picture] = {}
    by_part: dict[str, list[Picture]] = {}
    for part in PARTS:
        indices = _in_turn(split.part(part), labels)
        for index in indices:
            image = dataset.images[index]
            name = dataset.classes[image.label]
            note = f"{image.width} \N{MULTIPLICATION SIGN} {image.height}"
            made[index] = Picture(str(dataset.file(image)), name, words[part], note=note)
        by_part[part] = [made[index] for index in indices]
    every = _in_turn(np.array(sorted(made), np.int64), labels)
    by_part[ALL] = [made[index] for index in every]
    return by_part


def _in_turn(indices: NDArray[np.int64], labels: NDArray[np.int64]) -> list[int]:
    """Return `indices` with the first image of every class before the second of any."""
    seen: dict[int, int] = {}
    rounds = []
    for label in labels[indices].tolist():
        seen[label] = seen.get(label, 0) + 1
        rounds.append(seen[label])
    order = np.lexsort((labels[indices], np.array(rounds, np.int64)))
    return [int(index) for index in indices[order]]
