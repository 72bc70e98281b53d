from pathlib import Path

import pytest

from studio.core.exports.formats import FORMATS, format_of, with_format

BY_KEY = {row.key: row for row in FORMATS}


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("birds.h5", "h5"),
        ("birds.weights.h5", "weights.h5"),
        ("Birds.Weights.H5", "weights.h5"),
        ("birds.keras", "keras"),
        ("birds", "folder"),
        ("birds of 2024.june", "folder"),
    ],
)
def test_the_ending_decides(name: str, key: str) -> None:
    assert format_of(Path("/tmp") / name).key == key


@pytest.mark.parametrize("before", ["birds.h5", "birds.weights.h5", "birds.keras", "birds"])
@pytest.mark.parametrize("key", list(BY_KEY))
def test_changing_the_format_changes_the_ending_only(before: str, key: str) -> None:
    changed = with_format(Path("/tmp") / before, BY_KEY[key])
    assert changed == Path("/tmp") / f"birds{BY_KEY[key].ending}"
    assert format_of(changed) is BY_KEY[key]


def test_a_name_of_nothing_but_an_ending_gets_a_stem() -> None:
    assert with_format(Path("/tmp/.h5"), BY_KEY["folder"]).name == "model"
