"""What the demo waits for."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Until:
    """Go on when `condition` holds.

    Attributes:
        condition: looked at again and again.
        seconds: give up after this long.
        doing: what is waited for, in the person's language, for the sentence of a failure.
    """

    condition: Callable[[], bool]
    seconds: float
    doing: str
