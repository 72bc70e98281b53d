"""Duplicates across the parts of a run that a person keeps out of the next training."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.core.advice.copies_rules import leak_fix
from studio.core.recipes.recipe import Recipe
from studio.ui.pages.evaluate.project_folder import why_not_of_project
from studio.ui.pages.evaluate.twins_card import TwinsCard
from studio.ui.pages.page import PageContext
from studio.ui.texts.translation import translated
from studio.ui.widgets.banner import Banner


class TwinsFix(QObject):
    """Between the card, the project's recipe, and a banner that says what was done.

    What mends it is what the advice of the Data page offers: one rule decides.
    """

    def __init__(
        self, context: PageContext, card: TwinsCard, banner: Banner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._card = card
        self._banner = banner
        self._folder = ""
        self._recipe_since: Recipe | None = None
        banner.hide()
        card.fix_chosen.connect(self._on_fix_chosen)
        banner.action_chosen.connect(context.project.undo)
        context.project.recipe_changed.connect(self._on_recipe_changed)
        context.project.read_only_changed.connect(self._offer)
        context.images.split_changed.connect(self._offer)
        context.images.busy_changed.connect(self._offer)

    def set_folder(self, folder: str) -> None:
        """Say where the images of the run lie; "" while none is shown."""
        self._folder = folder
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Say what becomes of the duplicates, as far as the project has its images."""
        project, images = self._context.project, self._context.images
        leaked, is_other = images.copies.leaked, why_not_of_project(images, self._folder)
        if is_other is not None:
            self._card.offer("", 0, translated(is_other))
            return
        fix = translated(leak_fix(project.recipe, leaked).label) if leaked else ""
        obstacle = project.read_only
        self._card.offer(fix, len(leaked), "" if obstacle is None else translated(obstacle))

    @Slot()
    def _on_fix_chosen(self) -> None:
        project, leaked = self._context.project, self._context.images.copies.leaked
        if not leaked:
            return
        fix = leak_fix(project.recipe, leaked)
        project.set_recipe(fix.apply(project.recipe), self.tr("duplicates"))
        self._recipe_since = project.recipe
        text = self.tr("The next training keeps duplicates in one part.")
        self._banner.show_text("info", text)
        self._banner.show()

    @Slot(object)
    def _on_recipe_changed(self, recipe: Recipe) -> None:
        if recipe != self._recipe_since:
            self._banner.hide()
        self._offer()
