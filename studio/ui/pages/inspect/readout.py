"""What lies under the pointer, in words and numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from studio.core.look.activations import ActivationsFacts
from studio.core.look.filters import FiltersFacts, by_channel
from studio.core.look.mosaic import Place
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.wish import Wish
from studio.ui.texts.format import figure_text

translate = QCoreApplication.translate
_DOT = " \N{MIDDLE DOT} "


def readout(seen: Seen, wish: Wish, channel: int | None, place: Place) -> str:
    """Return number, position and value of a pixel of a tile.

    Args:
        channel: the input channel that is shown of filters; None for the colours, or all.
    """
    where = translate("InspectReadout", "row {row}, column {column}").format(
        row=place.row, column=place.column
    )
    facts = seen.facts
    if isinstance(facts, ActivationsFacts):
        maps, numbers = seen.arrays["activations"], seen.arrays["channels"]
        name = translate("InspectReadout", "Map {number}").format(number=int(numbers[place.tile]))
        said = figure_text(float(maps[place.row, place.column, place.tile]))
        return _DOT.join((name, where, said))
    assert isinstance(facts, FiltersFacts)
    filters = by_channel(seen.arrays["filters"], facts)
    pixel = filters[place.row, place.column]
    if facts.colors and channel is None:
        names = [
            translate("InspectReadout", "red"),
            translate("InspectReadout", "green"),
            translate("InspectReadout", "blue"),
        ]
        if facts.colors == "bgr":
            names.reverse()
        values = [
            f"{name} {figure_text(float(value))}"
            for name, value in zip(names, pixel[:, place.tile], strict=True)
        ]
        return _DOT.join((_filter(wish.first + place.tile, wish), where, ", ".join(values)))
    if wish.alone is not None:
        shown = place.tile if channel is None else channel
        value, number = float(pixel[shown, 0]), wish.alone
    else:
        shown = channel or 0
        value, number = float(pixel[shown, place.tile]), wish.first + place.tile
    source = translate("InspectReadout", "input channel {channel}").format(channel=shown)
    parts = [_filter(number, wish), *([source] if facts.inputs > 1 else []), where]
    return _DOT.join((*parts, figure_text(value)))


def _filter(number: int, wish: Wish) -> str:
    if wish.alone is not None:
        number = wish.alone
    return translate("InspectReadout", "Filter {number}").format(number=number)
