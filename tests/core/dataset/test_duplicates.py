"""Copies are found, whatever was done to them; what is merely similar is not."""

import io
import random
import shutil
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from image_files import encoded, put, row
from PIL import Image, ImageEnhance

from studio.core.base.errors import InputError
from studio.core.dataset.decode import examine
from studio.core.dataset.duplicates import copies_in
from studio.core.dataset.images import PARTS, Dataset, Duplicates
from studio.core.dataset.look import LUMA_BYTES
from studio.core.dataset.pixel_form import PixelForm
from studio.core.dataset.record import decode_dataset, encode_dataset
from studio.core.dataset.scan import scan
from studio.core.dataset.split import Split, split
from studio.core.dataset.trainable import check_trainable
from studio.core.samples.write import write_sample


def photo(seed: int = 0, side: int = 160) -> Image.Image:
    """Something with large and small things in it, as a photo has."""
    rng = np.random.default_rng(seed)
    layers = [
        np.asarray(
            Image.fromarray(rng.integers(0, 256, (n, n, 3), dtype=np.uint8)).resize(
                (side, side), Image.Resampling.BICUBIC
            ),
            np.float64,
        )
        for n in (3, 6, 12, 40)
    ]
    mixed = sum(
        layer * weight for layer, weight in zip(layers, (0.5, 0.3, 0.15, 0.05), strict=True)
    )
    return Image.fromarray(np.asarray(mixed, np.uint8))


def trimmed(image: Image.Image, share: float) -> Image.Image:
    width, height = image.size
    edge = round(width * share), round(height * share)
    return image.crop((*edge, width - edge[0], height - edge[1]))


COPIES = {
    "another format": lambda image: encoded(image, "BMP"),
    "saved again": lambda image: encoded(image, "JPEG", quality=60),
    "half the size": lambda image: encoded(image.resize((80, 80)), "PNG"),
    "twice the size": lambda image: encoded(image.resize((320, 320)), "JPEG", quality=85),
    "brighter": lambda image: encoded(ImageEnhance.Brightness(image).enhance(1.1), "PNG"),
    "darker": lambda image: encoded(ImageEnhance.Brightness(image).enhance(0.8), "JPEG"),
    "more contrast": lambda image: encoded(ImageEnhance.Contrast(image).enhance(1.15), "PNG"),
    "trimmed": lambda image: encoded(trimmed(image, 0.0125), "PNG"),
}


@pytest.mark.parametrize("what", COPIES)
def test_copies_are_found(tmp_path: Path, what: str) -> None:
    for seed in range(8):
        put(tmp_path / "a" / f"{seed}.png", encoded(photo(seed)))
        put(tmp_path / "b" / f"{seed}.any", COPIES[what](photo(seed)))
    found = scan(tmp_path)
    pairs = [tuple(found.images[at].path for at in group.images) for group in found.duplicates]
    assert pairs == [(f"a/{seed}.png", f"b/{seed}.any") for seed in range(8)]
    assert not any(group.is_exact for group in found.duplicates)
    copies = copies_in(found, split(found, 0, 0.2, 7))
    assert (copies.groups, copies.images, copies.leaked) == (8, 16, ())
    assert copies.across_classes == tuple(pairs)


def different(image: Image.Image) -> dict[str, Image.Image]:
    """Pictures like `image` that are another picture."""
    with_thing = image.copy()
    with_thing.paste((255, 255, 0), (60, 60, 90, 90))
    with_dot = image.copy()
    with_dot.paste((0, 0, 0), (100, 30, 112, 42))
    red, green, blue = image.split()
    return {
        "a thing in it": with_thing,
        "a spot": with_dot,
        "mirrored": image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        "other colours": Image.merge("RGB", (blue, green, red)),
        "another cut": image.crop((20, 0, 160, 140)),
        "another shape": image.crop((0, 0, 160, 110)),
    }


def test_what_is_similar_is_no_copy(tmp_path: Path) -> None:
    for seed in range(8):
        image = photo(seed)
        put(tmp_path / "a" / f"{seed}.png", encoded(image))
        for what, other in different(image).items():
            put(tmp_path / "b" / f"{seed} {what}.png", encoded(other))
    assert scan(tmp_path).duplicates == ()


def test_flat_images_are_copies_only_where_they_are_equal(tmp_path: Path) -> None:
    for level in (100, 101, 140):
        flat = np.full((40, 40), level, np.uint8)
        put(tmp_path / "a" / f"{level}.png", encoded(flat))
    put(tmp_path / "b" / "same.bmp", encoded(np.full((40, 40), 140, np.uint8), "BMP"))
    found = scan(tmp_path)
    assert [[found.images[at].path for at in it.images] for it in found.duplicates] == [
        ["a/140.png", "b/same.bmp"]
    ]


