import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCompleter, QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.theme import DARK, LIGHT, ColorName, Scheme, Theme, Tokens, mix
from studio.ui.theme.palette import palette_of
from studio.ui.theme.stylesheet import DRAWN, style_sheet
from studio.ui.widgets.banner import banner_ground
from studio.ui.widgets.chart.colors import ChartColors


def luminance(color: str) -> float:
    """Relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
READ: tuple[ColorName, ...] = ("text", "dim", "accent", "good", "warning", "error")
SEEN: tuple[ColorName, ...] = (*READ, "edge", "training", "validation", "third")
GROUNDS: tuple[ColorName, ...] = ("surface", "ground", "field", "accent_ground")
"""Not `line` and `track`, which outline cards, rule tables and show the empty part of a bar: WCAG
1.4.11 asks for nothing where nothing is told by a line alone."""


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_can_be_read_and_lines_be_seen(tokens: Tokens, ground: ColorName) -> None:
    """WCAG 2.2, 1.4.3 (text 4.5 : 1) and 1.4.11 (lines, icons, outlines and focus 3 : 1)."""
    found = {name: contrast(tokens.color(name), tokens.color(ground)) for name in SEEN}
    assert {name for name in READ if found[name] < 4.5} == set()
    assert {name for name in SEEN if found[name] < 3} == set()


@SCHEMES
@pytest.mark.parametrize("kind", ["accent", "good", "warning", "error"])
def test_banners_can_be_read(tokens: Tokens, kind: ColorName) -> None:
    ground = banner_ground(tokens, kind)
    assert contrast(tokens.text, ground) >= 4.5
    assert contrast(tokens.dim, ground) >= 4.5  # the button that folds the details out
    assert contrast(tokens.color(kind), ground) >= 3


def rules_of(tokens: Tokens) -> dict[str, str]:
    """Return selector -> declarations of the style sheet, but for what is switched off."""
    sheet = style_sheet(tokens, dict.fromkeys(DRAWN, "x.svg"))
    found = {
        one.strip(): body
        for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
        for one in selectors.split(",")
    }
    return {one: body for one, body in found.items() if not re.search(":disabled|:read-", one)}


def colors_in(rules: dict[str, str], selector: str, declaration: str) -> list[str]:
    """Return the colour that a rule declares, else that of the same control without its state."""
    pattern = rf"(?<![-\w]){declaration}: (?:\dpx solid )?(#\w{{6}})"
    found = re.findall(pattern, rules[selector])
    stateless = re.sub(r"(?<!:):(?!:)[\w:-]+", "", selector)
    return found or re.findall(pattern, rules.get(stateless, ""))


@SCHEMES
def test_every_rule_of_the_style_sheet_can_be_read(tokens: Tokens) -> None:
    rules = rules_of(tokens)
    assert len(rules) > 150
    bad = [
        (selector, text, ground)
        for selector in rules
        for text in colors_in(rules, selector, "color")
        for ground in colors_in(rules, selector, "background") or [tokens.surface, tokens.ground]
        if contrast(text, ground) < 4.5
    ]
    assert bad == []


CONTROLS = "QPushButton|QToolButton|Edit|SpinBox|QComboBox|::indicator|::handle|QMenu$|QToolTip"


@SCHEMES
def test_every_outline_of_a_control_can_be_seen(tokens: Tokens) -> None:
    """A button that is filled up to its outline is told by its words, which are tested above."""
    rules = rules_of(tokens)
    bad = [
        (selector, outline)
        for selector in rules
        if re.search(CONTROLS, selector)
        for outline in colors_in(rules, selector, "border(?:-color)?")
        if outline not in colors_in(rules, selector, "background")
        if min(contrast(outline, tokens.surface), contrast(outline, tokens.ground)) < 3
    ]
    assert bad == []


@SCHEMES
def test_every_curve_can_be_seen(tokens: Tokens) -> None:
    colors = ChartColors.of(tokens)
    lines = (colors.training, colors.validation, *colors.overlays, colors.edge, colors.accent)
    assert [one for one in lines if contrast(one, colors.surface) < 3] == []
    assert [one for one in (colors.text, colors.dim) if contrast(one, colors.surface) < 4.5] == []


@SCHEMES
def test_what_is_painted_is_read_on_its_tint(tokens: Tokens) -> None:
    """Hovered rows, pressed buttons, the pill of a run that can be resumed."""
    for amount in (0.04, 0.05, 0.06, 0.10):
        tint = mix(tokens.surface, tokens.text, amount)
        assert min(contrast(one, tint) for one in (tokens.text, tokens.dim, tokens.accent)) >= 4.5
    for amount in (0.10, 0.16):
        assert contrast(tokens.warning, mix(tokens.surface, tokens.warning, amount)) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


def test_placeholders_can_be_read() -> None:
    for tokens in (LIGHT, DARK):
        color = palette_of(tokens).color(QPalette.ColorRole.PlaceholderText).name()
        assert contrast(color, tokens.field) >= 4.5
        assert contrast(color, tokens.surface) >= 4.5


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_list_that_pops_up_has_a_ground_to_be_read_on(
    theme: Theme, qtbot: QtBot, scheme: Scheme
) -> None:
    """The list of a completer is a window of its own: what is clear there is black."""
    theme.set_scheme(scheme)
    field = QLineEdit()
    qtbot.addWidget(field)
    completer = QCompleter(["alpha", "alpine"], field)
    field.setCompleter(completer)
    field.show()
    field.setText("al")
    completer.complete()
    popup = completer.popup()
    assert popup is not None
    picture = popup.grab().toImage()
    assert picture.pixelColor(picture.width() - 4, picture.height() - 4).name().upper() == (
        theme.tokens.surface
    )
    popup.hide()
    theme.set_scheme(Scheme.LIGHT)


def test_mix_goes_from_one_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#102030", "#304050", 0.5) == "#203040"
