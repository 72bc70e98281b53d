"""Asks for the images of codes: the newest wish first, and never faster than answers come."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from studio.core.look.generated import Generated
from studio.core.wire.messages import Seen
from studio.ui.pages.inspect.asked import Asked
from studio.ui.pages.inspect.modes.latent.code_space import as_latents


class Decoding:
    """What a slider wants to see, held back while an earlier wish is being answered.

    Were every move of a slider asked at once, each would take the place of the one before, and a
    slow network would show nothing until the slider rests.
    """

    def __init__(self) -> None:
        self._asked: Generated | None = None
        self._next: Generated | None = None
        self._is_waiting = False
        self.images: NDArray[np.uint8] | None = None

    def forget(self) -> None:
        """Drop everything: another network is looked at."""
        self._asked = self._next = None
        self._is_waiting = False
        self.images = None

    def want(self, codes: NDArray[np.float32], label: int = -1) -> bool:
        """Want the images of codes (n, d), of a class; return whether they can be asked for now."""
        view = Generated(latents=as_latents(codes), label=label)
        if self._is_waiting and self._asked is not None:
            self._next = view
            return False
        is_new = view != self._asked
        self._asked, self._next = view, None
        self._is_waiting = is_new or self.images is None
        return is_new

    def views(self) -> tuple[Asked, ...]:
        """Return the question that is asked now."""
        return () if self._asked is None else (self._asked,)

    def take(self, view: Asked, seen: Seen) -> bool:
        """Keep an answer; return whether a newer wish is to be asked now."""
        if view != self._asked:
            return False
        self._is_waiting = False
        self.images = seen.arrays["images"]
        if self._next is None:
            return False
        self._asked, self._next = self._next, None
        self._is_waiting = True
        return True
