"""The mode that shows what a layer makes of an image."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.look import activations
from studio.core.look.activations import Activations, ActivationsFacts
from studio.core.look.deconvnet import Deconvnet
from studio.core.look.mosaic import Place
from studio.core.look.unit import Unit
from studio.core.look.view import Shading
from studio.core.networks.layers import Layer
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.mode import Picture, SeenPart
from studio.ui.pages.inspect.modes.paged import DOT, PagedMode, position_text, scale_of
from studio.ui.pages.inspect.projection_card import ProjectionCard
from studio.ui.pages.inspect.subject import Subject
from studio.ui.pages.inspect.unit_card import UnitCard
from studio.ui.texts.format import count_text, figure_text
from studio.ui.theme import Theme
from studio.ui.widgets.image_view import Box
from studio.ui.widgets.segmented_control import SegmentedControl

MAPS_A_PAGE = 128
VALUES_A_PAGE = 2_000_000
"""Of large maps a page holds fewer: 8 MB travel in some 20 ms."""


class ActivationsMode(PagedMode):
    """Maps in order or strongest first, before or after the activation function."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._view = Activations()
        self._subject = Subject()
        self._unit: Unit | None = None
        self._box: Box | None = None
        self._page = MAPS_A_PAGE
        self.unit_card = UnitCard(theme)
        self.projection_card = ProjectionCard(theme)
        self.menus = (self.unit_card.menu, self.projection_card.menu)
        self.card: QWidget = QWidget()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.unit_card)
        column.addWidget(self.projection_card)
        self._is_projected = False
        self.unit_card.hide()
        self.unit_card.closed.connect(self._on_card_closed)
        self.scale = self.make_scale()
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
        self.lay_out_switches(self.position, self.order, self.scale)
        self.position.choice_chosen.connect(self._on_switched)
        self.order.choice_chosen.connect(self._on_switched)

    @property
    def shows_card(self) -> bool:
        """Whether a unit was pressed, or a single map is projected back."""
        return self._unit is not None or (self._is_projected and self.alone is not None)

    def turn_to_subject(self, subject: Subject) -> None:
        """Begin again with another layer; a unit stays where only the image is another."""
        super().turn_to_subject(subject)
        self._subject = subject
        if self._unit is not None:
            self._unit = replace(self._unit, image=subject.image)

    def forget(self) -> None:
        """Drop the answer."""
        super().forget()
        self._is_projected = False
        self._set_unit(None)
        self._mark(None)

    def views(self, subject: Subject) -> tuple[Asked, ...]:
        """Return the page of maps of the chosen image."""
        if subject.layer is None or not subject.image:
            return ()
        self._page = _page_of(subject.layer)
        maps = Activations(
            subject.layer.name,
            subject.image,
            self.position.choice() == "before",
            "strength" if self.order.choice() == "strength" else "index",
            self.first if self.alone is None else self.alone,
            self._page if self.alone is None else 1,
        )
        if self._unit is not None:
            return maps, self._unit
        projection = self._projection(subject)
        return (maps,) if projection is None else (maps, projection)

    def optional(self, views: tuple[Asked, ...]) -> tuple[Asked, ...]:
        """Return the projection: not every layer can be projected."""
        return tuple(view for view in views if isinstance(view, Deconvnet))

    def _projection(self, subject: Subject) -> Deconvnet | None:
        """Return the question about the single map that is shown, once its number is known."""
        is_map = subject.layer is not None and len(subject.layer.output_shape) == 3
        if self.seen is None or self.alone is None or not self._is_alone or not is_map:
            return None
        number = int(self.seen.arrays["channels"][0])
        return Deconvnet(self._view.layer, subject.image, number)

    def show_seen(self, view: Asked, seen: SeenPart) -> None:
        """Keep an answer, and offer what the layer has."""
        if isinstance(view, Unit):
            self.unit_card.show_unit(view, seen)
            return
        if isinstance(view, Deconvnet):
            self.projection_card.show_projection(seen)
            self._set_projected(True)
            return
        assert isinstance(view, Activations)
        is_other = self._view != view
        self.seen, self._view = seen, view
        if is_other:
            self._set_projected(False)
            if self.alone is not None:
                self.wish_changed.emit()  # its number is known now
        facts = _facts(seen)
        self.position.setVisible(facts.has_activation)
        self.order.setVisible(facts.total > 1)

    @property
    def _is_alone(self) -> bool:
        """Whether the answer is about a single tile."""
        return self._view.count == 1

    def picture(self) -> Picture | None:
        """Return the maps."""
        if self.seen is None:
            return None
        facts, arrays = _facts(self.seen), self.seen.arrays
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
        if self.seen is None:
            return ""
        maps, numbers = self.seen.arrays["activations"], self.seen.arrays["channels"]
        return DOT.join(
            (
                self.tr("Map {number}").format(number=int(numbers[place.tile])),
                position_text(place),
                figure_text(float(maps[place.row, place.column, place.tile])),
            )
        )

    def hover(self, place: Place | None) -> None:
        """Mark in the image what the unit under the pointer sees."""
        if place is not None and self.seen is not None:
            self.boxed.emit(self._field(self.seen, place))
        else:
            self.boxed.emit(self._box)

    def choose(self, place: Place) -> None:
        """Show how the value of a unit comes about."""
        if self.seen is None:
            return
        self._mark(self._field(self.seen, place))
        if self._subject.has_filters:
            number = int(self.seen.arrays["channels"][place.tile])
            view = self._view
            self._set_unit(Unit(view.layer, view.image, number, place.row, place.column))

    def _field(self, seen: SeenPart, place: Place) -> Box:
        """Return the receptive field of a unit in shares of the image."""
        height, width = self._subject.image_size
        top, bottom = seen.arrays["rows"][place.row].tolist()
        left, right = seen.arrays["columns"][place.column].tolist()
        return Box(top / height, left / width, bottom / height, right / width)

    def _mark(self, box: Box | None) -> None:
        self._box = box
        self.boxed.emit(box)

    def _set_unit(self, unit: Unit | None) -> None:
        self._unit = unit
        self.unit_card.setVisible(unit is not None)
        self.projection_card.setVisible(unit is None)
        self.card_changed.emit()
        if unit is not None:
            self.wish_changed.emit()

    def _set_projected(self, is_projected: bool) -> None:
        self._is_projected = is_projected
        self.card_changed.emit()

    @Slot()
    def _on_card_closed(self) -> None:
        self._set_unit(None)
        self._mark(None)
        self.wish_changed.emit()

    @Slot()
    def _on_switched(self) -> None:
        self.begin_again()


def _page_of(layer: Layer) -> int:
    """Return how many maps a page holds, of a layer with this output shape."""
    area = 1
    for side in layer.output_shape[:-1]:
        area *= side or 1
    return max(8, min(MAPS_A_PAGE, VALUES_A_PAGE // max(area, 1)))


def _facts(seen: SeenPart) -> ActivationsFacts:
    assert isinstance(seen.facts, ActivationsFacts)
    return seen.facts
