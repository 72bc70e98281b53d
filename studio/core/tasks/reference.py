"""A value that the figures of a run are held against, such as what a simpler method reaches."""

from __future__ import annotations

import msgspec

from studio.core.base.sentences import Sentence


class Reference(msgspec.Struct, frozen=True):
    """One value, drawn as a level line on the curves of the figures that it can be compared with.

    Attributes:
        figures: keys of the figures that are measured in its unit.
        value: in that unit.
        name: in a few words, as in a legend.
        help: where it comes from, and what it says about a curve.
    """

    figures: tuple[str, ...]
    value: float
    name: Sentence
    help: Sentence
