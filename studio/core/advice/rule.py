"""A rule of advice: a function and when and where it is asked."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Literal

import msgspec

from studio.core.advice.advice import Advice

Speak = Callable[..., Advice | None]
"""From the situation of the rule's moment, pure; None where there is nothing to say."""

AdvicePlace = Literal["data", "problem", "model"]
"""A page on which advice about a recipe is shown: the Data page, the Data page while the images
cannot be trained on, the Model page. What is to be trained is shown with all advice."""


class Moment(Enum):
    """When a rule is asked, and what it looks at.

    BEFORE a training at a `Situation`, DURING and AFTER it at a `RunSituation`, where it has
    FAILED at a `FailureSituation`.
    """

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"
    FAILED = "failed"


class Rule(msgspec.Struct, frozen=True):
    """One row.

    Attributes:
        key: stable, for tests and memory.
        speak: the rule itself.
        moments: when it is asked.
        places: where its advice is shown, of a rule that is asked before a training.
    """

    key: str
    speak: Speak
    moments: tuple[Moment, ...] = (Moment.BEFORE,)
    places: tuple[AdvicePlace, ...] = ("model",)
