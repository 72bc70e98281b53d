"""What a person leaves out: files, folders, classes."""

import numpy as np
import pytest
from image_files import row

from studio.core.dataset.choosing import choose
from studio.core.dataset.exclusion import Exclusion, class_folders, pattern_of, without_classes
from studio.core.dataset.images import Dataset, Duplicates
from studio.core.recipes.recipe import Data, Recipe

SOME = ("robin/1.png", "robin/2.png", "wren/a[1].png", "wren/b.png", "wren/deep/b.png")


def birds(*classes: str) -> Dataset:
    names = classes or ("robin", "wren")
    images = tuple(row(path, names.index(path.split("/")[0])) for path in SOME)
    return Dataset("/data", names, images, (), (Duplicates((0, 1), True), Duplicates((3, 4), True)))


def recipe(*exclude: str, **fields: object) -> Recipe:
    return Recipe(name="a", data=Data(folder="x", exclude=exclude, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pattern", "paths"),
    [
        ("robin", SOME[:2]),
        ("robin/", SOME[:2]),
        ("robin/1.png", SOME[:1]),
        ("robin/[12].png", SOME[:2]),
        ("*/b.png", SOME[3:4]),
        ("wren/*", SOME[2:]),
        ("wren/deep", SOME[4:]),
        ("*/*/b.png", SOME[4:]),
        ("wren/a[1].png", ()),
        (pattern_of("wren/a[1].png"), SOME[2:3]),
        ("*.png", ()),
        ("rob", ()),
    ],
)
def test_patterns(pattern: str, paths: tuple[str, ...]) -> None:
    exclusion = Exclusion([pattern])
    assert tuple(path for path in SOME if exclusion.has(path)) == paths
    assert all(exclusion.patterns_for(path) == [pattern] for path in paths)


def test_a_name_is_the_same_in_either_form_of_unicode() -> None:
    assert Exclusion(["caf\u00e9"]).has("cafe\u0301/1.png")


def test_single_images_come_into_no_part_and_change_no_other() -> None:
    images = [row(f"{name}/{at:02}.png", "ab".index(name)) for name in "ab" for at in range(20)]
    dataset = Dataset("/d", ("a", "b"), tuple(images), ())
    chosen = choose(dataset, recipe("a/03.png", "a/04.png"))
    used = np.concatenate([chosen.split.train, chosen.split.validation, chosen.split.test])
    assert sorted(set(range(40)) - set(used.tolist())) == [3, 4]
    assert chosen.dataset is dataset
    everything = choose(dataset, recipe()).split
    assert [i for i in everything.train if i >= 20] == [i for i in chosen.split.train if i >= 20]


def test_a_class_that_is_left_out_is_no_class() -> None:
    dataset = birds()
    assert class_folders(dataset)["robin"] == ("robin",)
    left = without_classes(dataset, Exclusion(["robin"]))
    assert left.classes == ("wren",)
    assert [(image.path, image.label) for image in left.images] == [(path, 0) for path in SOME[2:]]
    assert left.duplicates == (Duplicates((1, 2), True),)
    one_by_one = without_classes(dataset, Exclusion(SOME[:2]))
    assert one_by_one == left


def test_a_class_without_images_stays_until_it_is_left_out() -> None:
    dataset = birds("owl", "robin", "wren")
    assert without_classes(dataset, Exclusion(["robin"])).classes == ("owl", "wren")
    assert without_classes(dataset, Exclusion(["owl"])).classes == ("robin", "wren")
    assert class_folders(dataset)["owl"] == ("owl",)


def test_a_class_has_a_folder_in_each_part() -> None:
    images = [row("Train/a/1.png", part="train"), row("test/a/1.png", part="test")]
    dataset = Dataset("/d", ("a",), tuple(images), ())
    assert class_folders(dataset)["a"] == ("Train/a", "test/a")
    assert without_classes(dataset, Exclusion(class_folders(dataset)["a"])).classes == ()


def test_a_thousand_names_cost_next_to_nothing() -> None:
    exclusion = Exclusion([f"a/{index}.png" for index in range(1000)])
    assert sum(exclusion.has(f"a/{index}.png") for index in range(100_000)) == 1000
