"""What one thumbnail stands for."""

from dataclasses import dataclass
from typing import Literal

CaptionTone = Literal["dim", "good", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Picture:
    """One image file.

    Attributes:
        path: absolute path of the file.
        class_name: its class, "" where there is none.
        part: words for its part (training, validation, test), "" where it has none.
        caption: short words below the tile, such as "wren 54 %"; shown if captions are on.
        tone: colour of the caption.
        note: a further line of the tooltip.
    """

    path: str
    class_name: str = ""
    part: str = ""
    caption: str = ""
    tone: CaptionTone = "dim"
    note: str = ""
