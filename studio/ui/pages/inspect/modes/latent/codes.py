"""The mode that shows where the codes of the run's images lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Slot

from studio.core.look.codes import Codes, CodesFacts
from studio.core.look.restored import Restored
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import NO_TILES, Mode, Picture, SeenPart
from studio.ui.pages.inspect.modes.latent.code_card import CodeCard
from studio.ui.pages.inspect.modes.latent.decoding import Decoding
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.point_map import Coloring, Group, MapPoints, PointMap
from studio.ui.widgets.segmented_control import SegmentedControl
from studio.ui.widgets.thumbnails import Picture as Thumbnail

PCA, TSNE = "pca", "tsne"


class CodesMode(Mode):
    """A map of codes: as they are where they have two numbers, else projected to a plane.

    The image of a point that is opened is shown beside its restoration; over a map of codes as
    they are, any place is decoded under the pointer.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._seen: tuple[Codes, SeenPart] | None = None
        self._drawn: SeenPart | None = None
        self._opened: int | None = None
        self._pointer = Decoding()
        self.map = PointMap(theme, self.tr("Codes of the images"))
        self.map.set_empty_text(self.tr("No codes"))
        self.card: CodeCard = CodeCard(theme)
        self.method = SegmentedControl(
            theme, self.tr("Projection"), ((PCA, self.tr("PCA")), (TSNE, self.tr("t-SNE")))
        )
        self.method.set_tip(PCA, self.tr("Two principal components: distances are true."))
        self.method.set_tip(
            TSNE, self.tr("Neighbours stay neighbours; distances between groups mean nothing.")
        )
        self.map.add_switch(self.method)
        self.method.choice_chosen.connect(self._on_method_chosen)
        self.map.opened.connect(self._on_opened)
        self.map.chosen_changed.connect(self._on_chosen_changed)
        self.map.view.place_pointed.connect(self._on_place_pointed)

    def forget(self) -> None:
        """Drop the map: it is of another network."""
        self._seen = self._drawn = self._opened = None
        self._pointer.forget()
        self.card.forget()

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the codes, the image that was opened, and the place under the pointer."""
        asked: list[Asked] = [self._view()]
        if self._opened is not None:
            asked.append(Restored(images=(self._opened,)))
        return (*asked, *self._pointer.views())

    def live(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return none: all codes anew each second would hold the training up."""
        return ()

    def optional(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return what is shown beside the map."""
        return views[1:]

    def _view(self) -> Codes:
        is_tsne = self.method.choice() == TSNE
        return Codes(method="tsne" if is_tsne else "")

    def give_up(self, view: Asked) -> bool:
        """Go back to principal components."""
        if isinstance(view, Codes) and view.method == "tsne":
            self.method.set_choice(PCA)
            self.wish_changed.emit()
            return True
        return False

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep the codes, or show what is beside them."""
        if isinstance(view, Codes):
            self._seen = (view, seen)
        elif isinstance(view, Restored) and isinstance(seen, Seen):
            self.card.show_restored(seen)
        elif isinstance(seen, Seen):
            if self._pointer.take(view, seen):
                self.wish_changed.emit()
            if self._pointer.images is not None:
                self.card.show_pointed(self._pointer.images[0])

    def picture(self) -> Picture | None:
        """Return the map."""
        if self._seen is None:
            return None
        seen = self._seen[1]
        facts = seen.facts
        assert isinstance(facts, CodesFacts)
        if seen is not self._drawn:
            self._draw(seen, facts)
            self._drawn = seen
        is_plane = facts.method == "as-is"
        self.method.setVisible(not is_plane)
        self.card.set_points(is_plane=is_plane)
        self.map.set_note(self._summary(facts))
        return Picture(NO_TILES, content=self.map)

    def _draw(self, seen: SeenPart, facts: CodesFacts) -> None:
        arrays = seen.arrays
        before = self._drawn
        is_same = before is not None and np.array_equal(before.arrays["images"], arrays["images"])
        self.map.set_output(arrays, "codes")
        if is_same:
            self.map.move_points(arrays["points"])
            return
        labels = np.asarray(arrays["labels"])
        names = facts.classes or (self.tr("Images"),)
        groups = tuple(Group(name) for name in names)
        group_of = labels if facts.classes else np.zeros(len(labels), np.int64)
        folder = Path(facts.folder)
        pictures = [
            Thumbnail(str(folder / file), facts.classes[label] if facts.classes else "")
            for file, label in zip(arrays["files"].tolist(), labels.tolist(), strict=True)
        ]
        coloring = Coloring("class", self.tr("Class"), groups, group_of)
        self.map.set_points(MapPoints(arrays["points"], pictures, (coloring,)))

    def _summary(self, facts: CodesFacts) -> str:
        match facts.method:
            case "as-is":
                return self.tr("Codes as they are")
            case "tsne":
                text = self.tr("t-SNE of {count} numbers")
            case _:
                text = self.tr("PCA of {count} numbers, {share} of the variance")
        share = percent_text(facts.variance or 0.0, 0)
        return text.format(count=count_text(facts.size), share=share)

    @Slot()
    def _on_method_chosen(self) -> None:
        self.wish_changed.emit()

    @Slot(int)
    def _on_opened(self, point: int) -> None:
        if self._seen is not None:
            self._opened = int(self._seen[1].arrays["images"][point])
            self.wish_changed.emit()

    @Slot()
    def _on_chosen_changed(self) -> None:
        chosen = self.map.chosen()
        if len(chosen) == 1:
            self._on_opened(chosen[0])

    @Slot(object)
    def _on_place_pointed(self, place: tuple[float, float] | None) -> None:
        """Decode the place under the pointer, where a place is a code."""
        if self._seen is None or place is None:
            return
        facts = self._seen[1].facts
        is_plane = isinstance(facts, CodesFacts) and facts.method == "as-is"
        if is_plane and self._pointer.want(np.array([place], np.float32)):
            self.wish_changed.emit()
