"""A line of text."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from studio.core.recipes.recipe_ranges import Range
from studio.ui.editors.typed import TypedEditor, Unfit
from studio.ui.texts.format import count_text
from studio.ui.theme import Theme


class TextEditor(TypedEditor[str]):
    """A line; the value changes when it is finished (Return, or the focus leaves).

    Args:
        limits: how many characters it may have, without blanks around them.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        placeholder: str = "",
        *,
        limits: Range | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._limits = limits
        self._taken: frozenset[str] = frozenset()
        super().__init__(theme, name, "", placeholder, parent)

    def set_taken(self, texts: Iterable[str]) -> None:
        """Refuse these: others have them already."""
        self._taken = frozenset(texts)
        self._check_again()

    def written(self, value: str) -> str:
        """Return the text itself."""
        return value

    def read(self, text: str) -> str | Unfit:
        """Read what was typed."""
        limits = self._limits
        if limits is None:
            return text
        found = text.strip()
        if limits.is_too_low(len(found)):
            return Unfit(self.tr("Enter a name. Still in use: {value}.").format(value=self._value))
        if limits.is_too_high(len(found)):
            label = self.tr("At most {most} characters; these are {count}.")
            most = count_text(int(limits.highest or 0))
            return Unfit(label.format(most=most, count=count_text(len(found))))
        if found in self._taken:
            label = self.tr("The name “{name}” is already used. Enter a different one.")
            return Unfit(label.format(name=found), is_begun=True)
        return found
