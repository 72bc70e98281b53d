"""Sentences for a person, kept apart from the values in them so that a window can translate.

Core and engine know no Qt. They write `say("{file} is empty", file=name)`; whoever shows the
sentence looks its text up in a translation first (`studio.ui.texts.translation.translated`) and
fills in the values after.
"""

from string import Formatter

import msgspec

_LARGE = 9999.5

_DEEPEST = 16
"""Sentences inside one another; ours are two or three."""


class Sentence(msgspec.Struct, frozen=True):
    """One sentence: an English template with `{names}` and the values for them.

    A value may be a sentence itself: the reason that is given in another one.
    """

    text: str
    values: dict[str, "Value"] = {}

    def __post_init__(self) -> None:
        """Refuse what cannot be said; a sentence may come from a file or from another program.

        Raises:
            ValueError: a place without a value or with more than a name, or sentences nested
                deeper than anybody reads.
        """
        for _, name, form, conversion in Formatter().parse(self.text):
            if name is None:
                continue
            if not name.isidentifier() or name not in self.values or form or conversion:
                raise ValueError(f"a sentence without a value for {name[:80]!r}")
        inner, depth = [self], 0
        while inner := [
            one for each in inner for one in each.values.values() if isinstance(one, Sentence)
        ]:
            depth += 1
            if depth > _DEEPEST:
                raise ValueError("sentences nested too deeply")

    def __str__(self) -> str:
        return self.text.format(**{name: _plain(one) for name, one in self.values.items()})


Value = str | int | float | Sentence


def _plain(value: Value) -> Value | str:
    """Return a value as it is printed: a large measured number has an exponent, not 34 digits."""
    is_large = isinstance(value, float) and not -_LARGE < value < _LARGE
    return f"{value:.4g}" if is_large else value


def say(text: str, /, **values: Value) -> Sentence:
    """Return the sentence `text` with `values` for its `{names}`."""
    return Sentence(text, values)
