"""Files of a run that are numbered by its epochs, `epoch-000007.png`, and thin themselves out."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class EpochFiles(NamedTuple):
    """Those in a folder that end alike.

    Attributes:
        folder: need not be there yet.
        ending: such as ".png".
    """

    folder: Path
    ending: str

    def file(self, epoch: int) -> Path:
        """Return where that of an epoch lies."""
        return self.folder / f"epoch-{epoch:06d}{self.ending}"

    def epochs(self) -> tuple[int, ...]:
        """Return the epochs of which there is a file, ascending."""
        name = re.compile(rf"epoch-(\d{{6,9}}){re.escape(self.ending)}")
        found = []
        with suppress(OSError):
            for file in self.folder.iterdir():
                if match := name.fullmatch(file.name):
                    found.append(int(match[1]))
        return tuple(sorted(found))

    def keep(self, is_kept: Callable[[int], bool]) -> None:
        """Remove all others, where the disk allows it."""
        for epoch in self.epochs():
            if not is_kept(epoch):
                with suppress(OSError):  # somebody looks at it; the next epoch tries again
                    self.file(epoch).unlink(missing_ok=True)

    def thin(self, newest: int, most: int) -> None:
        """Keep about as many as `most`, evenly spaced, the first and the newest among them."""
        apart = spacing(newest, most)
        self.keep(lambda epoch: epoch % apart == 0 or epoch in (1, newest))

    def forget(self, after: int) -> None:
        """Remove those of the epochs behind `after`: a resumed run trains them again."""
        self.keep(lambda epoch: epoch <= after)


def spacing(epochs: int, most: int) -> int:
    """Return how far apart about `most` of so many epochs lie: a power of two.

    So what is kept of a run that grows was kept of the shorter one.
    """
    apart = 1
    while epochs > apart * most:
        apart *= 2
    return apart
