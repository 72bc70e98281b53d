"""Sentences for a person, kept apart from the values in them so that a window can translate.

Core and engine know no Qt. They write `say("{file} is empty", file=name)`; whoever shows the
sentence looks its text up in a translation first (`studio.ui.texts.translation.translated`) and
fills in the values after.
"""

import msgspec


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: an English template with `{names}` and the values for them.

    A value may be a sentence itself: the reason that is given in another one.
    """

    text: str
    values: dict[str, "Value"] = {}

    def __str__(self) -> str:
        return self.text.format(**self.values)


Value = str | int | float | Sentence


def say(text: str, /, **values: Value) -> Sentence:
    """Return the sentence `text` with `values` for its `{names}`."""
    return Sentence(text, values)
