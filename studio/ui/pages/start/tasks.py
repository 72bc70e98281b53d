"""The table of tasks: what a project can be about. A further task is one more row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.ui.widgets.task_card import Motif


@dataclass(frozen=True)
class TaskSpec:
    """One row.

    Attributes:
        motif: its picture.
        title: what the person wants, English.
        text: how that works, English.
        action: key of the action that begins it.
    """

    motif: Motif
    title: str
    text: str
    action: str

    def words(self) -> tuple[str, str]:
        """Return title and text in the person's language."""
        translate = QCoreApplication.translate
        return translate("Tasks", self.title), translate("Tasks", self.text)


TASKS: tuple[TaskSpec, ...] = (
    TaskSpec(
        "classify",
        str(QT_TRANSLATE_NOOP("Tasks", "Sort images into classes")),
        str(
            QT_TRANSLATE_NOOP(
                "Tasks",
                "Choose a folder that holds one folder a class. A network learns to tell them "
                "apart, from scratch or with what it knows from a million photos.",
            )
        ),
        "new",
    ),
)
