"""What images are made into before a network sees them."""

from typing import Literal, NamedTuple

Color = Literal["rgb", "gray"]

_CHUNK_BYTES = 4 * 1024**2
_MOST_OF_A_CHUNK = 64


class PixelForm(NamedTuple):
    """Size and colour that every image of a data set is brought to.

    Attributes:
        size: (height, width) in pixels.
        color: "rgb" or "gray" (luma of ITU-R BT.601).
    """

    size: tuple[int, int]
    color: Color

    @property
    def row_shape(self) -> tuple[int, int, int]:
        """(height, width, channels) of one image."""
        return (*self.size, 3 if self.color == "rgb" else 1)

    @property
    def row_bytes(self) -> int:
        """Bytes of one image."""
        height, width, channels = self.row_shape
        return height * width * channels

    @property
    def chunk(self) -> int:
        """Images that one thread decodes before it hands them over."""
        return max(1, min(_MOST_OF_A_CHUNK, _CHUNK_BYTES // self.row_bytes))
