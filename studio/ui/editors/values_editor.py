"""Several values of one field in a line: "0.1; 0.2; 0.5"."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from studio.core.recipes.fields import Field, Kind
from studio.core.recipes.recipe_ranges import range_of
from studio.ui.editors.for_field import make_editor, make_number_editor
from studio.ui.editors.integer import IntegerEditor
from studio.ui.editors.typed import TypedEditor, Unfit
from studio.ui.texts.fields import lowest_text, title_text
from studio.ui.theme import Theme

_SIGNS = ("\N{MULTIPLICATION SIGN}", "x", "X")


class ValuesEditor(TypedEditor[tuple[Any, ...]]):
    """At least two different values, each within the limits of its field, with ";" between.

    Values are as in TOML: those of a list, and a size, are lists of whole numbers.
    """

    def __init__(
        self, theme: Theme, field: Field, name: str, parent: QWidget | None = None
    ) -> None:
        self._field = field
        self._reader = _reader_of(theme, field)
        super().__init__(theme, name, (), parent=parent)
        self._reader.setParent(self)
        self._reader.hide()

    def written(self, value: tuple[Any, ...]) -> str:
        """Return the values with semicolons between."""
        return "; ".join(map(self._written_one, value))

    def read(self, text: str) -> tuple[Any, ...] | Unfit:
        """Read what was typed."""
        found: list[Any] = []
        for part in filter(None, map(str.strip, text.split(";"))):
            one = self._read_one(part)
            if isinstance(one, Unfit):
                return one
            if one not in found:
                found.append(one)
        if len(found) < 2:
            reason = self.tr("Enter at least two values with “;” between them.")
            return Unfit(reason, is_begun=True)
        return tuple(found)

    def _written_one(self, value: Any) -> str:  # noqa: ANN401  # as in TOML
        if self._field.kind is Kind.SIZE:
            return " \N{MULTIPLICATION SIGN} ".join(map(str, value))
        if self._field.kind is Kind.COUNTS:
            return ", ".join(map(str, value)) or lowest_text(self._field)
        return str(self._reader.written(value))

    def _read_one(self, text: str) -> Any:  # noqa: ANN401  # a value, or `Unfit`
        if self._field.kind is Kind.SIZE:
            return self._read_size(text)
        if self._field.kind is Kind.COUNTS:
            is_none = text.lower() == lowest_text(self._field).lower()
            found = () if is_none else self._reader.read(text)
            return found if isinstance(found, Unfit) else list(found)
        return self._reader.read(text)

    def _read_size(self, text: str) -> list[int] | Unfit:
        for sign in _SIGNS:
            text = text.replace(sign, " ")
        sides = [self._reader.read(part) for part in text.split()]
        wrong = next((side for side in sides if isinstance(side, Unfit)), None)
        if wrong is not None:
            return wrong
        if not 1 <= len(sides) <= 2:
            return Unfit(self.tr("Enter sizes such as 64 × 64; 128 × 128."), is_begun=True)
        return [sides[0], sides[-1]]


def _reader_of(theme: Theme, field: Field) -> Any:  # noqa: ANN401  # a typed editor of a kind
    """Return an editor, never shown, that reads one value."""
    if field.kind is Kind.SIZE:
        return IntegerEditor(theme, title_text(field), range_of(field.path))
    return (
        make_editor(theme, field) if field.kind is Kind.COUNTS else make_number_editor(theme, field)
    )
