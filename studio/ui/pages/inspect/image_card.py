"""The image that the network is shown: of the project, a photograph, a file, drawn, or seen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTemporaryDir, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from studio.core.base.sentences import Sentence
from studio.core.dataset.decode import load_thumbnail
from studio.core.dataset.thumbnails import cached_thumbnail
from studio.core.look.layers import LayersFacts
from studio.core.samples.photographs import photographs
from studio.ui.models.project_pins import ProjectPins
from studio.ui.texts.translation import translated
from studio.ui.theme import Role, Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.button import Button
from studio.ui.widgets.camera import CameraView, FrameFiles, is_available
from studio.ui.widgets.card import Card
from studio.ui.widgets.drawing_pad import DrawingPad
from studio.ui.widgets.drop_zone import dropped_paths
from studio.ui.widgets.elided_label import ElidedLabel
from studio.ui.widgets.icon_button import IconButton
from studio.ui.widgets.image_view import Box, ImageView, pixels_of
from studio.ui.widgets.picture_menu import Arrays, PictureButton, PictureMenu
from studio.ui.widgets.plain_tip import plain_tip
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.thumbnails import Picture, ThumbnailGrid

SIDE = 176
MOST_SIDE = 248
TILE = 56
AT_HAND = 6

PROJECT, PHOTOGRAPHS, DRAWING, CAMERA = "project", "photographs", "drawing", "camera"

_PAGES = {DRAWING: 1, CAMERA: 2}
"""Sources that have no images at hand, and where they are made."""

DRAWN_UP_TO = 64
"""Pixels: a network that reads colours from larger images knows nothing that a pad can draw."""


DRAWINGS_KEPT = 64
"""The network may still be asked about one that was drawn some seconds ago."""


class ImageCard(Card):
    """The chosen image, a button that opens any file, the images at hand below.

    A file that is dropped on it is taken as well. What is pinned comes before the other images of
    the project.

    Args:
        pins: of the project; None where nothing can be pinned.

    Signals:
        image_chosen(str): the person chose this file, or drew it, or the camera saw it.
    """

    image_chosen = Signal(str)

    def __init__(
        self, theme: Theme, pins: ProjectPins | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self.set_title(self.tr("Image"))
        self._pins = pins
        self._pinned: tuple[Picture, ...] = ()
        self._file = ""
        self._is_own = False
        self._number = 0
        self._folder = QTemporaryDir()
        self._project: tuple[Picture, ...] = ()
        self._photographs = tuple(Picture(str(path)) for path in photographs())
        self._reader = Background(self)
        self._open = Button(theme, self.tr("Open an image…"), icon="folder", small=True)
        self.pin_button = IconButton(theme, "pin", "", checkable=True, small=True)
        self._sources = SegmentedControl(
            theme,
            self.tr("Images"),
            (
                (PROJECT, self.tr("Project")),
                (PHOTOGRAPHS, self.tr("Photographs")),
                (DRAWING, self.tr("Draw")),
                (CAMERA, self.tr("Camera")),
            ),
            wraps=True,
        )
        self.preview = ImageView(theme, SIDE)
        self.preview.setMaximumHeight(MOST_SIDE)
        self.menu = PictureMenu(
            self,
            self._picture,
            self._file_stem,
            self._is_empty,
            arrays=self._arrays,
            about=self._about,
        )
        self._more = PictureButton(theme, self.menu)
        self.menu.offer_for(self.preview)
        self._name = ElidedLabel(theme, "", Role.CAPTION)
        self.grid = ThumbnailGrid(theme, cached_thumbnail, self.tr("Images"))
        self.grid.set_tile_side(TILE)
        self.grid.setMinimumHeight(TILE + 8)
        self.grid.set_empty_text(self.tr("No images"), self.tr("Open any image instead."))
        self.pad = DrawingPad(theme, self.tr("Drawing pad"))
        self._wipe = Button(theme, self.tr("Clear"), icon="close", small=True)
        self.camera = CameraView(theme)
        self._frames = FrameFiles()
        self._stack = QStackedWidget()
        self._lay_out()
        self.setAcceptDrops(True)
        self._open.clicked.connect(self._on_open_clicked)
        self._sources.choice_chosen.connect(self._on_source_chosen)
        self.grid.selection_changed.connect(self._on_selection_changed)
        self.pad.drawn.connect(self._on_drawn)
        self._wipe.clicked.connect(self.pad.clear)
        self.camera.frame_taken.connect(self._on_frame_taken)
        self.pin_button.clicked.connect(self._on_pin_clicked)
        if pins is not None:
            pins.changed.connect(self._show_pins)
        self._reader.succeeded.connect(self._on_pixels_read)
        self._reader.failed.connect(self._on_read_failed)
        self._sources.set_choice(PHOTOGRAPHS)
        self._sources.set_shown(DRAWING, False)
        self._sources.set_shown(CAMERA, is_available())
        self.set_pictures(())
        self._show_pins()

    def _lay_out(self) -> None:
        chosen, drawing = QWidget(), QWidget()
        column = QVBoxLayout(chosen)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 2)
        column.addWidget(self._name)
        column.addWidget(self.grid, 1)
        column = QVBoxLayout(drawing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pad, 1)
        column.addWidget(self._wipe)
        self._stack.addWidget(chosen)
        self._stack.addWidget(drawing)
        self._stack.addWidget(self.camera)
        self.add_action(self.pin_button)
        self.add_action(self._open)
        self.add_action(self._more)
        self.body.addWidget(self._sources)
        self.body.addWidget(self._stack, 1)

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """Offer the images of the project; its first is shown until another one is chosen."""
        before, self._project = self._project, tuple(pictures)
        source = self._sources.choice()
        if source == PROJECT and not pictures:
            source = PHOTOGRAPHS
        elif source == PHOTOGRAPHS and pictures and not before and not self._is_own:
            source = PROJECT
        self._sources.set_choice(source)
        self._sources.set_shown(PROJECT, bool(pictures))
        self._sources.set_shown(PHOTOGRAPHS, bool(self._photographs))
        self._show_sources()
        self._offer()
        if self._is_gone():
            self._is_own = False
            self._take_first()

    def set_network(self, facts: LayersFacts) -> None:
        """Offer the pad to a network that a drawing means something to."""
        can_draw = facts.color == "gray" or max(facts.image_size) <= DRAWN_UP_TO
        if not can_draw and self._sources.choice() == DRAWING:
            self._sources.set_choice(PROJECT if self._project else PHOTOGRAPHS)
            self._offer()
            self._take_first()
        self._sources.set_shown(DRAWING, can_draw)
        self._show_sources()
        self.pad.set_shape(*facts.image_size)

    def file(self) -> str:
        """Return the chosen file, "" where there is none."""
        return self._file

    def at_hand(self) -> tuple[str, ...]:
        """Return a few files that can be chosen, spread over all of them."""
        paths = [picture.path for picture in self._at_hand()]
        return tuple(paths[:: max(1, len(paths) // AT_HAND)][:AT_HAND])

    def set_file(self, file: str) -> None:
        """Show an image without a signal."""
        self._set_shown(file)
        self._name.setToolTip(plain_tip(file))
        self.preview.setAccessibleName(Path(file).name)
        self.preview.set_box(None)
        if file:
            self._reader.run(partial(load_thumbnail, file, 2 * SIDE))

    def _set_shown(self, file: str) -> None:
        self._file = file
        self._show_pin()

    @Slot()
    def _show_pins(self) -> None:
        """Offer what is pinned, and say of the image that is shown whether it is."""
        pins = self._pins
        self._pinned = tuple(Picture(str(path)) for path in pins.files) if pins is not None else ()
        self._offer()
        self._show_pin()
        if self._file and not Path(self._file).is_file():  # a copy that was unpinned
            self._is_own = False
            self._take_first()
            self.image_chosen.emit(self._file)

    def _show_pin(self) -> None:
        pins = self._pins
        is_pinned = pins is not None and pins.is_pinned(self._file)
        self.pin_button.setVisible(pins is not None and pins.may_pin)
        self.pin_button.setEnabled(bool(self._file))
        self.pin_button.setChecked(is_pinned)
        self.pin_button.set_label(
            self.tr("Unpin this image")
            if is_pinned
            else self.tr("Pin this image: the next runs show what they make of it after each epoch")
        )
        name = pins.name_of(self._file) if pins is not None else ""
        self._name.setText(name or Path(self._file).name)

    @Slot(bool)
    def _on_pin_clicked(self, is_wanted: bool) -> None:
        if self._pins is not None:
            self._pins.set_pinned(self._file, is_wanted)

    def set_compact(self, is_compact: bool) -> None:
        """Leave out the images at hand, so that a further card has room."""
        self.grid.setVisible(not is_compact)
        self._name.setVisible(not is_compact)

    def show_box(self, box: Box | None) -> None:
        """Mark a part of the image."""
        self.preview.set_box(box)

    def take(self, file: str) -> None:
        """Show an image that the person brought, and say so."""
        self._is_own = True
        if self._sources.choice() in _PAGES:
            self._sources.set_choice(PROJECT if self._project else PHOTOGRAPHS)
            self._offer()
        self.set_file(file)
        self.image_chosen.emit(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file."""
        if dropped_paths(event.mimeData(), folders=False, files=True):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show the file that was dropped."""
        paths = dropped_paths(event.mimeData(), folders=False, files=True)
        if paths:
            event.acceptProposedAction()
            self.take(str(paths[0]))

    @property
    def is_drawing(self) -> bool:
        """Whether the image is drawn here."""
        return self._sources.choice() == DRAWING

    def _picture(self) -> QImage:
        return self.pad.image() if self.is_drawing else self.preview.picture()

    def _arrays(self) -> Arrays:
        if self.is_drawing:
            return {"image": pixels_of(self.pad.image())}
        return self.preview.arrays()

    def _is_empty(self) -> bool:
        return not self.is_drawing and self.preview.is_empty()

    def _file_stem(self) -> str:
        return Path(self._file).stem

    def _about(self) -> str:
        return self.tr("drawing") if self.is_drawing else Path(self._file).name

    def _is_gone(self) -> bool:
        """Whether what is shown is neither at hand nor was brought, or is no file any more."""
        if self._sources.choice() in _PAGES:
            return False
        at_hand = {picture.path for picture in (*self._at_hand(),)}
        return self._file not in at_hand and not (self._is_own and Path(self._file).is_file())

    def _at_hand(self) -> tuple[Picture, ...]:
        if self._sources.choice() == PROJECT:
            return (*self._pinned, *self._project)
        return self._photographs

    def _show_sources(self) -> None:
        """Show the choice where there is one."""
        others = (self._sources.is_shown(source) for source in _PAGES)
        count = sum((bool(self._project), bool(self._photographs), *others))
        self._sources.setVisible(count > 1)

    def _offer(self) -> None:
        """Show what the source has."""
        page = _PAGES.get(self._sources.choice(), 0)
        self._stack.setCurrentIndex(page)
        if page == 0 and tuple(self.grid.pictures()) != self._at_hand():
            self.grid.set_pictures(self._at_hand())

    def _take_first(self) -> None:
        at_hand = self._project if self._sources.choice() == PROJECT else self._photographs
        first = next((picture.path for picture in at_hand), "")
        self.set_file(first)

    @Slot(str)
    def _on_source_chosen(self, source: str) -> None:
        self._offer()
        if source == DRAWING:
            self._on_drawn()
        elif source == CAMERA:
            self.camera.start()
        else:
            self._take_first()
            self.image_chosen.emit(self._file)

    @Slot()
    def _on_selection_changed(self) -> None:
        chosen = self.grid.selected()
        if chosen:
            file = self.grid.pictures()[chosen[0]].path
            if file != self._file:
                self._is_own = True
                self.set_file(file)
                self.image_chosen.emit(file)

    @Slot()
    def _on_open_clicked(self) -> None:
        kinds = self.tr(
            "Images (*.jpg *.jpeg *.png *.gif *.bmp *.webp *.tif *.tiff);;All files (*)"
        )
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open an image"), self._file, kinds)
        if chosen:
            self.take(chosen)

    @Slot()
    def ready(self) -> None:
        """Take the next frame of the camera: what was asked about the last one is answered."""
        self.camera.ready()

    @Slot(QImage)
    def _on_frame_taken(self, frame: QImage) -> None:
        file = self._frames.write(frame)
        if file and self._sources.choice() == CAMERA:
            self._set_shown(file)
            self.image_chosen.emit(file)

    @Slot()
    def _on_drawn(self) -> None:
        """Keep the drawing as a file of a new name: the engine answers about files."""
        if self._sources.choice() != DRAWING:
            return
        before, self._number = self._number, self._number + 1
        file = self._folder.filePath(f"drawing-{self._number}.png")
        if not self.pad.image().save(file):
            return
        gone = self._folder.filePath(f"drawing-{before - DRAWINGS_KEPT}.png")
        Path(gone).unlink(missing_ok=True)
        self._set_shown(file)
        self.image_chosen.emit(file)

    @Slot(object)
    def _on_pixels_read(self, pixels: NDArray[np.uint8]) -> None:
        self.preview.set_pixels(pixels)

    @Slot(object)
    def _on_read_failed(self, sentence: Sentence) -> None:
        self.preview.set_text(translated(sentence))
