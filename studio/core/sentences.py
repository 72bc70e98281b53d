"""Sentences for a person, kept apart from the values in them so that a window can translate.

Core and engine know no Qt. They write `say("{file} is empty", file=name)`; whoever shows the
sentence looks its text up in a translation first (`studio.ui.translation.translated`) and fills
in the values after.
"""

import msgspec

Value = str | int | float


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: an English template with `{names}` and the values for them."""

    text: str
    values: dict[str, Value] = {}

    def __str__(self) -> str:
        return self.text.format(**self.values)


def say(text: str, /, **values: Value) -> Sentence:
    """Return the sentence `text` with `values` for its `{names}`."""
    return Sentence(text, values)
