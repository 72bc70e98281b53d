"""The typeface: Inter, carried with the program, with figures of one width."""

from enum import StrEnum
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

FAMILY = "Inter"


class Role(StrEnum):
    """What a piece of text is for; its size and weight follow from that."""

    BODY = "body"
    DIM = "dim"
    STRONG = "strong"
    CAPTION = "caption"
    HEADING = "heading"
    TITLE = "title"
    DISPLAY = "display"
    BRAND = "brand"
    TASK = "task"


_SIZE_AND_WEIGHT = {
    Role.BODY: (13, QFont.Weight.Normal),
    Role.DIM: (13, QFont.Weight.Normal),
    Role.STRONG: (13, QFont.Weight.DemiBold),
    Role.CAPTION: (12, QFont.Weight.Normal),
    Role.HEADING: (13, QFont.Weight.DemiBold),
    Role.TITLE: (20, QFont.Weight.DemiBold),
    Role.DISPLAY: (26, QFont.Weight.DemiBold),
    Role.BRAND: (15, QFont.Weight.Bold),
    Role.TASK: (14, QFont.Weight.DemiBold),
}

LINE_HEIGHT = {
    Role.BODY: 20,
    Role.DIM: 20,
    Role.STRONG: 20,
    Role.CAPTION: 18,
    Role.HEADING: 20,
    Role.TITLE: 28,
    Role.DISPLAY: 34,
    Role.BRAND: 20,
    Role.TASK: 20,
}
"""Distance from line to line in pixels."""


def load_fonts(folder: Path) -> bool:
    """Add the font files of `folder`; False where none could be read (the system's font serves)."""
    added = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(folder.glob("*.otf"))]
    return any(number >= 0 for number in added)


def font_of(role: Role, has_inter: bool = True) -> QFont:
    """Return the font of `role`, sizes in pixels independent of the screen's scale."""
    pixels, weight = _SIZE_AND_WEIGHT[role]
    font = QFont(FAMILY) if has_inter else QFont()
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    if pixels >= 20:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    return font
