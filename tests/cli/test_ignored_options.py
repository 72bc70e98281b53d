"""An option that would change nothing is refused, in one line that says what it is for."""

from __future__ import annotations

import pytest
from command_run import Run

_RESTORED = ("generate", "RUN", "--out", "new", "--images", "photos")
_SKIPPED = ("search", "--resume", "SEARCH", "--skip", "2")
_NUMBERS = ("inspect", "RUN", "filters", "--out", "filters.npz")
_BACKBONE = ("inspect", "VGG16", "filters", "--out", "filters.png")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ((*_RESTORED, "--count", "3"), "--count goes with samples"),
        ((*_RESTORED, "--seed", "0"), "--seed goes with samples"),
        ((*_RESTORED, "--class", "wren"), "--class goes with samples"),
        ((*_SKIPPED, "--trials", "9"), "--trials goes with a recipe"),
        ((*_SKIPPED, "--parallel", "2"), "--parallel is for carrying a search out"),
        ((*_SKIPPED, "--json"), "--json is for carrying a search out"),
        ((*_NUMBERS, "--scale", "own"), "--scale is for a picture"),
        ((*_NUMBERS, "--channel", "0"), "--channel is for a picture"),
        ((*_BACKBONE, "--checkpoint", "last"), "--checkpoint goes with a run"),
    ],
)
def test_it_is_refused(line: tuple[str, ...], said: str, studio: Run) -> None:
    status, out, err = studio(*line)
    assert (status, out) == (2, "")
    (found,) = err.splitlines()
    assert found.startswith(f"studio: {said}")


@pytest.mark.parametrize(
    "line",
    [
        ("train", "--resume", "RUN", "--rate-factor=--"),
        ("predict", "RUN", "IMAGE", "--threshold=--"),
        ("predict", "RUN", "IMAGE", "--csv=--"),
        ("search", "RECIPE", "--trials=--"),
    ],
)
def test_two_dashes_are_no_value(line: tuple[str, ...], studio: Run) -> None:
    status, out, err = studio(*line)
    assert (status, out) == (2, "")
    option = line[-1].removesuffix("=--")
    assert err.startswith(f"studio: argument {option}: expected one argument")
