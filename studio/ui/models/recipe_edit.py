"""One step that can be undone: a recipe before and after."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtGui import QUndoCommand

from studio.core.recipes.recipe import Recipe

MERGE_SECONDS = 1.5
"""Edits of one setting that follow each other within this time are one step."""


class RecipeEdit(QUndoCommand):
    """Puts `after` in force, or `before` when undone.

    Args:
        what: the setting that was changed, in the language the window had then.
        apply: puts a recipe in force.
        field: place of the field that was edited, such as "stage[1].epochs"; edits of one field
            that follow each other soon are one step. "" is a step of its own.
        is_consequence: whether the program made it of the edit of `field` before, however long
            that took.
    """

    def __init__(
        self,
        before: Recipe,
        after: Recipe,
        what: str,
        apply: Callable[[Recipe], None],
        *,
        field: str = "",
        is_consequence: bool = False,
    ) -> None:
        super().__init__(what)
        self._before = before
        self._after = after
        self._when = monotonic()
        self._apply = apply
        self._field = field
        self._is_consequence = is_consequence

    def id(self) -> int:
        """Return the number of the commands that may be merged: all of this kind."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take in a later edit of the same field."""
        if not isinstance(other, RecipeEdit) or not self._field or other._field != self._field:
            return False
        if other._when - self._when > MERGE_SECONDS and not other._is_consequence:
            return False
        self._after = other._after
        self._when = other._when
        self.setObsolete(self._after == self._before)
        return True

    def redo(self) -> None:
        """Put the later recipe in force."""
        self._apply(self._after)

    def undo(self) -> None:
        """Put the earlier recipe back."""
        self._apply(self._before)
