"""What commands print as JSON is JSON, whatever the figures are."""

import json
import math

import pytest

from studio.cli.json_text import json_text
from studio.core.base.sentences import say


def refuse(constant: str) -> None:
    pytest.fail(f"{constant} is no JSON")


def test_what_is_no_number_is_null() -> None:
    value = {"psnr": math.inf, "areas": [0.5, math.nan], "loss": (1e300, -math.inf), "images": 3}
    found = json.loads(json_text(value), parse_constant=refuse)
    assert found == {"psnr": None, "areas": [0.5, None], "loss": [1e300, None], "images": 3}


def test_structs_and_names_that_are_no_text_are_printed() -> None:
    printed = json_text([say("{file} is empty", file="b\udcfcrds"), "ñ"])
    assert "b\udcfcrds" in printed
    assert "ñ" in printed
