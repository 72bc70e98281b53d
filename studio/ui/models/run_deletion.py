"""One step that can be undone: a run that was moved to the trash."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand

from studio.core.base.errors import StudioError
from studio.core.base.sentences import Sentence
from studio.core.runs import run_trash
from studio.core.runs.run_trash import DeletedRun


class RunDeletion(QUndoCommand):
    """Deletes a run again, or puts it back when undone.

    Args:
        text: what was done, in the person's language.
        name: of the run.
        deleted: the run, which is in the trash already.
        on_done: called after each step with the folder that was put back, None when deleted,
            or with the sentence that says why it could not be done.
    """

    def __init__(
        self,
        text: str,
        name: str,
        deleted: DeletedRun,
        on_done: Callable[[str | Sentence | None], None],
    ) -> None:
        super().__init__(text)
        self.name = name
        self.deleted = deleted
        self.is_in_trash = True
        self._on_done = on_done

    def redo(self) -> None:
        """Move the run to the trash; the first time it is there already."""
        if self.is_in_trash:
            return
        try:
            self.deleted = run_trash.delete(self.deleted.origin)
        except StudioError as error:
            self._on_done(error.sentence)
            return
        self.is_in_trash = True
        self._on_done(None)

    def undo(self) -> None:
        """Put the run back."""
        if not self.is_in_trash:
            return
        try:
            run = run_trash.restore(self.deleted)
        except StudioError as error:
            self._on_done(error.sentence)
            return
        self.deleted = DeletedRun(self.deleted.path, run, self.deleted.size)
        self.is_in_trash = False
        self._on_done(str(run))
