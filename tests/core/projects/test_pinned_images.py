"""Images that are pinned are copied into the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.core.projects.pinned_images import (
    FOLDER,
    MOST,
    PinnedImage,
    path_of,
    pin,
    pin_layer,
    pinned_as,
    pinned_images,
    pinned_layer,
    unpin,
)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    file = tmp_path / "photos" / "Wren 1.JPG"
    file.parent.mkdir()
    file.write_bytes(b"pixels")
    return file


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


def test_a_pinned_image_outlives_its_file(project: Path, image: Path) -> None:
    assert pinned_images(project) == ()
    made = pin(project, image)
    assert made == PinnedImage("1.jpg", "Wren 1.JPG", str(image))
    image.unlink()
    assert path_of(project, made).read_bytes() == b"pixels"
    assert pinned_images(project) == (made,)
    assert pinned_as(project, image) == pinned_as(project, path_of(project, made)) == made
    assert pin(project, path_of(project, made)) == made  # it is pinned
    unpin(project, made)
    assert pinned_images(project) == ()
    assert not path_of(project, made).exists()


def test_ten_are_enough_and_numbers_are_not_used_twice(project: Path, image: Path) -> None:
    files = []
    for number in range(MOST):
        file = image.with_name(f"{number}")
        file.write_bytes(b"pixels")
        files.append(pin(project, file).file)
    assert files == [str(number) for number in range(1, MOST + 1)]
    with pytest.raises(InputError, match="10 images are pinned, which"):
        pin(project, image)
    unpin(project, pinned_images(project)[3])
    assert pin(project, image).file == "11.jpg"
    assert len(pinned_images(project)) == MOST


def test_a_list_of_somebody_else_names_no_file_outside(project: Path, image: Path) -> None:
    pin(project, image)
    listed = project / FOLDER / "pinned.json"
    listed.write_text(listed.read_text().replace("1.jpg", "../../photos/Wren 1.JPG"))
    assert pinned_images(project) == ()
    listed.write_text("no list")
    with pytest.raises(InputError, match="is damaged"):
        pinned_images(project)
    with pytest.raises(InputError, match=r"missing\.png"):
        pin(project.parent, project / "missing.png")


def test_a_layer_is_pinned_beside_the_images(project: Path, image: Path) -> None:
    assert pinned_layer(project) == ""
    pin_layer(project, "conv_3")
    assert pinned_layer(project) == "conv_3"
    pin(project, image)
    assert len(pinned_images(project)) == 1
    pin_layer(project, "")
    assert pinned_layer(project) == ""
    (project / FOLDER / "layer.json").write_bytes(b"no name")
    with pytest.raises(InputError, match=r"layer\.json is damaged"):
        pinned_layer(project)


def test_nothing_is_copied_through_a_link(project: Path, image: Path, tmp_path: Path) -> None:
    photos = tmp_path / "holiday"
    photos.mkdir()
    (photos / "1.jpg").write_bytes(b"sea")
    (project / FOLDER).symlink_to(photos)
    with pytest.raises(InputError, match="symbolic link"):
        pin(project, image)
    with pytest.raises(InputError, match="symbolic link"):
        pin_layer(project, "conv")
    assert [file.read_bytes() for file in photos.iterdir()] == [b"sea"]
