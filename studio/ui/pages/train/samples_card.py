"""What a GAN invents: the same samples after each epoch, as a sheet, a wall, and one alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.look.heat import as_rgb
from studio.core.look.mosaic import Place
from studio.core.tasks.gallery import Gallery, thinned
from studio.core.tasks.picture_strip import Pictures
from studio.core.tasks.scores import Scores
from studio.ui.models.run_model import RunModel
from studio.ui.models.run_scores import RunScores
from studio.ui.models.run_wall import RunWall
from studio.ui.models.sample_files import write_sample_film, write_sheet_film
from studio.ui.pages.train.epoch_card import EpochCard
from studio.ui.texts.format import count_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.histogram import HistogramChart, HistogramSeries
from studio.ui.widgets.image_view import ImageView
from studio.ui.widgets.label import Label
from studio.ui.widgets.picture_menu import PictureMenu
from studio.ui.widgets.pixel_image import image_of
from studio.ui.widgets.saving import GIF, Write
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.tile_view import TileView
from studio.ui.widgets.wall import MOST_COLUMNS, WallView, strip, wall_picture

LEAST_HEIGHT = 216
"""Of the pictures: they are what one looks at while a GAN trains."""

SHEET, WALL, SCORES = "sheet", "wall", "scores"


class SamplesCard(EpochCard):
    """Samples from the same random vectors, with a slider over the epochs.

    It follows the training; as soon as an earlier epoch is chosen it stays there. A click on a
    sample shows it alone, through all epochs.
    """

    def __init__(self, theme: Theme, run: RunModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Invented images"))
        self._wall = RunWall(run, self)
        self._scores = RunScores(run, self)
        self._chosen: int | None = None
        self._alone: int | None = None
        self.views = SegmentedControl(
            theme,
            self.tr("View"),
            (
                (SHEET, self.tr("Samples")),
                (WALL, self.tr("Wall")),
                (SCORES, self.tr("Scores")),
            ),
        )
        self.sheet = TileView(theme, self.tr("Samples after this epoch"))
        self.wall = WallView(theme, self.tr("Samples, epoch by epoch"))
        self.histogram = HistogramChart(
            theme, self.tr("Discriminator"), self.tr("Score: 0 invented, 1 real"), (0.0, 1.0)
        )
        self.large = ImageView(theme, 280)
        self.back = Button(theme, self.tr("All samples"), icon="chevron-left", small=True)
        self._name = Label(theme, "", Role.STRONG)
        self._stack = QStackedWidget()
        self._stack.setMinimumHeight(LEAST_HEIGHT)
        self.menu = PictureMenu(
            self, self._picture, self._file_stem, self._is_empty, {GIF: self._gif_writer}
        )
        self._explain()
        self._lay_out()
        self._connect()
        self.show_all()

    def _explain(self) -> None:
        self.views.set_tip(
            SHEET, self.tr("All samples after one epoch. Click one to see it large.")
        )
        self.views.set_tip(
            WALL,
            self.tr(
                "A row for each random vector, a column for each epoch: the same vector becomes a "
                "better and better image."
            ),
        )
        self.views.set_tip(
            SCORES,
            self.tr(
                "How real the discriminator finds real and invented images. Where the two hills "
                "lie over each other, it cannot tell them apart."
            ),
        )
        self.bar.slider.setToolTip(self.tr("Shows the samples after an earlier epoch."))

    def _lay_out(self) -> None:
        alone = QWidget()
        column = QVBoxLayout(alone)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self._name)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.large, 1)
        for page in (self.sheet, self.wall, self.histogram, alone):
            self._stack.addWidget(page)
        self.lay_out(self.views, self.menu, self._stack)

    def _connect(self) -> None:
        self._wall.gallery_changed.connect(self._on_changed)
        self._wall.columns_read.connect(self._on_columns_read)
        self._wall.failed.connect(self._on_failed)
        self._scores.scores_read.connect(self._show_scores)
        self.views.choice_chosen.connect(self._on_view_chosen)
        self.bar.moved.connect(self._on_step_wanted)
        self.bar.wait_for(self._is_reading)
        self.sheet.place_chosen.connect(self._on_place_chosen)
        self.sheet.tile_activated.connect(self._open)
        self.wall.row_opened.connect(self._open)
        self.wall.column_chosen.connect(self._go_to)
        self.wall.columns_wanted.connect(self._wall.want)
        self.back.clicked.connect(self._show_all)
        for view in (self.sheet, self.wall):
            view.menu_requested.connect(self.menu.open_at)

    # --- which epoch --------------------------------------------------------------------------

    @property
    def epoch(self) -> int:
        """The epoch that is shown, 0 without pictures; the newest until another one is chosen."""
        epochs = self._wall.epochs
        if not epochs:
            return 0
        if self._chosen is None:
            return epochs[-1]
        return min(epochs, key=lambda epoch: abs(epoch - (self._chosen or 0)))

    def _is_reading(self) -> bool:
        return self._wall.is_reading

    @Slot(int)
    def _on_step_wanted(self, at: int) -> None:
        epochs = self._wall.epochs
        if 0 <= at < len(epochs):
            self._go_to(epochs[at])

    @Slot(int)
    def _go_to(self, epoch: int) -> None:
        self._chosen = None if epoch == self._wall.epochs[-1] else epoch
        self._show_epoch()

    # --- what is shown ------------------------------------------------------------------------

    def show_all(self) -> None:
        """Show the samples of the epoch that is chosen."""
        gallery = self._wall.gallery
        is_here = gallery is not None and self._reason is None
        for part in (self._stack, self.bar, self.views, self._more):
            part.setVisible(is_here)
        self._hint.setVisible(not is_here)
        if gallery is None or not is_here:
            self._chosen = self._alone = None
            self.wall.forget()
            self.show_nothing(self.tr("The first samples appear after the first epoch."))
            return
        names = [self._row_name(gallery, row) for row in range(gallery.shape[0])]
        self.wall.set_wall(names, gallery.epochs, gallery.height, gallery.width)
        self._show_page()
        self._show_epoch()

    def _row_name(self, gallery: Gallery, row: int) -> str:
        """Return the class that was asked for, or the number of the random vector."""
        return gallery.classes[row] if gallery.classes else count_text(row + 1)

    def _show_page(self) -> None:
        keys = (SHEET, WALL, SCORES)
        page = 3 if self._alone is not None else keys.index(self.views.choice())
        self._stack.setCurrentIndex(page)
        self._more.setVisible(page != keys.index(SCORES))  # that chart has a menu of its own

    def _show_epoch(self) -> None:
        epochs, epoch = self._wall.epochs, self.epoch
        if not epochs:
            return
        self.show_step(epochs, epochs.index(epoch))
        self.wall.choose_column(epoch)
        if self.views.choice() == SCORES:
            self._scores.want(epoch)
        if self._wall.pictures(epoch) is None:
            self._wall.want((epoch,))
        else:
            self._show_pictures()

    @Slot()
    def _on_columns_read(self) -> None:
        for epoch in self._wall.epochs:
            pictures = self._wall.pictures(epoch)
            if pictures is not None and not self.wall.has_column(epoch):
                self.wall.set_column(epoch, pictures)
        self._show_pictures()

    def _show_pictures(self) -> None:
        pictures, gallery = self._wall.pictures(self.epoch), self._wall.gallery
        if pictures is None or gallery is None:
            return
        captions = gallery.classes
        self.sheet.set_tiles(as_rgb(pictures), captions)
        if self._alone is not None and self._alone < len(pictures):
            self.large.set_image(image_of(pictures[self._alone]))
            name = self._row_name(gallery, self._alone)
            sample = self.tr("Sample {name}").format(name=name)
            self._name.setText(name if gallery.classes else sample)

    @Slot(int, object)
    def _show_scores(self, epoch: int, scores: Scores) -> None:
        if epoch == self.epoch:
            self.histogram.set_series(
                [
                    HistogramSeries(self.tr("Real images"), scores.real),
                    HistogramSeries(self.tr("Invented images"), scores.fake),
                ]
            )

    # --- what the person does -----------------------------------------------------------------

    @Slot(str)
    def _on_view_chosen(self, _key: str) -> None:
        self._alone = None
        self._show_page()
        self._show_epoch()

    @Slot(object)
    def _on_place_chosen(self, place: Place) -> None:
        self._open(place.tile)

    @Slot(int)
    def _open(self, sample: int) -> None:
        self._alone = sample
        self._wall.want(self._wall.epochs)
        self._show_page()
        self._show_epoch()

    @Slot()
    def _show_all(self) -> None:
        self._alone = None
        self._show_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a single sample with Escape."""
        if event.key() == Qt.Key.Key_Escape and self._alone is not None:
            self._show_all()
            event.accept()
        else:
            super().keyPressEvent(event)

    # --- pictures to take along ---------------------------------------------------------------

    def _is_empty(self) -> bool:
        return self._wall.pictures(self.epoch) is None

    def _file_stem(self) -> str:
        if self._alone is not None:
            return f"sample-{self._alone + 1}"
        return "wall" if self.views.choice() == WALL else f"epoch-{self.epoch}"

    def _columns(self) -> list[Pictures]:
        """Return the columns that are here, of many of them some."""
        here = [epoch for epoch in self._wall.epochs if self._wall.pictures(epoch) is not None]
        chosen = [self._wall.pictures(epoch) for epoch in thinned(here, MOST_COLUMNS)]
        return [pictures for pictures in chosen if pictures is not None]

    def _picture(self) -> QImage:
        pictures = self._wall.pictures(self.epoch)
        if pictures is None:
            return QImage()
        if self._alone is not None:
            made = strip(np.stack([column[self._alone] for column in self._columns()]))
        elif self.views.choice() == WALL:
            made = wall_picture(self._columns())
        else:
            made = self.sheet.picture()
        return image_of(made)

    def _gif_writer(self) -> Write:
        gallery = self._wall.gallery
        assert gallery is not None, "the menu is off"
        run = Path(self._wall.run)
        if self._alone is not None:
            return partial(write_sample_film, run, gallery, self._alone)
        return partial(write_sheet_film, run, gallery)
