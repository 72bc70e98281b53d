import errno
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from studio.core.base.errors import Cancelled, InputError, WorkError
from studio.core.dataset.decode import load_pixels
from studio.core.dataset.scan import scan
from studio.core.dataset.split import split
from studio.core.dataset.trainable import check_trainable
from studio.core.samples.table import SAMPLES
from studio.core.samples.write import write_sample


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): Image.open(path).tobytes()
        for path in sorted(folder.rglob("*.[jp][pn]g"))
    }


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_every_sample_can_be_trained_on(sample: object, tmp_path: Path) -> None:
    row = next(it for it in SAMPLES if it is sample)
    number = write_sample(row.name, tmp_path / "new" / "data", count=5)
    dataset = scan(tmp_path / "new" / "data", index=tmp_path / "index")
    assert number == len(dataset.images) == 5 * len(row.classes)
    assert dataset.classes == row.classes
    assert dataset.refused == ()
    assert {(image.width, image.height) for image in dataset.images} == {(row.size, row.size)}
    check_trainable(dataset, split(dataset, 0.2, 0.2, 7))
    assert row.title
    assert row.description
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["data"]


def test_the_names_are_those_of_the_command_line() -> None:
    assert [sample.name for sample in SAMPLES] == ["digits", "shapes", "creatures"]


@pytest.mark.parametrize("name", ["digits", "shapes", "creatures"])
def test_the_same_seed_gives_the_same_pixels(name: str, tmp_path: Path) -> None:
    for place in ("one", "two"):
        write_sample(name, tmp_path / place, count=3, size=40, seed=5)
    assert written(tmp_path / "one") == written(tmp_path / "two")


@pytest.mark.parametrize(("name", "classes"), [("shapes", 3), ("creatures", 2)])
def test_another_seed_gives_other_images_and_more_of_them_keep_the_first(
    tmp_path: Path, name: str, classes: int
) -> None:
    for place, seed, count in (("first", 1, 3), ("other", 2, 3), ("more", 1, 5)):
        write_sample(name, tmp_path / place, count=count, size=32, seed=seed)
    first, other, more = (written(tmp_path / place) for place in ("first", "other", "more"))
    assert len(set(first.values()) | set(other.values())) == 6 * classes
    assert first.items() <= more.items()


def test_a_folder_in_use_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="is not empty"):
        write_sample("shapes", tmp_path / "data", count=1)
    with pytest.raises(InputError, match="is a file"):
        write_sample("shapes", tmp_path / "data" / "mine.txt", count=1)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert write_sample("shapes", tmp_path / "data", count=1, size=16) == 3


@pytest.mark.parametrize(
    ("name", "options", "text"),
    [
        ("birds", {}, "No sample is called birds. Samples: digits, shapes"),
        ("digits", {"count": 184}, "count is 184; it must be 1 to 183"),
        ("shapes", {"count": 0}, "count is 0"),
        ("shapes", {"size": 7}, "size is 7; it must be 8 to 1024"),
    ],
)
def test_wrong_wishes_are_refused(
    name: str, options: dict[str, int], text: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        write_sample(name, tmp_path / "data", **options)  # type: ignore[arg-type]
    assert text in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ENOSPC, WorkError), (errno.EROFS, InputError), (errno.EIO, WorkError)]
)
def test_a_failing_disk_leaves_nothing_half_written(
    code: int, kind: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Image.Image.save
    saved: list[Path] = []

    def failing(image: Image.Image, path: Path, **options: Any) -> None:  # noqa: ANN401  # Pillow's
        if len(saved) == 4:
            raise OSError(code, "trouble")
        saved.append(path)
        save(image, path, **options)

    monkeypatch.setattr(Image.Image, "save", failing)
    with pytest.raises(kind, match="cannot be written: trouble"):
        write_sample("shapes", tmp_path / "data", count=3, size=16)
    assert len(saved) == 4
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_nothing(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        write_sample(
            "shapes",
            tmp_path / "data",
            count=9,
            size=16,
            progress=lambda done, total: steps.append((done, total)),
            cancelled=lambda: len(steps) == 5,
        )
    assert steps == [(number, 27) for number in range(1, 6)]
    assert list(tmp_path.iterdir()) == []


def test_progress_ends_at_the_real_number(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    number = write_sample(
        "digits", tmp_path / "data", size=8, progress=lambda *step: steps.append(step)
    )
    assert number == 1797
    assert steps[-1] == (1797, 1797)


def test_the_folder_can_be_read_back_by_the_decoder(tmp_path: Path) -> None:
    write_sample("shapes", tmp_path / "data", count=1, size=48)
    path = tmp_path / "data" / "circle" / "circle_001.png"
    with Image.open(path) as image:
        assert np.array_equal(load_pixels(path, (48, 48), "rgb"), np.array(image))
