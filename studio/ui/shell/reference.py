"""What the menu Help lists: the keys, made from the tables, and what the program is made of."""

from __future__ import annotations

import platform

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtGui import QKeySequence

import studio
from studio.ui.dialogs.reference_dialog import ReferenceDialog, Section
from studio.ui.pages.table import PAGES
from studio.ui.shell.actions import ACTIONS, EDIT, VIEW
from studio.ui.shell.libraries import libraries
from studio.ui.theme import Theme
from studio.ui.widgets.chart.keys import chart_keys

translate = QCoreApplication.translate

LICENCE = "MIT"


def shortcut_sections() -> list[Section]:
    """Return every key of the tables of actions and pages, a section per menu, and of charts."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for spec in ACTIONS:
        if spec.shortcut:
            own = rows.setdefault(spec.menu, [])
            own.append((_plain(spec.label()), _keys(spec.shortcut)))
    rows[EDIT][:0] = [
        (translate("Reference", "Undo"), _keys("Ctrl+Z")),
        (translate("Reference", "Redo"), _keys("Ctrl+Shift+Z; Ctrl+Y")),
    ]
    rows[VIEW][:0] = [(page.label(), _keys(page.shortcut)) for page in PAGES]
    menus = [
        Section(_plain(translate("Actions", menu)), tuple(listed)) for menu, listed in rows.items()
    ]
    return [*menus, Section(translate("Reference", "In a chart"), chart_keys())]


def shortcuts_dialog(theme: Theme) -> ReferenceDialog:
    """Return the list of keys."""
    title = translate("Reference", "Keyboard shortcuts")
    text = translate(
        "Reference",
        "Tab moves between controls, the arrow keys within one, and Space presses it. F1 explains "
        "the field you are in.",
    )
    return ReferenceDialog(theme, title, text, shortcut_sections())


def about_dialog(theme: Theme) -> ReferenceDialog:
    """Return what the program is: version, licence, libraries."""
    program = Section(
        "",
        (
            (translate("Reference", "Version"), studio.__version__),
            (translate("Reference", "Licence"), LICENCE),
            ("Python", platform.python_version()),
            ("Qt", qVersion()),
        ),
    )
    listed = tuple(
        (one.name, f"{one.version} · {one.licence}" if one.licence else one.version)
        for one in libraries()
    )
    fonts = (("Inter", "SIL Open Font License 1.1"),)
    parts = Section(translate("Reference", "Libraries and fonts"), (*listed, *fonts))
    title = translate("Reference", "About Afina Studio")
    text = translate(
        "Reference",
        "Train and understand image networks on your own pictures. Everything stays on your "
        "computer.",
    )
    return ReferenceDialog(theme, title, text, [program, parts])


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _keys(shortcut: str) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(one.toString(native) for one in QKeySequence.listFromString(shortcut))
