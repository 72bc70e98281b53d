"""A few pictures of an image folder at a glance."""

from pathlib import Path

import tiny_images

from studio.core.dataset.glimpse import glimpse


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def classes(folder: Path, found: tuple[str, ...]) -> list[str]:
    return [Path(path).relative_to(folder).parts[0] for path in found]


def test_each_class_gives_one_and_few_classes_give_more(tmp_path: Path) -> None:
    touch(tmp_path, *(f"{name}/{at}.jpg" for name in "abcdefgh" for at in range(3)))
    found = glimpse(tmp_path, 4)
    assert classes(tmp_path, found) == ["a", "c", "e", "h"]
    assert found == glimpse(tmp_path, 4)
    images = tiny_images.make_images(tmp_path / "two" / "shapes")
    assert len(set(glimpse(images, 4))) == 4


def test_parts_and_folders_within_a_class_are_seen(tmp_path: Path) -> None:
    touch(tmp_path, "train/cat/deep/1.PNG", "validation/cat/2.webp", "notes/readme.txt")
    assert {Path(path).name for path in glimpse(tmp_path, 4)} == {"1.PNG", "2.webp"}


def test_a_folder_that_is_gone_or_empty_has_none(tmp_path: Path) -> None:
    assert glimpse(tmp_path / "gone", 4) == ()
    assert glimpse(tmp_path, 4) == ()
    touch(tmp_path, ".hidden/1.jpg", "text/a.txt")
    assert glimpse(tmp_path, 4) == ()
