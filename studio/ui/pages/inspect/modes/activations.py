"""The mode that shows what a layer makes of an image."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from studio.core.look import activations
from studio.core.look.activations import Activations, ActivationsFacts
from studio.core.look.mosaic import Place
from studio.core.look.table import AnyView
from studio.core.look.view import Shading
from studio.core.networks.layers import Layer
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.mode import Picture
from studio.ui.pages.inspect.modes.paged import DOT, PagedMode, scale_control, scale_of
from studio.ui.pages.inspect.subject import Subject
from studio.ui.texts.format import count_text, figure_text
from studio.ui.theme import Theme
from studio.ui.theme.tokens import GAP
from studio.ui.widgets.flow_layout import FlowLayout
from studio.ui.widgets.segmented_control import SegmentedControl

MAPS_A_PAGE = 128
VALUES_A_PAGE = 2_000_000
"""Of large maps a page holds fewer: 8 MB travel in some 20 ms."""


class ActivationsMode(PagedMode):
    """Maps in order or strongest first, before or after the activation function."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._seen: Seen | None = None
        self._view = Activations()
        self._page = MAPS_A_PAGE
        self.position = SegmentedControl(
            theme,
            self.tr("Position"),
            (("after", self.tr("After activation")), ("before", self.tr("Before"))),
        )
        self.position.setToolTip(
            self.tr(
                "Values that come out of the layer's activation function, such as ReLU, or those "
                "that go into it."
            )
        )
        self.order = SegmentedControl(
            theme,
            self.tr("Order"),
            (("index", self.tr("In order")), ("strength", self.tr("Strongest first"))),
        )
        self.order.setToolTip(self.tr("Maps by number, or those with the largest value first."))
        self.scale = scale_control(theme)
        self.switches: QWidget = QWidget()
        flow = FlowLayout(self.switches, GAP)
        for widget in (self.position, self.order, self.scale):
            flow.addWidget(widget)
        self.position.choice_chosen.connect(self._on_switched)
        self.order.choice_chosen.connect(self._on_switched)
        self.scale.choice_chosen.connect(self.picture_changed)

    def forget(self) -> None:
        """Drop the answer."""
        self._seen = None

    def views(self, subject: Subject) -> tuple[AnyView, ...]:
        """Return the page of maps of the chosen image."""
        if subject.layer is None or not subject.image:
            return ()
        self._page = _page_of(subject.layer)
        return (
            Activations(
                subject.layer.name,
                subject.image,
                self.position.choice() == "before",
                "strength" if self.order.choice() == "strength" else "index",
                self.first if self.alone is None else self.alone,
                self._page if self.alone is None else 1,
            ),
        )

    def show_seen(self, view: AnyView, seen: Seen) -> None:
        """Keep an answer, and offer what the layer has."""
        assert isinstance(view, Activations)
        self._seen, self._view = seen, view
        facts = _facts(seen)
        self.position.setVisible(facts.has_activation)
        self.order.setVisible(facts.total > 1)

    @property
    def _is_alone(self) -> bool:
        """Whether the answer is about a single tile."""
        return self._view.count == 1

    def picture(self) -> Picture | None:
        """Return the maps."""
        if self._seen is None:
            return None
        facts, arrays = _facts(self._seen), self._seen.arrays
        summary = self.tr("{count} maps, values {lowest} to {highest}").format(
            count=count_text(facts.total),
            lowest=figure_text(facts.lowest),
            highest=figure_text(facts.highest),
        )
        return Picture(
            activations.tiles(arrays, facts, Shading(scale_of(self.scale))),
            arrays=arrays,
            stem=f"{facts.layer}-activations",
            summary=summary,
            first=self.first,
            total=facts.total,
            page=self._page,
            is_alone=self._is_alone,
        )

    def readout(self, place: Place) -> str:
        """Return map, position and value."""
        if self._seen is None:
            return ""
        maps, numbers = self._seen.arrays["activations"], self._seen.arrays["channels"]
        return DOT.join(
            (
                self.tr("Map {number}").format(number=int(numbers[place.tile])),
                self.tr("row {row}, column {column}").format(row=place.row, column=place.column),
                figure_text(float(maps[place.row, place.column, place.tile])),
            )
        )

    @Slot()
    def _on_switched(self) -> None:
        self.begin_again()


def _page_of(layer: Layer) -> int:
    """Return how many maps a page holds, of a layer with this output shape."""
    area = 1
    for side in layer.output_shape[:-1]:
        area *= side or 1
    return max(8, min(MAPS_A_PAGE, VALUES_A_PAGE // max(area, 1)))


def _facts(seen: Seen) -> ActivationsFacts:
    assert isinstance(seen.facts, ActivationsFacts)
    return seen.facts
