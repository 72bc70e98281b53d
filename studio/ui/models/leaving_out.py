"""Leaving images and classes out of the project and bringing them back, as edits of the recipe."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from studio.core.dataset.exclusion import Exclusion, pattern_of
from studio.core.recipes.left_out import with_back, with_left_out
from studio.ui.models.open_project import OpenProject
from studio.ui.models.project_images import ProjectImages

EXCLUDE = "data.exclude"


class LeavingOut(QObject):
    """Turns what the person points at into patterns of the recipe; no file is ever touched."""

    def __init__(
        self, project: OpenProject, images: ProjectImages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._images = images

    def may_leave_out(self, file: str) -> bool:
        """Whether `file`, an absolute path, lies in the project's image folder and can be left out.

        A page that asks about one image after the other asks quickly: nothing is looked up on disk.
        """
        scanned = self._images.scanned
        if scanned is None or self._project.read_only is not None:
            return False
        return file.startswith(scanned.folder.rstrip(os.sep) + os.sep)

    @Slot(str)
    def leave_out_class(self, name: str) -> None:
        """Leave out a class with all its images."""
        self._leave_out(self._images.class_folders.get(name, ()))

    @Slot(tuple)
    def leave_out_images(self, files: tuple[str, ...]) -> None:
        """Leave out images by their absolute paths."""
        self.leave_out_paths(tuple(self._relative(files)))

    @Slot(tuple)
    def leave_out_paths(self, images: tuple[str, ...]) -> None:
        """Leave out images by their paths below the image folder, as `Image.path` has them."""
        self._leave_out(pattern_of(path) for path in images)

    @Slot(tuple)
    def bring_back_images(self, files: tuple[str, ...]) -> None:
        """Take back every pattern that leaves out one of these images."""
        self.bring_back_paths(tuple(self._relative(files)))

    @Slot(tuple)
    def bring_back_paths(self, images: tuple[str, ...]) -> None:
        """Take back every pattern that leaves out one of these paths below the image folder."""
        exclusion = Exclusion(self._project.recipe.data.exclude)
        found = (exclusion.patterns_for(path) for path in images)
        self.bring_back(tuple(pattern for patterns in found for pattern in patterns))

    def is_left_out(self, image: str) -> bool:
        """Return whether the project leaves out the image of that path below its folder."""
        return Exclusion(self._project.recipe.data.exclude).has(image)

    @Slot(tuple)
    def bring_back(self, patterns: tuple[str, ...]) -> None:
        """Take back these patterns."""
        recipe = with_back(self._project.recipe, patterns)
        self._project.set_recipe(recipe, self.tr("restore"), field=EXCLUDE)

    def _leave_out(self, patterns: Iterable[str]) -> None:
        recipe = with_left_out(self._project.recipe, patterns)
        self._project.set_recipe(recipe, self.tr("exclude"), field=EXCLUDE)

    def _relative(self, files: tuple[str, ...]) -> list[str]:
        scanned = self._images.scanned
        if scanned is None:
            return []
        return [Path(file).relative_to(scanned.folder).as_posix() for file in files]
