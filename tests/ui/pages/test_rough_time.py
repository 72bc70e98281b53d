import pytest
from PySide6.QtCore import QLocale

from studio.ui.pages.rough_time import rough_time


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (3, "10 s"),
        (43, "45 s"),
        (61, "1 min"),
        (203, "3 min"),
        (3130, "52 min"),
        (3580, "1 h 0 min"),
        (5500, "1 h 30 min"),
    ],
)
def test_a_forecast_pretends_no_more_than_it_knows(seconds: float, text: str) -> None:
    QLocale.setDefault(QLocale("en"))
    assert rough_time(seconds).replace("\N{NO-BREAK SPACE}", " ") == text
