"""The mode that shows the images of the run as points, near each other where they are alike."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.core.look.embedding import Embedding, WhichPart
from studio.ui.dialogs.image_dialog import ImageDialog
from studio.ui.editors import Choice, ChoiceEditor
from studio.ui.pages.embedding import EmbeddingMap
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.chosen_card import ChosenCard
from studio.ui.pages.inspect.mode import NO_TILES, Mode, Picture, SeenPart
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.part_text import part_text
from studio.ui.theme import Theme

PARTS: tuple[WhichPart, ...] = ("all", "train", "validation", "test")


class ImageMapMode(Mode):
    """The map of a layer. A point that is clicked becomes the image of the other modes.

    Attributes:
        map: the points.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self.map = EmbeddingMap(theme)
        self.card: ChosenCard = ChosenCard(theme)
        self._parts = ChoiceEditor(
            theme,
            self.tr("Part"),
            [
                Choice(part, self.tr("All parts") if part == "all" else part_text(part))
                for part in PARTS
            ],
        )
        self._parts.setMinimumWidth(96)
        self.map.map.add_switch(self._parts)
        self._parts.value_changed.connect(self._on_part_chosen)
        self.map.view_chosen.connect(self.wish_changed)
        self.map.chosen_changed.connect(self._on_chosen_changed)
        self.map.opened.connect(self._on_opened)
        self.card.image_picked.connect(self.image_picked)

    def forget(self) -> None:
        """Drop the points."""
        self.map.forget()
        self.card.show_pictures(())

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the map of the layer."""
        if subject.layer is None:
            return ()
        part = next(part for part in PARTS if part == self._parts.value())
        return (self.map.view(subject.layer.name, part),)

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return none: a training would do little else."""
        return ()

    def give_up(self, view: Asked) -> bool:
        """Stay with the principal components, where they are here."""
        if self.map.is_empty:
            return False
        self.map.settle()
        return True

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Show the points as they are by now."""
        assert isinstance(view, Embedding)
        self.map.show_seen(seen)

    def picture(self) -> Picture | None:
        """Return the map once there is one."""
        return None if self.map.is_empty else Picture(NO_TILES, content=self.map)

    @Slot(object)
    def _on_part_chosen(self, _part: object) -> None:
        self.wish_changed.emit()

    @Slot()
    def _on_chosen_changed(self) -> None:
        pictures = self.map.map.view.points.pictures
        chosen = [pictures[number] for number in self.map.map.chosen()]
        self.card.show_pictures(chosen)
        if len(chosen) == 1:
            self.image_picked.emit(chosen[0].path)

    @Slot(int)
    def _on_opened(self, number: int) -> None:
        """Show the image large, with the others at the arrow keys."""
        pictures = self.map.map.view.points.pictures
        ImageDialog(self.theme, pictures, number, self.map.window()).open()
