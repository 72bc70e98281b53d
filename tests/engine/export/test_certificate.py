from pathlib import Path

import numpy as np
import psutil
import pytest
from numpy.typing import NDArray

from studio.core.base.errors import Cancelled
from studio.core.exports.formats import by_key
from studio.core.exports.snippet import snippet
from studio.engine.export.certificate import NotReopenedError, Probes, proof_of

pytestmark = pytest.mark.engine

IMAGES = np.zeros((1, 8, 8, 3), np.uint8)
EXPECTED = np.array([[0.5, 0.5]], np.float32)


def _half(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    return np.full((len(pixels), 2), 0.5, np.float32)


PROBES = Probes(IMAGES, EXPECTED, _half, "rgb", 1)


def _never() -> bool:
    return False


def test_a_proof_can_be_given_up_and_leaves_no_process(tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        proof_of(tmp_path / "birds.h5", by_key("h5"), "", PROBES, lambda: True)
    running = [child.cmdline() for child in psutil.Process().children()]
    assert not any("reopen.py" in word for text in running for word in text)


def test_a_file_that_does_not_open_is_no_proof(tmp_path: Path) -> None:
    broken = tmp_path / "birds.h5"
    broken.write_bytes(b"no model")
    program = snippet(broken, by_key("h5"), ["a", "b"], (8, 8), "rgb")
    with pytest.raises(NotReopenedError) as caught:
        proof_of(broken, by_key("h5"), program, PROBES, _never)
    assert "a fresh Keras cannot open it" in str(caught.value)
