"""The table of pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.ui.pages.named_class import named_class
from studio.ui.pages.page import Page, PageContext


class Section(Enum):
    """Where on the rail a page is listed."""

    TOP = "top"
    BOTTOM = "bottom"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class PageSpec:
    """One row: a page before it is built.

    Attributes:
        key: its name in code and settings.
        title: its name on the rail, English, translated by `label`.
        icon: name of the icon.
        factory: "module:Class", imported shortly before the page is built.
        shortcut: keys that show it.
        needs_project: whether it means something only with an open project.
    """

    key: str
    title: str
    icon: str
    factory: str
    shortcut: str
    needs_project: bool = True
    section: Section = Section.TOP

    def label(self) -> str:
        """Return the name on the rail in the person's language."""
        return QCoreApplication.translate("Pages", self.title)

    def load(self) -> type[Page]:
        """Import the page's module."""
        page: type[Page] = named_class(self.factory)
        return page

    def make(self, context: PageContext) -> Page:
        """Build the page."""
        make: Callable[[PageContext], Page] = self.load()
        return make(context)


PAGES: tuple[PageSpec, ...] = (
    PageSpec(
        "start",
        str(QT_TRANSLATE_NOOP("Pages", "Start")),
        "home",
        "studio.ui.pages.start:StartPage",
        "Ctrl+0",
        needs_project=False,
        section=Section.HIDDEN,
    ),
    PageSpec(
        "data",
        str(QT_TRANSLATE_NOOP("Pages", "Data")),
        "data",
        "studio.ui.pages.data:DataPage",
        "Ctrl+1",
    ),
    PageSpec(
        "model",
        str(QT_TRANSLATE_NOOP("Pages", "Model")),
        "model",
        "studio.ui.pages.model:ModelPage",
        "Ctrl+2",
    ),
    PageSpec(
        "train",
        str(QT_TRANSLATE_NOOP("Pages", "Training")),
        "train",
        "studio.ui.pages.train:TrainPage",
        "Ctrl+3",
    ),
    PageSpec(
        "evaluate",
        str(QT_TRANSLATE_NOOP("Pages", "Evaluate")),
        "evaluate",
        "studio.ui.pages.evaluate:EvaluatePage",
        "Ctrl+4",
    ),
    PageSpec(
        "inspect",
        str(QT_TRANSLATE_NOOP("Pages", "Inspect")),
        "inspect",
        "studio.ui.pages.inspect:InspectPage",
        "Ctrl+5",
        needs_project=False,
    ),
    PageSpec(
        "export",
        str(QT_TRANSLATE_NOOP("Pages", "Export")),
        "export",
        "studio.ui.pages.export:ExportPage",
        "Ctrl+6",
    ),
    PageSpec(
        "runs",
        str(QT_TRANSLATE_NOOP("Pages", "Runs")),
        "runs",
        "studio.ui.pages.runs:RunsPage",
        "Ctrl+7",
        section=Section.BOTTOM,
    ),
    PageSpec(
        "settings",
        str(QT_TRANSLATE_NOOP("Pages", "Settings")),
        "settings",
        "studio.ui.pages.settings:SettingsPage",
        "Ctrl+8",
        needs_project=False,
        section=Section.BOTTOM,
    ),
)
