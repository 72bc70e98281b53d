"""The map of a run's images, by principal components or t-SNE."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.look.embedding import FEWEST, Embedding, EmbeddingFacts, Method, WhichPart
from studio.core.wire.messages import Seen, SeenSoFar
from studio.ui.pages.embedding.map_points import are_same, map_points
from studio.ui.texts.format import count_text, percent_text
from studio.ui.theme import Theme
from studio.ui.widgets.button import Button
from studio.ui.widgets.point_map import MapPoints, PointMap
from studio.ui.widgets.segmented_control import SegmentedControl

PCA, TSNE = "pca", "tsne"
DOT = " \N{MIDDLE DOT} "

MOST = 10_000
"""Images that are drawn on request: t-SNE takes minutes for as many, and the map stays fluid."""


class EmbeddingMap(QWidget):
    """Shows answers to `Embedding`; whoever owns it asks, with the view that `view` returns.

    t-SNE begins with principal components: these are shown at once, and their points wander when
    it is further.

    Attributes:
        map: the points.

    Signals:
        view_chosen(): the person wants another method, or more images.
        chosen_changed(): other points are chosen, see `map.chosen`.
        opened(int): this point is to be shown large.
    """

    view_chosen = Signal()
    chosen_changed = Signal()
    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arrays: dict[str, NDArray[Any]] = {}
        self.facts: EmbeddingFacts | None = None
        self.method = SegmentedControl(
            theme, self.tr("Method"), ((TSNE, self.tr("t-SNE")), (PCA, self.tr("PCA")))
        )
        self.method.set_tip(
            TSNE,
            self.tr(
                "Keeps neighbours together, so that groups are seen; distances between groups mean "
                "little (van der Maaten and Hinton 2008)."
            ),
        )
        self.method.set_tip(
            PCA,
            self.tr(
                "The two directions in which the images differ most (principal components): "
                "distances mean something, groups may overlap."
            ),
        )
        self.map = PointMap(theme, self.tr("Map of the images"))
        self.map.add_switch(self.method)
        self.more = Button(theme, "", small=True)
        self.map.add_switch(self.more)
        self._count = FEWEST
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.map)
        self.setFocusProxy(self.map)
        self.method.choice_chosen.connect(self._on_method_chosen)
        self.more.clicked.connect(self._on_more_clicked)
        self.more.hide()
        self.map.chosen_changed.connect(self.chosen_changed)
        self.map.opened.connect(self.opened)

    def view(self, layer: str, part: WhichPart = "all") -> Embedding:
        """Return the question whose answer is to be shown."""
        method: Method = "tsne" if self.method.choice() == TSNE else "pca"
        return Embedding(layer=layer, method=method, part=part, count=self._count)

    @property
    def is_empty(self) -> bool:
        """Whether no points are here."""
        return self.facts is None

    def forget(self) -> None:
        """Show nothing: another network is looked at."""
        self.arrays, self.facts = {}, None
        self._count = FEWEST
        self.more.hide()
        self.map.set_points(MapPoints())
        self.map.set_note("")

    def settle(self) -> None:
        """Stay with what is shown, the principal components: the person gave up waiting."""
        self.method.set_choice(PCA)

    def show_seen(self, seen: Seen | SeenSoFar) -> None:
        """Show an answer, or what there is of one; the same images wander to their new places."""
        facts = seen.facts
        assert isinstance(facts, EmbeddingFacts)
        is_same = self.facts is not None and are_same(self.arrays, seen.arrays)
        self.arrays, self.facts = seen.arrays, facts
        points = map_points(seen.arrays, facts)
        if is_same:
            self.map.renew_points(points)
        else:
            self.map.set_points(points)
        self.map.set_output(seen.arrays, f"{facts.layer}-{facts.method}-map")
        self.map.set_note(self._note(facts))
        self._offer_more(facts)

    def _note(self, facts: EmbeddingFacts) -> str:
        """Return what the places mean, and of how many images these are drawn."""
        if facts.variance is not None:
            said = self.tr("PCA of {layer}: {share} of the variance").format(
                layer=facts.layer, share=percent_text(facts.variance)
            )
        else:
            said = self.tr("t-SNE of {layer}").format(layer=facts.layer)
        if len(self.arrays["files"]) < facts.available:
            drawn = self.tr("drawn evenly from {count}")
            said = DOT.join((said, drawn.format(count=count_text(facts.available))))
        return said

    def _offer_more(self, facts: EmbeddingFacts) -> None:
        """Offer to draw the images that are not drawn, as far as the map stays fluid."""
        most = min(facts.available, MOST)
        self.more.setVisible(len(self.arrays["files"]) < most)
        self.more.setText(self.tr("Draw %Ln image(s)", "", most))
        self.more.setToolTip(
            self.tr("Of {count} images, {drawn} are drawn, evenly spread.").format(
                count=count_text(facts.available), drawn=count_text(len(self.arrays["files"]))
            )
        )

    @Slot()
    def _on_more_clicked(self) -> None:
        self._count = MOST
        self.view_chosen.emit()

    @Slot(str)
    def _on_method_chosen(self, _key: str) -> None:
        self.view_chosen.emit()
