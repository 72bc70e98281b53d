"""Images behind a number that a person leaves out of the project."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal, Slot

from studio.core.dataset.exclusion import Exclusion
from studio.core.recipes.recipe import Recipe
from studio.ui.models.leaving_out import LeavingOut
from studio.ui.pages.evaluate.images_card import ImagesCard
from studio.ui.pages.evaluate.project_folder import why_not_of_project
from studio.ui.pages.page import PageContext
from studio.ui.texts.translation import translated
from studio.ui.widgets.banner import Banner


class LeavingImages(QObject):
    """Between the images of a run, the project that may leave them out, and a banner that says so.

    Signals:
        exclusion_changed(): the project leaves out others than before.
    """

    exclusion_changed = Signal()

    def __init__(
        self,
        context: PageContext,
        images: ImagesCard,
        banner: Banner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._images = images
        self._banner = banner
        self._folder = ""
        self._recipe_since: Recipe | None = None
        self._leaving = LeavingOut(context.project, context.images, self)
        images.set_may_leave_out(self._may_leave_out)
        images.leaving_chosen.connect(self._on_leaving_chosen)
        banner.hide()
        banner.action_chosen.connect(context.project.undo)
        context.project.recipe_changed.connect(self._on_recipe_changed)
        context.project.read_only_changed.connect(self.exclusion_changed)
        context.images.dataset_changed.connect(self.exclusion_changed)
        context.images.busy_changed.connect(self._say_why_not)
        self.exclusion_changed.connect(self._say_why_not)

    def set_folder(self, folder: str) -> None:
        """Say where the images of the run lie; "" while none is shown."""
        self._folder = folder
        self._say_why_not()

    def exclusion(self) -> Exclusion:
        """Return what the project leaves out of the folder that the run saw."""
        excluded = self._context.project.recipe.data.exclude
        is_other = why_not_of_project(self._context.images, self._folder) is not None
        return Exclusion(() if is_other else excluded)

    @Slot()
    def _say_why_not(self) -> None:
        """Say why no image of the run can be left out of the project, if so it is."""
        reason = self._context.project.read_only
        if reason is None and self._folder:
            reason = why_not_of_project(self._context.images, self._folder)
        self._images.say_why_not("" if reason is None else translated(reason))

    def _may_leave_out(self, file: str) -> bool:
        if not self._folder or not self._leaving.may_leave_out(file):
            return False
        folder = self._folder.rstrip(os.sep) + os.sep
        image = file.removeprefix(folder).replace(os.sep, "/")
        return file.startswith(folder) and not self.exclusion().has(image)

    @Slot(tuple)
    def _on_leaving_chosen(self, files: tuple[str, ...]) -> None:
        self._leaving.leave_out_images(files)
        self._recipe_since = self._context.project.recipe
        self._banner.show_text(
            "info",
            self.tr("%Ln image(s) will be left out of the next training.", "", len(files)),
        )
        self._banner.show()

    @Slot(object)
    def _on_recipe_changed(self, recipe: Recipe) -> None:
        if recipe != self._recipe_since:
            self._banner.hide()
        self.exclusion_changed.emit()
