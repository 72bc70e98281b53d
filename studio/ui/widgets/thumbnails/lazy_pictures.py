"""Pictures that are made when they come into view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from studio.ui.widgets.thumbnails.picture import Picture


class LazyPictures(Sequence[Picture]):
    """A sequence of pictures; a subclass says how many there are and makes one."""

    def picture_at(self, at: int) -> Picture:
        """Make the picture with number `at`, 0 to one less than there are."""
        raise NotImplementedError

    @overload
    def __getitem__(self, at: int) -> Picture: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Picture]: ...
    def __getitem__(self, at: int | slice) -> Picture | Sequence[Picture]:
        if isinstance(at, slice):
            return [self.picture_at(index) for index in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self.picture_at(at % len(self))