def test_handwritten_digits_do_not_collapse(tmp_path: Path) -> None:
    """Of 1,797 digits, one pair of ones is as alike as an image saved again; that is all."""
    write_sample("digits", tmp_path / "digits")
    found = scan(tmp_path / "digits")
    assert len(found.images) == 1797
    assert len(found.duplicates) <= 1
    assert copies_in(found, split(found, 0.2, 0.1, 7)).across_classes == ()


def test_drawn_shapes_do_not_collapse(tmp_path: Path) -> None:
    write_sample("shapes", tmp_path / "shapes")
    assert scan(tmp_path / "shapes").duplicates == ()


def test_exact_copies_are_one_group_whatever_they_are_called(tmp_path: Path) -> None:
    put(tmp_path / "a" / "one.png", encoded(photo()))
    for name in ("a/two.png", "b/three.any", "b/four.png"):
        put(tmp_path / name, (tmp_path / "a" / "one.png").read_bytes())
    (group,) = scan(tmp_path).duplicates
    assert group == Duplicates((0, 1, 2, 3), is_exact=True)


def test_a_scan_that_keeps_pixels_finds_the_same(tmp_path: Path) -> None:
    for seed in range(3):
        for quality in (95, 60):
            content = encoded(photo(seed, 400), "JPEG", quality=quality)
            put(tmp_path / "images" / "a" / f"{seed}-{quality}.jpg", content)
    plain = scan(tmp_path / "images", index=tmp_path / "one")
    assert len(plain.duplicates) == 3
    for side, color in ((64, "rgb"), (96, "gray"), (300, "rgb")):
        form = PixelForm((side, side), color)  # type: ignore[arg-type]
        index = tmp_path / f"{side}"
        assert scan(tmp_path / "images", index=index, pixels=form) == plain
        assert index.read_bytes()[-2000:] == (tmp_path / "one").read_bytes()[-2000:]


def test_nothing_is_compared_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(3):
        put(tmp_path / "images" / "a" / f"{seed}.png", encoded(photo(seed)))
    put(tmp_path / "images" / "a" / "copy.jpg", encoded(photo(1), "JPEG"))
    before = scan(tmp_path / "images")
    monkeypatch.delattr("studio.core.dataset.near.near_pairs")
    assert scan(tmp_path / "images") == before
    shutil.move(tmp_path / "images" / "a" / "0.png", tmp_path / "images" / "a" / "z.png")
    assert len(scan(tmp_path / "images").duplicates) == 1


def test_record_keeps_the_groups_and_old_records_have_none(tmp_path: Path) -> None:
    images = (row("a/1.png"), row("a/2.png"), row("b/1.png", 1))
    dataset = Dataset("/data", ("a", "b"), images, (), (Duplicates((0, 1), True),))
    content = encode_dataset(dataset, split(dataset, 0, 0, 7))
    assert decode_dataset(content)[0] == dataset
    raw = msgspec.json.decode(content)
    raw["duplicates"] = [{"images": [0, 9], "is_exact": True}]
    with pytest.raises(InputError, match="damaged"):
        decode_dataset(msgspec.json.encode(raw))
    del raw["duplicates"]
    assert decode_dataset(msgspec.json.encode(raw))[0].duplicates == ()


def grouped(counts: list[int], groups: list[list[int]]) -> Dataset:
    images = [
        row(f"c{label}/{index:03d}.png", label)
        for label, count in enumerate(counts)
        for index in range(count)
    ]
    names = tuple(f"c{label}" for label in range(len(counts)))
    found = tuple(Duplicates(tuple(sorted(group)), True) for group in groups)
    return Dataset("/data", names, tuple(images), (), found)


def parts_of(parts: Split) -> dict[int, str]:
    return {index: part for part in PARTS for index in parts.part(part).tolist()}


