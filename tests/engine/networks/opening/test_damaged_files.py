"""Model files with bytes flipped by chance: opened or refused, within seconds, nothing else."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from crafted_models import h5_file, keras_file

from studio.core.base.errors import InputError
from studio.engine.networks.opening.apart import open_apart


@pytest.mark.parametrize("seed", range(24))
def test_damaged_file_is_looked_at_in_a_sentence(seed: int, tmp_path: Path) -> None:
    numbers = random.Random(seed)
    file = h5_file(tmp_path / "a.h5") if seed % 2 else keras_file(tmp_path / "a.keras")
    content = bytearray(file.read_bytes())
    for _ in range(numbers.choice((1, 3, 40))):
        content[numbers.randrange(len(content))] = numbers.randrange(256)
    file.write_bytes(content)
    try:
        open_apart(file, None)
    except InputError as error:
        assert str(error).startswith(str(file))  # noqa: PT017
        assert len(str(error).splitlines()) == 1  # noqa: PT017
        assert "crashes" not in str(error)  # noqa: PT017
