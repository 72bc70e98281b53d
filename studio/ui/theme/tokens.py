"""The colours of the window, light and dark, and its few measures."""

from dataclasses import dataclass
from typing import Literal

GRID = 8
"""Every distance is a multiple of this many pixels, or half of it."""

CARD_RADIUS = 12
CARD_PADDING = 16
GAP = 16
CONTROL_RADIUS = 8
SMALL_RADIUS = 6

ColorName = Literal[
    "ground",
    "surface",
    "line",
    "text",
    "dim",
    "faint",
    "accent",
    "accent_ground",
    "good",
    "warning",
    "error",
    "training",
    "validation",
    "third",
    "on_accent",
    "field",
    "track",
    "edge",
]


@dataclass(frozen=True)
class Tokens:
    """One scheme's colours, each "#RRGGBB".

    Attributes:
        ground: behind everything.
        surface: cards, the rail, the status strip.
        line: outlines of cards, rules and grids: decoration, nothing is lost without it.
        text: what is read.
        dim: labels, explanations, placeholders, icons; 4.5 : 1 and more wherever it is used.
        faint: what is switched off, and nothing else: too little contrast to be read.
        accent: the one colour for what can be pressed or is chosen.
        accent_ground: behind what is chosen.
        good: finished, healthy.
        warning: needs a look.
        error: went wrong.
        training: the training series, everywhere.
        validation: the validation series, everywhere.
        third: the test part, or a third series.
        on_accent: text on a filled accent.
        field: inside of an editor.
        track: the empty part of a bar.
        edge: outline of controls and popups, lines in plots; 3 : 1 and more wherever it is used.
        is_dark: whether text is lighter than ground.
    """

    ground: str
    surface: str
    line: str
    text: str
    dim: str
    faint: str
    accent: str
    accent_ground: str
    good: str
    warning: str
    error: str
    training: str
    validation: str
    third: str
    on_accent: str
    field: str
    track: str
    edge: str
    is_dark: bool

    def color(self, name: ColorName) -> str:
        """Return the token `name` as "#RRGGBB"."""
        value: str = getattr(self, name)
        return value


LIGHT = Tokens(
    ground="#F6F7F9",
    surface="#FFFFFF",
    line="#E2E6EC",
    text="#1B2330",
    dim="#5B657A",
    faint="#98A2B3",
    accent="#3457D5",
    accent_ground="#E8EDFC",
    good="#007656",
    warning="#A84A06",
    error="#C0263A",
    training="#0072B2",
    validation="#C27300",
    third="#009469",
    on_accent="#FFFFFF",
    field="#F6F7F9",
    track="#E2E6EC",
    edge="#7A8497",
    is_dark=False,
)

DARK = Tokens(
    ground="#12151A",
    surface="#1A1E25",
    line="#2A303A",
    text="#E7EAF0",
    dim="#98A2B3",
    faint="#667085",
    accent="#86A2FF",
    accent_ground="#222B45",
    good="#3CCB9B",
    warning="#F0B35A",
    error="#FF7D88",
    training="#56B4E9",
    validation="#F0A73C",
    third="#2FC79A",
    on_accent="#10131A",
    field="#12151A",
    track="#2A303A",
    edge="#737D92",
    is_dark=True,
)


def mix(under: str, over: str, amount: float) -> str:
    """Return `under` with `amount` (0..1) of `over` laid on it; all three "#RRGGBB"."""

    def channel(at: int) -> int:
        low, high = int(under[at : at + 2], 16), int(over[at : at + 2], 16)
        return round(low + (high - low) * amount)

    return f"#{channel(1):02X}{channel(3):02X}{channel(5):02X}"