@settings(max_examples=60)
@given(
    counts=st.lists(st.integers(1, 40), min_size=1, max_size=4),
    fractions=st.sampled_from([(0.2, 0.1), (0.0, 0.2), (0.3, 0.3), (0.5, 0.4)]),
    seed=st.integers(0, 50),
    limit=st.sampled_from([0, 3, 12]),
    shuffle=st.integers(0, 10_000),
)
def test_copies_are_never_in_two_parts(
    counts: list[int], fractions: tuple[float, float], seed: int, limit: int, shuffle: int
) -> None:
    indices = list(range(sum(counts)))
    chance = random.Random(shuffle)
    chance.shuffle(indices)
    groups, at = [], 0
    while at < len(indices) // 2:
        size = chance.randint(2, 5)
        groups.append(indices[at : at + size])
        at += size
    dataset = grouped(counts, [group for group in groups if len(group) > 1])
    parts = split(dataset, *fractions, seed, limit)
    found = parts_of(parts)
    for group in dataset.duplicates:
        assert len({found[index] for index in group.images if index in found}) <= 1
    without = split(msgspec.structs.replace(dataset, duplicates=()), *fractions, seed, limit)
    assert sorted(found) == sorted(parts_of(without))  # nothing is lost
    again = parts_of(split(dataset, *fractions, seed, limit))
    assert again == found


def test_parts_keep_their_sizes_where_copies_are_few() -> None:
    dataset = grouped([100, 60], [[0, 1, 2], [10, 11], [30, 130], [140, 141]])
    parts = split(dataset, 0.2, 0.1, 7)
    labels = dataset.labels()
    for part, sizes in (("validation", [20, 12]), ("test", [10, 6])):
        assert np.bincount(labels[parts.part(part)]).tolist() == sizes  # type: ignore[arg-type]


def test_without_copies_the_draw_is_what_it_was() -> None:
    dataset = grouped([12], [])
    parts = split(dataset, 0.25, 0.25, 7)
    apart = split(grouped([12], [[0, 1, 5, 9]]), 0.25, 0.25, 7, keeps_duplicates=False)
    assert parts_of(parts) == parts_of(apart)


def test_every_part_gets_an_image_where_there_are_units_enough() -> None:
    pairs = [[at, at + 1] for at in range(0, 10, 2)]
    dataset = grouped([10, 10], [*pairs, *([a + 10, b + 10] for a, b in pairs)])
    check_trainable(dataset, split(dataset, 0.2, 0.1, 7))


def test_a_class_of_copies_is_said() -> None:
    dataset = grouped([10, 10], [list(range(10))])
    with pytest.raises(InputError, match="too few distinct ones"):
        check_trainable(dataset, split(dataset, 0.2, 0.1, 7))
    check_trainable(dataset, split(dataset, 0.2, 0.1, 7, keeps_duplicates=False))


def test_what_the_folder_brings_is_not_moved() -> None:
    images = tuple(row(f"{part}/a/{index}.png", part=part) for part in PARTS for index in range(4))
    dataset = Dataset("/d", ("a",), images, (), (Duplicates((0, 4, 8), True),))
    parts = split(dataset, 0.2, 0.1, 7)
    assert [parts.part(part).tolist() for part in PARTS] == [
        [0, 1, 2, 3],
        [4, 5, 6, 7],
        [8, 9, 10, 11],
    ]
    assert copies_in(dataset, parts).leaked == ("train/a/0.png",)


def test_a_picture_that_pillow_gives_in_another_mode(tmp_path: Path) -> None:
    image = photo(3)
    put(tmp_path / "a" / "rgb.png", encoded(image))
    put(tmp_path / "a" / "rgba.png", encoded(image.convert("RGBA")))
    put(tmp_path / "b" / "grey.png", encoded(image.convert("L")))
    wide = np.asarray(image.convert("L"), np.uint16) * 257
    output = io.BytesIO()
    Image.fromarray(wide).save(output, "PNG")
    put(tmp_path / "b" / "wide.png", output.getvalue())
    found = scan(tmp_path)
    assert [[found.images[at].path for at in it.images] for it in found.duplicates] == [
        ["a/rgb.png", "a/rgba.png"],
        ["b/grey.png", "b/wide.png"],
    ]


def test_a_copy_of_another_size_has_the_same_colours_however_bright_they_are(
    tmp_path: Path,
) -> None:
    """Blocks of 22.5 pixels once put a strong edge between two colours into the wrong one."""
    write_sample("shapes", tmp_path / "shapes", count=8)
    for file in sorted(tmp_path.rglob("*.png")):
        image = Image.open(file).convert("RGB")
        copy = put(tmp_path / "a.jpg", encoded(image.resize((90, 90)), "JPEG", quality=75))
        mine, other = (
            np.frombuffer(examine(one).look, np.uint8)[LUMA_BYTES:].astype(int)
            for one in (file, copy)
        )
        assert np.abs(mine - other).max() <= 6
