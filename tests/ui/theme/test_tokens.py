import itertools

import pytest

from studio.ui.theme import DARK, LIGHT, ColorName, Tokens, mix


def luminance(color: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


READ: tuple[ColorName, ...] = ("text", "dim", "accent", "good", "warning", "error")


@pytest.mark.parametrize(
    ("tokens", "name", "ground"),
    list(itertools.product((LIGHT, DARK), READ, ("surface", "ground"))),
)
def test_words_can_be_read(tokens: Tokens, name: ColorName, ground: ColorName) -> None:
    assert contrast(tokens.color(name), tokens.color(ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_words_on_the_accent_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.accent, tokens.accent_ground) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_boxes_and_series_stand_out(tokens: Tokens) -> None:
    for name in ("edge", "training", "third"):
        assert contrast(tokens.color(name), tokens.surface) >= 3


def test_mix_goes_from_one_to_the_other() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#000000"
    assert mix("#000000", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#102030", "#304050", 0.5) == "#203040"
