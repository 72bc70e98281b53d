"""One piece of advice."""

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


class Fix(msgspec.Struct, frozen=True):
    """A change of the recipe that makes the advice go away.

    Attributes:
        label: what the button says.
        apply: from the recipe as it is to the mended one; pure.
    """

    label: Sentence
    apply: Callable[[Recipe], Recipe]


class Advice(msgspec.Struct, frozen=True):
    """What a person should know, in one or two plain sentences.

    Attributes:
        key: which rule speaks, such as "frozen_random_backbone"; stable, for tests and memory.
    """

    key: str
    severity: Severity
    sentence: Sentence
    fix: Fix | None = None
