import os
import unicodedata
from pathlib import Path

import pytest
from image_files import fill, put

from studio.core.dataset.listing import OUTSIDE, Listing, list_folder


def paths(listing: Listing) -> list[str]:
    return [it.file.path for it in listing.candidates]


def placed(listing: Listing) -> dict[str, tuple[str, str | None]]:
    return {it.file.path: (it.class_name, it.part) for it in listing.candidates}


def refusals(listing: Listing) -> dict[str, str]:
    return {it.path: str(it.reason) for it in listing.refused}


def test_one_folder_a_class_with_folders_inside(tmp_path: Path) -> None:
    fill(tmp_path, {"dog": 1, "cat/black": 1, "cat/white/young": 1, "empty": 0})
    listing = list_folder(str(tmp_path))
    assert listing.classes == ("cat", "dog", "empty")
    assert placed(listing) == {
        "cat/black/000.png": ("cat", None),
        "cat/white/young/000.png": ("cat", None),
        "dog/000.png": ("dog", None),
    }
    assert listing.refused == []


@pytest.mark.parametrize("validation", ["validation", "val", "valid", "Validation"])
def test_parts_that_the_folder_brings(tmp_path: Path, validation: str) -> None:
    fill(tmp_path, {"train/a/deep": 1, "train/b": 1, f"{validation}/a": 1, "test/b": 1})
    listing = list_folder(str(tmp_path))
    assert listing.classes == ("a", "b")
    assert placed(listing) == {
        f"{validation}/a/000.png": ("a", "validation"),
        "test/b/000.png": ("b", "test"),
        "train/a/deep/000.png": ("a", "train"),
        "train/b/000.png": ("b", "train"),
    }


def test_only_train_is_a_part_too(tmp_path: Path) -> None:
    fill(tmp_path, {"train/a": 1, "train/b": 1})
    assert list_folder(str(tmp_path)).classes == ("a", "b")


def test_a_class_may_be_called_train(tmp_path: Path) -> None:
    fill(tmp_path, {"train": 1, "car": 1, "bus": 1})
    assert list_folder(str(tmp_path)).classes == ("bus", "car", "train")
    fill(tmp_path / "more", {"train/steam": 1, "car/old": 1})
    assert list_folder(str(tmp_path / "more")).classes == ("car", "train")


def test_parts_without_class_folders_are_no_classes(tmp_path: Path) -> None:
    fill(tmp_path, {"train": 2, "test": 1})
    listing = list_folder(str(tmp_path))
    assert listing.classes == ()
    assert all(it.reason == OUTSIDE for it in listing.refused)
    assert len(listing.refused) == 3


def test_folders_beside_the_parts_are_refused_file_by_file(tmp_path: Path) -> None:
    fill(tmp_path, {"train/a": 1, "test/a": 1, "notes/x": 1})
    put(tmp_path / "train" / "loose.png")
    listing = list_folder(str(tmp_path))
    assert listing.classes == ("a",)
    assert sorted(refusals(listing)) == ["notes/x/000.png", "train/loose.png"]


def test_files_beside_the_class_folders_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"a": 1})
    put(tmp_path / "loose.png")
    put(tmp_path / "labels.csv", b"x")
    listing = list_folder(str(tmp_path))
    assert refusals(listing) == {"labels.csv": str(OUTSIDE), "loose.png": str(OUTSIDE)}


def test_litter_is_passed_over_but_side_notes_are_named(tmp_path: Path) -> None:
    fill(tmp_path, {"a": 1})
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", ".hidden.png"):
        put(tmp_path / "a" / name)
        put(tmp_path / name)
    put(tmp_path / "__MACOSX" / "a" / "x.png")
    put(tmp_path / ".git" / "x.png")
    put(tmp_path / "a" / "._000.png")
    listing = list_folder(str(tmp_path))
    assert listing.classes == ("a",)
    assert paths(listing) == ["a/000.png"]
    assert list(refusals(listing)) == ["a/._000.png"]


def test_names_of_any_script_keep_their_path_and_compare_normalised(tmp_path: Path) -> None:
    composed, split = (unicodedata.normalize(form, "é") for form in ("NFC", "NFD"))
    fill(tmp_path, {f"train/{composed}": 1, f"test/{split}": 1, "train/猫 🐈": 1, "test/猫 🐈": 1})
    listing = list_folder(str(tmp_path))
    assert listing.classes == (composed, "猫 🐈")
    assert f"test/{split}/000.png" in paths(listing)
    for it in listing.candidates:
        assert (tmp_path / it.file.path).is_file()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"a": 1})
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/a/\xff.png")).write_bytes(b"x")
    except OSError:
        pytest.skip("this file system has no such names")
    listing = list_folder(str(tmp_path))
    assert paths(listing) == ["a/000.png"]
    assert refusals(listing) == {
        "a/?.png": "The name is not valid text. Rename the file or folder."
    }


def test_order_is_by_path_whatever_the_disk_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"b": 3, "a": 3, "a b": 1, "B": 1})
    usual = list_folder(str(tmp_path))
    assert usual.classes == ("B", "a", "a b", "b")
    assert paths(usual) == sorted(paths(usual))
    backwards = os.scandir

    class Backwards:
        def __init__(self, path: str) -> None:
            with backwards(path) as entries:
                self._entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

        def __enter__(self) -> "list[os.DirEntry[str]]":
            return self._entries

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Backwards)
    assert list_folder(str(tmp_path)) == usual


