"""Folders that are sent to computers which do not see them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from studio.core.base import cache, paths
from studio.core.base.errors import InputError
from studio.engine.cluster import parcels
from studio.engine.cluster.parcels import Parcel, Parcels, packed, unpack, unpacked
from studio.engine.cluster.samples import is_seen, sample_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "birds"
    for name, content in (("wren/1.png", b"one"), ("wren/ß.png", b""), ("robin/2.png", b"x" * 999)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "BLOCK", 100)


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def sent(path: Path) -> Parcel:
    return Parcels(lambda block: block).of(path)


def test_a_folder_arrives_as_it_is(folder: Path) -> None:
    parcel = sent(folder)
    assert len(parcel.blocks) > 9
    assert all(sum(len(piece) for _, piece in block) <= 100 for block in parcel.blocks)
    there = unpacked(parcel, lambda block: block)
    assert there.name == "birds"
    assert content_of(there) == content_of(folder)


def test_what_a_computer_has_is_not_unpacked_again(folder: Path) -> None:
    there = unpacked(sent(folder), lambda block: block)

    def never(_block: object) -> list[tuple[str, bytes]]:
        raise AssertionError

    assert unpacked(sent(folder), never) == there
    (folder / "wren" / "1.png").write_bytes(b"two")
    other = unpacked(sent(folder), lambda block: block)
    assert other != there
    assert content_of(other)["wren/1.png"] == b"two"


def test_an_emptied_cache_is_filled_again(folder: Path) -> None:
    there = unpacked(sent(folder), lambda block: block)
    cache.empty()
    assert content_of(there) == {}
    assert content_of(unpacked(sent(folder), lambda block: block)) == content_of(folder)


def test_a_file_arrives_as_it_is(folder: Path) -> None:
    there = unpacked(sent(folder / "robin" / "2.png"), lambda block: block)
    assert (there.name, there.read_bytes()) == ("2.png", b"x" * 999)


def test_what_was_cut_off_leaves_nothing_that_is_taken_for_whole(folder: Path) -> None:
    def cut(block: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
        if block[0][0] == "wren/1.png":
            raise LookupError
        return block

    with pytest.raises(LookupError):
        unpacked(sent(folder), cut)
    assert content_of(unpacked(sent(folder), lambda block: block)) == content_of(folder)


def test_what_nobody_has_needed_for_long_is_removed(folder: Path) -> None:
    old = unpacked(sent(folder / "robin"), lambda block: block)
    os.utime(old.parents[1], (0, 0))
    new = unpacked(sent(folder), lambda block: block)
    assert not old.exists()
    assert new.exists()
    assert new.is_relative_to(paths.cache() / "cluster")


def test_too_large_a_folder_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "LARGEST", 500)
    with pytest.raises(InputError, match=r"birds is larger than .* path that all nodes share"):
        sent(folder)


@pytest.mark.parametrize("name", ["../out.txt", "/out.txt", "a/../../out.txt"])
def test_no_file_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    parcel = packed("p", [], lambda block: block)
    evil = Parcel(parcel.name, parcel.digest, ([(name, b"!")],))
    with pytest.raises(InputError, match="leads out of its folder"):
        unpack(evil, tmp_path / "into", lambda block: block)
    assert not (tmp_path / "out.txt").exists()


def test_a_place_is_known_again_by_its_files(folder: Path, tmp_path: Path) -> None:
    sample = sample_of(folder)
    assert is_seen(sample)
    assert len(sample.files) == 3
    (folder / "wren" / "1.png").write_bytes(b"four")
    assert not is_seen(sample)
    assert not is_seen(sample_of(folder)._replace(path=str(tmp_path / "elsewhere")))


def test_a_large_place_is_known_by_some_of_its_files(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number}.png").write_bytes(b"x" * number)
    sample = sample_of(tmp_path)
    assert 60 <= len(sample.files) <= 64
    assert is_seen(sample)
