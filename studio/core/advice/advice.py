"""One piece of advice, and what may be done about it with one click."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import msgspec

from studio.core.base.sentences import Sentence
from studio.core.recipes.recipe import Recipe


class Severity(Enum):
    """How much hangs on it; smaller is graver.

    ERROR: the training cannot start. WARNING: the choice is known to hurt. HINT: good to know.
    """

    ERROR = 0
    WARNING = 1
    HINT = 2


class RecipeFix(msgspec.Struct, frozen=True):
    """A change of the recipe that makes the advice go away.

    Attributes:
        label: what the button says.
        apply: from the recipe as it is to the corrected one; pure.
    """

    label: Sentence
    apply: Callable[[Recipe], Recipe]


class RunFix(msgspec.Struct, frozen=True):
    """A way to go on with a run that is at work or has failed.

    Attributes:
        label: what the button says.
        rate_factor: multiplies the learning rates, as in `messages.Resume`.
        batch_size: as in `messages.Resume`.
        discard_edits: as in `messages.Resume`.
        is_to_keep: whether the run is kept as it is, with `messages.Keep`, and not resumed.
        is_from_start: whether another run starts from scratch: nothing in this one is worth it.
        is_end: whether the run is over: it is stopped, tested and kept.
    """

    label: Sentence
    rate_factor: float = 1.0
    batch_size: int = 0
    discard_edits: bool = False
    is_to_keep: bool = False
    is_from_start: bool = False
    is_end: bool = False


class PageFix(msgspec.Struct, frozen=True):
    """A page that shows the images or the figures behind it.

    Attributes:
        label: what the button says.
        page: key of the page.
        section: of the page, "" for the one that it shows anyway.
    """

    label: Sentence
    page: str
    section: str = ""


class Evidence(msgspec.Struct, frozen=True):
    """Where the curves show it, for drawing.

    Attributes:
        since: epoch from which it holds, counted from 1 through all stages.
        label: what is written there; without a full stop.
    """

    since: int
    label: Sentence


class Advice(msgspec.Struct, frozen=True):
    """What a person should know, in one or two plain sentences.

    Attributes:
        evidence: what of the curves it was seen in; None where it is not about curves.
        key: which rule speaks, such as "frozen_random_backbone"; set from the rule's row.
    """

    severity: Severity
    sentence: Sentence
    fix: RecipeFix | RunFix | PageFix | None = None
    evidence: Evidence | None = None
    key: str = ""
