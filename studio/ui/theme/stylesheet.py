"""The style sheet, written with the tokens.

Rules here say what Qt's own controls look like, and what a dynamic property means on them:
`role` on labels, `variant` on buttons and frames, `small` on what is set closer.
"""

from string import Template

from studio.ui.theme.tokens import ColorName, Tokens, mix

DRAWN: dict[str, tuple[str, ColorName]] = {
    "arrow": ("chevron-down", "dim"),
    "arrow_off": ("chevron-down", "faint"),
    "check": ("check", "on_accent"),
    "check_plain": ("check", "text"),
    "closed": ("chevron-right-small", "dim"),
    "open": ("chevron-down-small", "dim"),
    "partial": ("partial", "on_accent"),
}
"""Pictures that the sheet names: key -> (icon, token)."""

_SHEET = Template("""
* { color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QMainWindow, QDialog, QWidget#ground { background: $ground; }
QLabel { background: transparent; }
QLabel[role="dim"], QLabel[role="caption"] { color: $dim; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="error"] { color: $error; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="text"] { color: $text; }
QLabel:disabled { color: $dim; }

QFrame[variant="card"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame[variant="popup"] { background: $surface; border: 1px solid $edge; }
QFrame[variant="surface"] { background: $surface; border: none; }
QFrame[variant="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 6px 8px; }

QPushButton, QToolButton {
    border: 1px solid transparent; border-radius: 8px; padding: 0 13px;
    min-height: 28px; max-height: 28px; background: transparent; color: $text;
}
QPushButton { background: $surface; border-color: $edge; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus {
    border: 2px solid $accent; padding: 0 12px; min-height: 26px; max-height: 26px;
}
QPushButton:disabled { color: $faint; background: $surface; border-color: $line; }
QPushButton:checked { background: $accent_ground; color: $accent; border-color: $accent_ground; }
QPushButton[variant="primary"], QPushButton:default {
    background: $accent; color: $on_accent; border-color: $accent;
}
QPushButton[variant="primary"]:hover, QPushButton:default:hover {
    background: $accent_hover; border-color: $accent_hover;
}
QPushButton[variant="primary"]:pressed, QPushButton:default:pressed {
    background: $accent_pressed; border-color: $accent_pressed;
}
QPushButton[variant="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; }
QPushButton[variant="primary"]:disabled {
    background: $track; border-color: $track; color: $faint;
}
QPushButton[variant="quiet"] { background: transparent; border-color: transparent; color: $dim; }
QPushButton[variant="quiet"]:hover { background: $hover_ground; color: $text; }
QPushButton[variant="quiet"]:pressed { background: $pressed; }
QPushButton[variant="quiet"]:focus { border: 2px solid $accent; }
QPushButton[variant="quiet"]:disabled { color: $faint; }
QPushButton[variant="danger"] { color: $error; }
QPushButton[variant="danger"]:hover { background: $error_ground; border-color: $error; }
QPushButton[variant="danger"]:pressed { background: $error_pressed; border-color: $error; }
QPushButton[variant="danger"]:disabled { color: $faint; }
QPushButton[small="true"] {
    border-radius: 6px; padding: 0 9px; min-height: 24px; max-height: 24px;
}
QPushButton[small="true"]:focus { padding: 0 8px; min-height: 22px; max-height: 22px; }
QPushButton[variant="chip"] {
    background: $accent_ground; border: 1px solid $accent_ground; border-radius: 12px;
    color: $accent; padding: 0 9px; min-height: 22px; max-height: 22px;
}
QPushButton[variant="chip"]:hover { border-color: $accent; }
QPushButton[variant="chip"]:checked {
    background: $accent; border-color: $accent; color: $on_accent;
}
QPushButton[variant="chip"]:focus {
    border: 2px solid $accent; padding: 0 8px; min-height: 20px; max-height: 20px;
}
QPushButton[variant="chip"]:checked:focus { border: 2px solid $text; }
QPushButton[variant="chip"]:disabled { color: $faint; background: $track; border-color: $track; }
QPushButton[variant="segment"] {
    background: transparent; border: 1px solid transparent; border-radius: 12px; color: $dim;
    padding: 0 9px; min-height: 22px; max-height: 22px;
}
QPushButton[variant="segment"]:hover { color: $text; }
QPushButton[variant="segment"]:checked { background: $accent_ground; color: $accent; }
QPushButton[variant="segment"]:focus {
    border: 2px solid $accent; padding: 0 8px; min-height: 20px; max-height: 20px;
}
QPushButton[variant="segment"]:disabled { color: $faint; }
QToolButton { padding: 0; min-width: 28px; }
QToolButton:hover { background: $hover_ground; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton[small="true"] {
    border-radius: 6px; min-width: 22px; max-width: 22px; min-height: 22px; max-height: 22px;
}
QLineEdit QToolButton {
    border: none; background: transparent; padding: 0;
    min-width: 0; min-height: 0; max-width: 100px; max-height: 100px;
}
QToolButton::menu-indicator { image: none; }

QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: $field; border: 1px solid $edge; border-radius: 6px; color: $text;
}
QLineEdit, QAbstractSpinBox, QComboBox {
    padding: 0 8px; min-height: 26px; max-height: 26px;
}
QPlainTextEdit, QTextEdit { padding: 6px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $dim; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $accent; background: $surface;
}
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    padding: 0 7px; min-height: 24px; max-height: 24px;
}
QLineEdit[numeric="true"] { padding-right: 3px; }
QLineEdit[numeric="true"]:focus { padding-right: 2px; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled,
QPlainTextEdit:disabled, QTextEdit:disabled {
    color: $dim; background: $surface; border-color: $line;
}
QLineEdit[invalid="true"], QAbstractSpinBox[invalid="true"] { border-color: $error; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
    border: none; background: transparent; padding: 0 6px; min-height: 0; max-height: 100px;
}
QComboBox QLineEdit { padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QComboBox { padding-right: 4px; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$arrow"); width: 12px; height: 12px; }
QComboBox::down-arrow:disabled { image: url("$arrow_off"); }
QComboBox QAbstractItemView, QWidget#ground QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $edge; padding: 4px; outline: none;
    selection-background-color: $accent_ground; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: $accent_ground; color: $accent; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; background: $surface;
}
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$partial");
}
QRadioButton::indicator:checked {
    width: 6px; height: 6px; border: 5px solid $accent; background: $on_accent;
}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {
    border-color: $line; background: $track;
}
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }

QSlider { min-height: 20px; background: transparent; }
QSlider::groove:horizontal { height: 6px; border-radius: 3px; background: $track; }
QSlider::sub-page:horizontal { height: 6px; border-radius: 3px; background: $accent; }
QSlider::handle:horizontal {
    width: 14px; margin: -5px 0; border-radius: 8px; background: $surface; border: 1px solid $edge;
}
QSlider::handle:horizontal:hover { border-color: $accent; }
QSlider::handle:horizontal:focus { border: 2px solid $accent; width: 12px; }
QSlider::sub-page:horizontal:disabled { background: $faint; }

QProgressBar {
    border: none; border-radius: 3px; background: $track; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { border-radius: 3px; background: $accent; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QAbstractItemView { background: $surface; border: none; outline: none; }
QWidget#ground QAbstractItemView { background: transparent; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $scroll; border-radius: 2px; margin: 3px; }
QScrollBar::handle:hover { background: $scroll_hover; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: transparent; border: none; border-bottom: 1px solid $line; color: $dim;
    padding: 4px 11px; min-height: 20px;
}
QTreeView { show-decoration-selected: 1; }
QTreeView::item { border: none; min-height: 31px; padding: 0 4px; }
QTreeView::item:hover, QTreeView::branch:hover { background: $hover; }
QTreeView::item:selected, QTreeView::branch:selected { background: $accent_ground; color: $text; }
QTreeView::branch { background: transparent; border-image: none; image: none; }
QTreeView::branch:has-children:closed { image: url("$closed"); }
QTreeView::branch:has-children:open { image: url("$open"); }
QTreeView::indicator, QListView::indicator, QTableView::indicator {
    width: 14px; height: 14px; border: 1px solid $edge; border-radius: 4px; background: $surface;
}
QTreeView::indicator:hover, QListView::indicator:hover, QTableView::indicator:hover {
    border-color: $accent;
}
QTreeView::indicator:checked, QListView::indicator:checked, QTableView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check");
}
QTreeView::indicator:indeterminate {
    background: $accent; border-color: $accent; image: url("$partial");
}
QTreeView::indicator:read-only { border-color: $line; background: $track; }
QTreeView::indicator:checked:read-only, QTreeView::indicator:indeterminate:read-only {
    border-color: $edge; background: $edge;
}
QTableView { gridline-color: $line; }
QTableView::item, QListView::item { padding: 4px 8px; }
QTableView::item:selected, QListView::item:selected { background: $accent_ground; color: $text; }
QTableView QTableCornerButton::section { background: transparent; border: none; }

QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 8px; border-radius: 6px; min-height: 18px; }
QMenu::item:selected { background: $accent_ground; color: $accent; }
QMenu::item:disabled, QMenu::item:disabled:selected { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 6px; }
QMenu::indicator:checked { image: url("$check_plain"); }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 4px 8px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: $accent_ground; color: $accent; }
QMenuBar::item:disabled { color: $faint; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; }
QTabBar::tab {
    color: $dim; padding: 6px 4px; margin-right: 16px; border: none;
    border-bottom: 2px solid transparent; background: transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QSplitter::handle { background: transparent; }
QGroupBox { border: none; margin-top: 20px; }
QWidget#qt_calendar_navigationbar { background: $surface; }
""")


def style_sheet(tokens: Tokens, drawn: dict[str, str]) -> str:
    """Return the sheet of a scheme; `drawn` has a file path for every key of DRAWN."""
    surface, text = tokens.surface, tokens.text
    colors = {name: value for name, value in vars(tokens).items() if isinstance(value, str)}
    return _SHEET.substitute(
        colors,
        hover=mix(surface, text, 0.04),
        hover_ground=mix(surface, text, 0.06),
        pressed=mix(surface, text, 0.10),
        accent_hover=mix(tokens.accent, text, 0.14),
        accent_pressed=mix(tokens.accent, text, 0.28),
        error_ground=mix(surface, tokens.error, 0.08),
        error_pressed=mix(surface, tokens.error, 0.14),
        scroll=tokens.edge,
        scroll_hover=tokens.dim,
        **drawn,
    )