def link(path: Path, target: Path) -> None:
    try:
        path.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("no permission to make links here")


def test_links_that_lead_out_or_nowhere_are_refused(tmp_path: Path) -> None:
    folder = fill(tmp_path / "data", {"a": 1})
    put(tmp_path / "outside" / "x.png")
    link(folder / "a" / "file.png", tmp_path / "outside" / "x.png")
    link(folder / "a" / "deep", tmp_path / "outside")
    link(folder / "class", tmp_path / "outside")
    link(folder / "a" / "gone.png", tmp_path / "nothing.png")
    link(folder / "a" / "self.png", folder / "a" / "self.png")
    (tmp_path / "data-2").mkdir()
    link(folder / "near", tmp_path / "data-2")
    listing = list_folder(str(folder))
    assert listing.classes == ("a",)
    assert paths(listing) == ["a/000.png"]
    found = refusals(listing)
    assert {path for path, reason in found.items() if "points outside" in reason} == {
        "a/file.png",
        "a/deep",
        "class",
        "near",
    }
    assert {path for path, reason in found.items() if "broken" in reason} == {
        "a/gone.png",
        "a/self.png",
    }


def test_links_inside_are_followed(tmp_path: Path) -> None:
    folder = fill(tmp_path / "data", {"a": 1, "b/more": 1})
    link(folder / "b" / "same.png", folder / "a" / "000.png")
    link(folder / "c", folder / "b" / "more")
    listing = list_folder(str(folder))
    assert placed(listing) == {
        "a/000.png": ("a", None),
        "b/more/000.png": ("b", None),
        "b/same.png": ("b", None),
        "c/000.png": ("c", None),
    }
    assert listing.refused == []


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    folder = fill(tmp_path / "data", {"a": 1, "b": 1})
    link(folder / "a" / "same.png", folder / "b" / "000.png")
    link(tmp_path / "short", folder)
    assert list_folder(str(tmp_path / "short")) == list_folder(str(folder))


def test_loops_of_links_end(tmp_path: Path) -> None:
    folder = fill(tmp_path, {"a": 1, "b": 1})
    link(folder / "a" / "up", folder)
    link(folder / "a" / "here", folder / "a")
    link(folder / "a" / "over", folder / "b")
    link(folder / "b" / "back", folder / "a")
    listing = list_folder(str(folder))
    assert len(paths(listing)) == 4
    assert all(
        "points back" in reason or "already followed" in reason
        for reason in refusals(listing).values()
    )


def test_many_links_to_links_do_not_explode(tmp_path: Path) -> None:
    for level in range(20):
        fill(tmp_path, {f"c{level:02d}": 1})
        for copy in range(2):
            if level:
                link(tmp_path / f"c{level:02d}" / f"to{copy}", tmp_path / f"c{level - 1:02d}")
    assert len(paths(list_folder(str(tmp_path)))) <= 40


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_refused(tmp_path: Path) -> None:
    fill(tmp_path, {"a": 1})
    os.mkfifo(tmp_path / "a" / "pipe.png")
    assert "Neither" in refusals(list_folder(str(tmp_path)))["a/pipe.png"]


def test_a_folder_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, {"a/locked": 1, "b": 1})
    scandir = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    listing = list_folder(str(tmp_path))
    assert paths(listing) == ["b/000.png"]
    assert "permission" in refusals(listing)["a/locked"]


# --- where classes do not matter --------------------------------------------------------------


def test_images_anywhere_count_where_no_class_is_needed(tmp_path: Path) -> None:
    fill(tmp_path, {"more/deep": 1})
    put(tmp_path / "000.png")
    put(tmp_path / "001.png")
    listing = list_folder(str(tmp_path), needs_classes=False)
    assert listing.classes == ()
    assert placed(listing) == {
        "000.png": ("", None),
        "001.png": ("", None),
        "more/deep/000.png": ("", None),
    }
    assert listing.refused == []


def test_classes_stay_where_every_image_has_one(tmp_path: Path) -> None:
    fill(tmp_path, {"train/a": 1, "train/b": 1, "test/a": 1})
    assert list_folder(str(tmp_path), needs_classes=False) == list_folder(str(tmp_path))


def test_parts_may_hold_images_without_classes(tmp_path: Path) -> None:
    fill(tmp_path, {"train": 2, "test": 1})
    listing = list_folder(str(tmp_path), needs_classes=False)
    assert listing.classes == ()
    assert placed(listing) == {
        "test/000.png": ("", "test"),
        "train/000.png": ("", "train"),
        "train/001.png": ("", "train"),
    }


def test_a_note_beside_class_folders_takes_no_class_away(tmp_path: Path) -> None:
    fill(tmp_path, {"a": 1, "b": 1})
    put(tmp_path / "license.txt")
    listing = list_folder(str(tmp_path), needs_classes=False)
    assert listing == list_folder(str(tmp_path))
    assert listing.classes == ("a", "b")
    assert [one.path for one in listing.refused] == ["license.txt"]
    put(tmp_path / "Photo.JPG")
    assert list_folder(str(tmp_path), needs_classes=False).classes == ()


def test_files_of_any_name_count_where_there_is_no_class_folder(tmp_path: Path) -> None:
    put(tmp_path / "0001")
    assert placed(list_folder(str(tmp_path), needs_classes=False)) == {"0001": ("", None)}
