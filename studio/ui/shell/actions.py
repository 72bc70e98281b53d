"""The table of actions: what can be done from the menus and with keys, everywhere.

When each can be done is said in `studio.ui.models.obstacles`.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from studio.ui.pages.task_views import TASK_VIEWS


@dataclass(frozen=True)
class ActionSpec:
    """One row.

    Attributes:
        key: its name in code.
        menu: English title of its menu.
        text: English, "&" before the letter of its mnemonic.
        shortcut: keys, several with ";" between them, or "".
        icon: name of the icon, or "".
        slot: name of the method of `WindowActions`.
        starts_group: whether a line stands before it in the menu.
        task: key of the task that the method is told, "" where it is told none.
    """

    key: str
    menu: str
    text: str
    shortcut: str
    icon: str
    slot: str
    starts_group: bool = False
    task: str = ""

    def label(self) -> str:
        """Return the text in the person's language."""
        return QCoreApplication.translate("Actions", self.text)

    def menu_label(self) -> str:
        """Return the menu's title in the person's language."""
        return QCoreApplication.translate("Actions", self.menu)


FILE = str(QT_TRANSLATE_NOOP("Actions", "&File"))
EDIT = str(QT_TRANSLATE_NOOP("Actions", "&Edit"))
TRAINING = str(QT_TRANSLATE_NOOP("Actions", "&Training"))
VIEW = str(QT_TRANSLATE_NOOP("Actions", "&View"))
HELP = str(QT_TRANSLATE_NOOP("Actions", "&Help"))

ACTIONS: tuple[ActionSpec, ...] = (
    *(
        ActionSpec(row.action, FILE, row.menu, row.shortcut, "plus", "new_project", task=row.key)
        for row in TASK_VIEWS
    ),
    ActionSpec(
        "open",
        FILE,
        str(QT_TRANSLATE_NOOP("Actions", "&Open project…")),
        "Ctrl+O",
        "folder",
        "open_project",
    ),
    ActionSpec(
        "rename",
        FILE,
        str(QT_TRANSLATE_NOOP("Actions", "&Rename project…")),
        "F2",
        "edit",
        "rename_project",
    ),
    ActionSpec(
        "close",
        FILE,
        str(QT_TRANSLATE_NOOP("Actions", "&Close project")),
        "Ctrl+W",
        "home",
        "close_project",
    ),
    ActionSpec(
        "quit",
        FILE,
        str(QT_TRANSLATE_NOOP("Actions", "&Quit")),
        "Ctrl+Q",
        "",
        "close_window",
        starts_group=True,
    ),
    ActionSpec(
        "rescan",
        EDIT,
        str(QT_TRANSLATE_NOOP("Actions", "&Rescan the image folder")),
        "F5",
        "refresh",
        "rescan",
        starts_group=True,
    ),
    ActionSpec(
        "train",
        TRAINING,
        str(QT_TRANSLATE_NOOP("Actions", "Start &training")),
        "Ctrl+Return; Ctrl+Enter",
        "play",
        "start_training",
    ),
    ActionSpec(
        "stop",
        TRAINING,
        str(QT_TRANSLATE_NOOP("Actions", "&Stop and keep")),
        "Ctrl+.",
        "stop",
        "stop_training",
    ),
    ActionSpec(
        "pause",
        TRAINING,
        str(QT_TRANSLATE_NOOP("Actions", "&Pause")),
        "Ctrl+Shift+P",
        "pause",
        "pause_training",
    ),
    ActionSpec(
        "compare",
        TRAINING,
        str(QT_TRANSLATE_NOOP("Actions", "&Compare variants…")),
        "Ctrl+Shift+C",
        "chart",
        "compare",
        starts_group=True,
    ),
    ActionSpec(
        "plan_search",
        TRAINING,
        str(QT_TRANSLATE_NOOP("Actions", "P&lan a search…")),
        "Ctrl+Shift+F",
        "search",
        "plan_search",
    ),
    ActionSpec(
        "searches",
        TRAINING,
        str(QT_TRANSLATE_NOOP("Actions", "Search &results…")),
        "Ctrl+Shift+R",
        "search",
        "show_searches",
    ),
    ActionSpec(
        "full_screen",
        VIEW,
        str(QT_TRANSLATE_NOOP("Actions", "&Full screen")),
        "F11",
        "",
        "toggle_full_screen",
        starts_group=True,
    ),
    ActionSpec(
        "help",
        HELP,
        str(QT_TRANSLATE_NOOP("Actions", "&Explain this field")),
        "F1",
        "",
        "explain_field",
    ),
    ActionSpec(
        "shortcuts",
        HELP,
        str(QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts")),
        "Ctrl+/",
        "",
        "show_shortcuts",
    ),
    ActionSpec(
        "about",
        HELP,
        str(QT_TRANSLATE_NOOP("Actions", "&About Afina Studio")),
        "",
        "",
        "show_about",
        starts_group=True,
    ),
)
