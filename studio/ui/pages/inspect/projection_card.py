"""What in the image a single map answers to: its strongest value, projected back."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from studio.core.look import deconvnet
from studio.core.look.deconvnet import DeconvnetFacts
from studio.core.look.view import Shading
from studio.ui.pages.inspect.mode import SeenPart
from studio.ui.pages.inspect.seen_card import SeenCard
from studio.ui.texts.format import figure_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.image_view import ImageView
from studio.ui.widgets.label import Label

SIDE = 176
MOST_SIDE = 248


class ProjectionCard(SeenCard):
    """The projection of one map by a deconvolutional network, as large as the image."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("Projection"))
        self.setToolTip(
            self.tr(
                "The map's strongest value, traced back through the layers to the pixels that made "
                "it (deconvnet, Zeiler & Fergus 2013)."
            )
        )
        self.view = ImageView(theme, SIDE)
        self.view.setMaximumHeight(MOST_SIDE)
        self.view.setAccessibleName(self.title())
        self._note = Label(theme, "", Role.CAPTION, wraps=True)
        self.offer(self.view, self.view.picture, self.view.is_empty)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._note)

    def show_projection(self, seen: SeenPart) -> None:
        """Show it."""
        facts = seen.facts
        assert isinstance(facts, DeconvnetFacts)
        self._seen = seen
        self.view.set_pixels(deconvnet.tiles(seen.arrays, facts, Shading())[1])
        said = self.tr("Map {map}, strongest value {value}.").format(
            map=facts.filter, value=figure_text(facts.value)
        )
        if not facts.depends_on_image:
            said += " " + self.tr(
                "Without max pooling before this layer, every image whose strongest value lies "
                "there gives the same projection."
            )
        self._note.setText(said)

    def _known(self) -> DeconvnetFacts | None:
        facts = None if self._seen is None else self._seen.facts
        return facts if isinstance(facts, DeconvnetFacts) else None

    def file_stem(self) -> str:
        """Return the suggested name of a file."""
        facts = self._known()
        return "projection" if facts is None else f"{facts.layer}-projection-{facts.filter}"

    def about(self) -> str:
        """Return which map it is, and how strong its value."""
        facts = self._known()
        if facts is None:
            return ""
        return self.tr("projection (deconvnet) of map {map}, value {value}").format(
            map=facts.filter, value=figure_text(facts.value)
        )
