"""What a run keeps of the images that are pinned."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from studio.core.base.errors import InputError
from studio.core.runs.probes import (
    FOLDER,
    MOST_EPOCHS,
    ProbeAnswers,
    Probes,
    begin_probes,
    describe_probes,
    evidence,
    forget_answers,
    keep_answers,
    read_answers,
    read_images,
    read_probes,
)

PROBES = Probes(
    names=("a.png", "b.png"),
    height=8,
    width=12,
    channels=3,
    classes=("cat", "dog", "wren"),
    layer="conv",
    rows=(1.5, 5.5),
    columns=(1.0, 5.0, 9.0),
)


def answers(seed: int = 1) -> ProbeAnswers:
    numbers = np.random.default_rng(seed)
    return ProbeAnswers(
        numbers.uniform(0, 1, (2, 3)).astype("f4"), numbers.normal(size=(2, 2, 3)).astype("f4")
    )


@pytest.fixture
def run(tmp_path: Path) -> Path:
    images = np.random.default_rng(0).integers(0, 256, PROBES.shape).astype(np.uint8)
    begin_probes(tmp_path, PROBES, images)
    return tmp_path


def test_images_and_answers_come_back_as_they_were(run: Path) -> None:
    for epoch in (2, 1):
        keep_answers(run, PROBES, epoch, answers(epoch))
    found = read_probes(run)
    assert found == replace(PROBES, epochs=(1, 2))
    assert read_images(run, found).shape == PROBES.shape
    for epoch in (1, 2):
        kept, expected = read_answers(run, found, epoch), answers(epoch)
        assert np.array_equal(kept.probabilities, expected.probabilities)
        assert np.array_equal(kept.maps, expected.maps)
    forget_answers(run, 1)
    assert read_probes(run) == replace(PROBES, epochs=(1,))


def test_a_run_without_pinned_images_has_none(tmp_path: Path) -> None:
    assert read_probes(tmp_path) is None
    forget_answers(tmp_path, 0)


def test_a_long_run_thins_out(run: Path) -> None:
    for epoch in range(1, MOST_EPOCHS + 3):
        keep_answers(run, PROBES, epoch, answers())
    found = read_probes(run)
    assert found is not None
    assert found.epochs == (1, *range(2, MOST_EPOCHS + 3, 2))


def test_evidence_lies_where_the_units_look(run: Path) -> None:
    maps = np.zeros((2, 2, 3), "f4")
    maps[0, 1, 2], maps[1, 0, 0] = 1.0, -1.0
    laid = evidence(PROBES, maps)
    assert laid.shape == (2, 8, 12)
    assert np.unravel_index(laid[0].argmax(), (8, 12)) == (6, 9)
    assert laid[0].max() == 1
    assert not laid[1].any()  # what speaks against the class is not evidence for it
    flat = replace(PROBES, layer="", rows=(), columns=())
    assert not evidence(flat, np.zeros((2, 0, 0), "f4")).any()


@pytest.mark.parametrize(
    "content",
    [b"", b"half", b"\x93NUMPY\x01\x00", np.zeros(3, "f4").tobytes()],
    ids=["empty", "text", "head alone", "numbers"],
)
def test_what_is_damaged_is_a_sentence(run: Path, content: bytes) -> None:
    keep_answers(run, PROBES, 1, answers())
    found = read_probes(run)
    assert found is not None
    (run / FOLDER / "epoch-000001.npy").write_bytes(content)
    with pytest.raises(InputError, match="is damaged"):
        read_answers(run, found, 1)
    (run / FOLDER / "images.png").write_bytes(content)
    with pytest.raises(InputError, match="is damaged"):
        read_images(run, found)
    (run / FOLDER / "probes.json").write_bytes(content)
    with pytest.raises(InputError, match="is damaged"):
        read_probes(run)


def test_answers_of_other_images_are_refused(run: Path) -> None:
    other = replace(PROBES, names=("a.png",))
    one = answers()
    keep_answers(run, other, 1, ProbeAnswers(one.probabilities[:1], one.maps[:1]))
    with pytest.raises(InputError, match="is damaged"):
        read_answers(run, PROBES, 1)


def test_maps_that_are_followed_come_back_coarsely(run: Path) -> None:
    probes = replace(PROBES, maps_of="first", maps=(3, 7), maps_size=(4, 5))
    describe_probes(run, probes)
    shape = (2, *probes.maps_shape)
    maps = np.random.default_rng(1).normal(0, 50, shape).astype("f4")
    maps[0, 0, 0, 0] = 1e9
    keep_answers(run, probes, 1, answers()._replace(layer_maps=maps))
    found = read_probes(run)
    assert found == replace(probes, epochs=(1,))
    kept = read_answers(run, found, 1).layer_maps
    assert kept is not None
    assert np.isfinite(kept).all()
    np.testing.assert_allclose(kept[:, 1], maps[:, 1], rtol=1e-3)
    assert read_answers(run, found, 1).maps.tolist() == answers().maps.tolist()


@pytest.mark.parametrize(
    "changes",
    [{"maps_size": (0, 5)}, {"maps_size": (4, 99)}, {"maps_of": ""}, {"maps": (7, 3)}],
)
def test_a_list_with_impossible_maps_is_damaged(run: Path, changes: dict[str, object]) -> None:
    probes = replace(PROBES, maps_of="first", maps=(3, 7), maps_size=(4, 5))
    describe_probes(run, replace(probes, **changes))
    with pytest.raises(InputError, match="is damaged"):
        read_probes(run)
