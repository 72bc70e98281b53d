import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from studio.ui.texts import format as shown

GLUE = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0.0 s"),
        (0.42, "0.4 s"),
        (9.96, "10 s"),
        (48, "48 s"),
        (59.7, "1 min 0 s"),
        (200, "3 min 20 s"),
        (3599.6, "1 h 0 min"),
        (7500, "2 h 5 min"),
        (200_000, "2 d 8 h"),
        (-3, "0.0 s"),
        (math.inf, "\N{EN DASH}"),
        (math.nan, "\N{EN DASH}"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert shown.duration_text(seconds) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (771, "771"),
        (132_099, "132,099"),
        (14_789_955, "14.8 million"),
        (999_999_999, "1.0 billion"),
    ],
)
def test_parameters(count: int, text: str) -> None:
    assert shown.parameters_text(count) == text


def test_an_interval_says_both_of_its_ends() -> None:
    dash = "\N{EN DASH}"
    assert shown.interval_text(0.5212, 0.8334) == f"52{dash}83{GLUE}%"
    assert shown.interval_text(0.6097, 1.0) == f"61{dash}100{GLUE}%"
    assert shown.interval_text(0.953, 0.9871) == f"95.3{dash}98.7{GLUE}%"


def test_numbers() -> None:
    assert shown.count_text(1754) == "1,754"
    assert shown.decimal_text(0.5) == "0.50"
    assert shown.decimal_text(1) == "1.00"
    assert shown.percent_text(0.936, 1) == f"93.6{GLUE}%"
    assert shown.percent_text(math.nan) == shown.decimal_text(math.nan) == "\N{EN DASH}"
    assert shown.bytes_text(2_400_000_000) == "2.4 GB"
    assert shown.shape_text((14, None, 512)) == "14x?x512".replace("x", "\N{MULTIPLICATION SIGN}")


def test_numbers_follow_the_language() -> None:
    QLocale.setDefault(QLocale("de"))
    assert shown.count_text(17540) == "17.540"
    assert shown.decimal_text(0.5) == "0,50"
    assert shown.parameters_text(14_789_955) == "14,8 million"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0.000"),
        (0.69315, "0.693"),
        (9.9996, "10.00"),
        (23.456, "23.46"),
        (1234.4, "1,234"),
        (9999.4, "9,999"),
        (9999.6, "1e4"),
        (474_739_961_518_791_552.0, "4.75e17"),
        (1.2345678901234567e34, "1.23e34"),
        (-1e20, "-1e20"),
        (0.00025, "2.5e-4"),
        (0.00324, "0.0032"),
        (0.0996, "0.0996"),
        (0.09996, "0.100"),
        (math.inf, "\N{EN DASH}"),
        (math.nan, "\N{EN DASH}"),
    ],
)
def test_a_measured_number_has_at_most_four_figures(number: float, text: str) -> None:
    assert shown.figure_text(number) == text
    digits = "".join(sign for sign in text.partition("e")[0] if sign.isdigit())
    assert len(digits.lstrip("0")) <= 4


def test_no_number_is_too_large_to_be_shown() -> None:
    assert shown.count_text(10**40) == "1e40"
    assert shown.whole_text(1e40) == "1e40"
    assert shown.whole_text(math.inf) == "\N{EN DASH}"
    assert shown.percent_text(1e30, 1) == f"1e32{GLUE}%"
    assert shown.decimal_text(1e30) == "1e30"


def test_a_rate_is_written_as_it_is_typed() -> None:
    rates = {1e-4: "1e-4", 0.001: "1e-3", 2.5e-4: "2.5e-4", 0.5: "5e-1", 1.0: "1", 10.0: "10"}
    assert {rate: shown.rate_text(rate) for rate in rates} == rates
    assert shown.rate_text(0.0) == "0"
    QLocale.setDefault(QLocale("es"))
    assert shown.rate_text(2.5e-4) == "2,5e-4"
    assert shown.figure_text(4.7474e17) == "4,75e17"


def test_two_figures_are_always_two() -> None:
    numbers = (0.0339, 0.02993, 0.03, 0.0996, 1.0, 19.1, 123.0, 0.0)
    texts = ["0.034", "0.030", "0.030", "0.10", "1.0", "19", "123", "0"]
    assert [shown.short_text(number) for number in numbers] == texts
    assert shown.short_text(math.nan) == "\N{EN DASH}"
    assert shown.short_text(0.0000123) == "1.2e-5"
