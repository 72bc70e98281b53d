import errno
import os
import threading
import time
from pathlib import Path

import pytest
import small_disk

from studio.core.base import files
from studio.core.base.errors import WorkError
from studio.core.base.files import (
    failure_of_disk,
    put_in_place,
    remove_abandoned,
    remove_abandoned_beside,
    temp_sibling,
    whole_file,
    write_whole,
)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_content_arrives_and_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.bin"
    write_whole(file, b"one")
    write_whole(file, b"two")
    assert file.read_bytes() == b"two"
    assert names(file.parent) == ["c.bin"]


def test_a_failing_block_leaves_the_old_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "c.bin"
    write_whole(file, b"old")
    with pytest.raises(KeyError), whole_file(file) as out:  # noqa: PT012  # it is the block that fails
        out.write(b"half of the n")
        raise KeyError
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["c.bin"]


def test_the_file_is_not_there_before_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "c.bin"
    with whole_file(file) as out:
        out.write(b"half")
        out.flush()
        assert not file.exists()
    assert file.read_bytes() == b"half"


def test_two_threads_writing_one_file_leave_one_of_the_two(tmp_path: Path) -> None:
    file = tmp_path / "c.bin"
    contents = [bytes([number]) * 50_000 for number in range(8)]
    threads = [threading.Thread(target=write_whole, args=(file, it)) for it in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_bytes() in contents
    assert names(tmp_path) == ["c.bin"]


def test_bytes_are_on_the_disk_before_the_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(descriptor: int) -> None:
        steps.append("flush " + Path(f"/proc/self/fd/{descriptor}").readlink().name)
        fsync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_whole(tmp_path / "c.bin", b"x")
    assert len(steps) == 3
    assert steps[0].startswith("flush .c.bin.")
    assert steps[1:] == ["rename", f"flush {tmp_path.name}"]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_cannot_flush_folders_is_good_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fsync = os.fsync

    def no_folders(descriptor: int) -> None:
        if Path(f"/proc/self/fd/{descriptor}").is_dir():
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", no_folders)
    write_whole(tmp_path / "c.bin", b"x")
    assert (tmp_path / "c.bin").read_bytes() == b"x"


def test_a_flush_that_fails_for_the_disks_sake_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_descriptor: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(WorkError, match=r"could not be written: Input/output error\."):
        write_whole(tmp_path / "c.bin", b"x")
    assert names(tmp_path) == []


def test_a_file_or_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    for path in (tmp_path / "file" / "c.bin", tmp_path / "folder"):
        with pytest.raises(WorkError, match="could not be written"):
            write_whole(path, b"x")
    assert names(tmp_path) == ["file", "folder"]


def test_a_full_disk_is_named_and_the_old_file_stays(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        file = disk / "c.bin"
        write_whole(file, b"old")
        with pytest.raises(WorkError, match="The disk is full") as caught:
            write_whole(file, b"x" * 200_000)
        assert str(file) in str(caught.value)
        assert file.read_bytes() == b"old"
        assert names(disk) == ["c.bin"]


def test_a_read_only_disk_is_named(tmp_path: Path) -> None:
    with small_disk.mounted(tmp_path / "disk", "64k") as disk:
        small_disk.protect(disk)
        with pytest.raises(WorkError, match="read-only"):
            write_whole(disk / "c.bin", b"x")
        with pytest.raises(WorkError, match="read-only"):
            write_whole(disk / "new" / "c.bin", b"x")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EACCES, "is read-only"),
        (errno.EPERM, "is read-only"),
        (errno.EROFS, "is read-only"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_every_failure_of_a_disk_is_a_sentence_with_the_path(number: int, text: str) -> None:
    found = failure_of_disk(OSError(number, os.strerror(number)), Path("/x/y"))
    assert found.exit_status == 1
    assert text in str(found)
    assert "/x/y" in str(found)


def test_long_reasons_of_libraries_are_cut_to_one_line() -> None:
    reason = "Can't write data (file write failed: time = now\n, errno = 5)"
    sentence = str(failure_of_disk(OSError(errno.EIO, reason), Path("/x/y")))
    assert len(sentence.splitlines()) == 1
    assert str(failure_of_disk(OSError(), Path("/x/y"))) == "/x/y could not be written: OSError."


def test_no_two_names_beside_a_file_are_the_same(tmp_path: Path) -> None:
    file = tmp_path / "model.keras"
    with temp_sibling(file, ".keras") as one, temp_sibling(file, ".keras") as other:
        assert one != other
        for part in (one, other):
            assert part.parent == tmp_path
            assert part.name.startswith(".model.keras.")
            assert part.name.endswith(".part.keras")
    assert names(tmp_path) == []


@pytest.mark.parametrize("is_folder", [False, True])
def test_what_is_not_put_in_place_goes(tmp_path: Path, is_folder: bool) -> None:
    with temp_sibling(tmp_path / "a") as part:
        write_whole(part / "inside" if is_folder else part, b"x")
        assert names(tmp_path) == [part.name]
    assert names(tmp_path) == []


def test_a_folder_is_put_in_place_with_all_that_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{descriptor}").readlink().name)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    with temp_sibling(tmp_path / "a") as part:
        (part / "deep").mkdir(parents=True)
        (part / "deep" / "file").write_bytes(b"x")
        assert put_in_place(part, tmp_path / "a") == tmp_path / "a"
    assert (tmp_path / "a" / "deep" / "file").read_bytes() == b"x"
    assert names(tmp_path) == ["a"]
    assert flushed == ["file", "deep", part.name, tmp_path.name]


def test_what_a_crash_left_is_removed_after_an_hour(tmp_path: Path) -> None:
    left = [".a.npy.0a1b.part", ".m.keras.0a1b.part.keras", ".run.0a1b.part", "a.npy", "b.part"]
    for name in left:
        if name == ".run.0a1b.part":
            write_whole(tmp_path / name / "inside", b"x")
        else:
            (tmp_path / name).write_bytes(b"x")
    remove_abandoned(tmp_path)
    assert names(tmp_path) == sorted(left)
    for name in left:
        os.utime(tmp_path / name, (1000, 1000))
    remove_abandoned(tmp_path)
    assert names(tmp_path) == ["a.npy", "b.part"]
    remove_abandoned(tmp_path / "missing")


def test_what_is_being_made_stays_when_the_clock_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3e5)
    with whole_file(tmp_path / "rows") as file:
        remove_abandoned(tmp_path)
        file.write(b"whole")
    assert (tmp_path / "rows").read_bytes() == b"whole"


def test_beside_a_file_only_its_own_abandoned_names_are_removed(tmp_path: Path) -> None:
    ours = [".m.h5.0123456789ab.part", ".m.h5.ba9876543210.part.keras", ".m.h5.00000000cafe.part"]
    others = [
        ".m.h5.0123456789ab.part-2",  # an ending that `beside` does not give
        ".m.h5.0123456789ab.partial",
        ".m.h5.0123456789AB.part",
        ".m.h5.0123456789.part",
        ".m.h5.copy.0123456789ab.part",
        ".other.h5.0123456789ab.part",
        "m.h5.0123456789ab.part",
        "m.h5",
    ]
    write_whole(tmp_path / ours[2] / "m.h5", b"half")
    for name in [*ours[:2], *others]:
        (tmp_path / name).write_bytes(b"x")
    remove_abandoned_beside(tmp_path / "m.h5")
    assert names(tmp_path) == sorted([*ours, *others])  # somebody may be at work
    for path in tmp_path.iterdir():
        os.utime(path, (1000, 1000))
    remove_abandoned_beside(tmp_path / "m.h5")
    assert names(tmp_path) == sorted(others)
    remove_abandoned_beside(tmp_path / "missing" / "m.h5")


def test_a_name_with_wildcards_removes_no_other(tmp_path: Path) -> None:
    stays, goes = tmp_path / ".a.0123456789ab.part", tmp_path / ".[a]*.0123456789ab.part"
    for path in (stays, goes):
        path.write_bytes(b"x")
        os.utime(path, (1000, 1000))
    remove_abandoned_beside(tmp_path / "[a]*")
    assert names(tmp_path) == [stays.name]


def test_a_folder_is_flushed_without_leaking_descriptors(tmp_path: Path) -> None:
    before = len(names(Path("/proc/self/fd")))
    for _ in range(20):
        files.flush_folder(tmp_path)
    assert len(names(Path("/proc/self/fd"))) <= before
