"""Every image of the data set as a thumbnail, by part and by class."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from studio.core.dataset.decode import load_thumbnail
from studio.core.dataset.images import PARTS, Dataset
from studio.core.dataset.split import Split
from studio.ui.dialogs.image_dialog import ImageDialog
from studio.ui.pages.data.gallery_pictures import (
    ALL,
    COPIES,
    LEFT_OUT,
    GalleryContent,
    gallery_content,
)
from studio.ui.texts.part_text import part_text
from studio.ui.theme import Theme
from studio.ui.threads.background import Background
from studio.ui.widgets.card import Card
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.thumbnails import ThumbnailBrowser


class GalleryCard(Card):
    """Thumbnails; a double click shows one large, Delete leaves the chosen ones out.

    Signals:
        class_shown: name of the class that is shown, "" for all.
        leaving_chosen: paths of images to leave out of the project, a tuple.
        return_chosen: paths of images to bring back, a tuple.
        content_listed: the `GalleryContent` that is shown now.
    """

    class_shown = Signal(str)
    leaving_chosen = Signal(tuple)
    return_chosen = Signal(tuple)
    content_listed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._theme = theme
        self._listed = GalleryContent.empty()
        self._may_edit = True
        self._lister = Background(self)
        self.set_title(self.tr("Images"))
        self.parts = SegmentedControl(
            theme,
            self.tr("Part"),
            (
                (ALL, self.tr("Whole split")),
                *((part, part_text(part)) for part in PARTS),
                (COPIES, self.tr("Duplicates")),
                (LEFT_OUT, self.tr("Excluded")),
            ),
        )
        self.browser = ThumbnailBrowser(theme, load_thumbnail, self.tr("Images"))
        self.add_action(self.parts)
        self.body.addWidget(self.browser, 1)
        self.parts.choice_chosen.connect(self._show_part)
        self.browser.class_shown.connect(self.class_shown)
        self.browser.image_activated.connect(self._on_image_activated)
        self.browser.grid.menu_opening.connect(self._on_menu_opening)
        self.browser.grid.delete_pressed.connect(self._leave_out_or_bring_back)
        self._lister.succeeded.connect(self._on_pictures_listed)
        self._on_pictures_listed(self._listed)

    def set_images(
        self,
        scanned: Dataset | None,
        dataset: Dataset | None,
        split: Split | None,
        exclude: tuple[str, ...] = (),
    ) -> None:
        """Show what is trained on, the images of `split`, and what is left out of `scanned`."""
        if scanned is None or dataset is None or split is None:
            self._lister.forget()
            self._on_pictures_listed(GalleryContent.empty())
            return
        texts: dict[str, str] = {part: part_text(part) for part in PARTS}
        self._lister.run(partial(gallery_content, scanned, dataset, split, exclude, texts))

    def set_editable(self, may_edit: bool) -> None:
        """Allow or forbid to leave images out."""
        self._may_edit = may_edit

    def reset(self) -> None:
        """Show everything, for another project."""
        self.parts.set_choice(ALL)
        self.browser.show_class("")
        self._show_part(ALL)

    def show_part(self, part: str) -> None:
        """Filter by a part, `ALL` for none, or show `COPIES` or `LEFT_OUT`."""
        self.parts.set_choice(part)
        self._show_part(part)

    def show_class(self, name: str) -> None:
        """Filter by a class."""
        self.browser.show_class(name)

    @Slot(object)
    def _on_pictures_listed(self, content: GalleryContent) -> None:
        self._listed = content
        for view in (COPIES, LEFT_OUT):
            self.parts.set_shown(view, bool(content.views.get(view)))
        self._show_part(self.parts.choice())
        self.content_listed.emit(content)

    @Slot(str)
    def _show_part(self, part: str) -> None:
        self.browser.grid.set_captions(part == COPIES)
        self.browser.set_pictures(
            self._listed.views.get(part, []), self._listed.classes.get(part, ())
        )

    @Slot(int)
    def _on_image_activated(self, number: int) -> None:
        pictures = self.browser.grid.pictures()
        ImageDialog(self._theme, pictures, number, self.window()).open()

    @Slot(object)
    def _on_menu_opening(self, menu: QMenu) -> None:
        menu.addSeparator()
        is_left_out = self.parts.choice() == LEFT_OUT
        text = self.tr("Restore") if is_left_out else self.tr("Exclude from the project")
        action = menu.addAction(self._theme.icon("undo" if is_left_out else "minus"), text)
        action.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        action.setEnabled(self._may_edit)
        action.triggered.connect(self._leave_out_or_bring_back)

    @Slot()
    def _leave_out_or_bring_back(self) -> None:
        pictures = self.browser.grid.pictures()
        chosen = tuple(pictures[number].path for number in self.browser.grid.selected())
        if not chosen or not self._may_edit:
            return
        if self.parts.choice() == LEFT_OUT:
            self.return_chosen.emit(chosen)
        else:
            self.leaving_chosen.emit(chosen)
