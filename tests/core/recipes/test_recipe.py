import os
import string
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.base.errors import InputError, WorkError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.optimizers import OPTIMIZERS
from studio.core.recipes.recipe import Augment, Data, Model, Recipe, Stage
from studio.core.recipes.schedules import SCHEDULES

LEAST = 'name = "x"\n[data]\nfolder = "d"\n'

OF_THE_CONTRACT = """\
version = 1
name = "Digits with LeNet-5"
task = "classify"
seed = 7

[data]
folder = "digits"
image_size = [32, 48]
color = "rgb"
validation = 0.2
test = 0.1
limit_per_class = 0
batch_size = 32

[augment]
flip = "horizontal"
rotation = 0.05
zoom = 0.2
translation = 0.1
shear = 0.0
brightness = 0.2
contrast = 0.2

[model]
backbone = "VGG16"
weights = "imagenet"
features = "block5_pool"
pooling = "average"
dense = [256]
dropout = 0.5
batch_norm = false
initializer = "he_normal"

[[stage]]
name = "Head"
train = ["head"]
epochs = 20
optimizer = "rmsprop"
learning_rate = 1e-3
schedule = "constant"
early_stopping = 0

[[stage]]
name = "Fine-tune block 5"
train = ["head", "block5_*"]
epochs = 10
optimizer = "rmsprop"
learning_rate = 1e-5
"""


def refusal(text: str) -> str:
    with pytest.raises(InputError) as caught:
        recipes.parse(text, "my.toml")
    return str(caught.value)


def test_the_contracts_example_is_read() -> None:
    recipe = recipes.parse(OF_THE_CONTRACT, "my.toml")
    assert recipe.data == Data(folder="digits", image_size=(32, 48))
    assert recipe.augment is not None
    assert recipe.augment.flip == "horizontal"
    assert recipe.model.features == "block5_pool"
    assert recipe.model.dense == (256,)
    assert [stage.name for stage in recipe.stage] == ["Head", "Fine-tune block 5"]
    assert recipe.stage[1].train == ("head", "block5_*")
    assert recipe.stage[1].learning_rate == 1e-5
    assert recipe.epochs == 30


def test_what_is_left_out_has_the_documented_value() -> None:
    assert recipes.parse(LEAST, "my.toml") == Recipe(name="x", data=Data(folder="d"))
    recipe = recipes.parse(LEAST, "my.toml")
    assert recipe.augment is None
    assert recipe.model == Model(backbone="LeNet-5", weights="random")
    assert recipe.stage == (Stage(epochs=10, optimizer="adam", learning_rate=1e-3),)


# Each row: what is wrong, and every word that the sentence must have.
WRONG = [
    ("", ["name is missing"]),
    ('name = "x"', ["data is missing"]),
    (LEAST + "[[stage]]\nepochs = 0", ["stage[0].epochs", "found 0", ">= 1"]),
    (LEAST + "[[stage]]\nepochs = 1.5", ["stage[0].epochs", "found 1.5", "a whole number"]),
    (LEAST + "[[stage]]\nlearning_rate = 0", ["stage[0].learning_rate", "found 0", "> 0"]),
    (LEAST + "[[stage]]\nlearning_rate = nan", ["stage[0].learning_rate", "found nan", "> 0"]),
    (LEAST + "[[stage]]\nlearning_rate = inf", ["stage[0].learning_rate", "found inf", "<= 100"]),
    (LEAST + "[[stage]]\nmultipliers = 3", ["stage[0].multipliers", "found 3", "a table"]),
    (
        LEAST + '[[stage]]\n[stage.multipliers]\nhead = 2\n"block1_*" = 0',
        ["stage[0].multipliers", "block1_*", "found 0", "> 0", "<= 100"],
    ),
    (
        LEAST + '[[stage]]\n[stage.multipliers]\nhead = 2\n"block1_*" = "slow"',
        ["stage[0].multipliers", 'found "slow"', "a number"],
    ),
    (LEAST + "[stage]\n", ["stage"]),
    (LEAST + "[augment]\nmixup = 0.2\nviews = 3", ["augment.views", "found 3", "mixup", "0"]),
    (
        'task = "autoencode"\n' + LEAST + "[augment]\nmixup = 0.2",
        ["augment.mixup", "found 0.2", "autoencode", "0"],
    ),
    (LEAST + "[[stage]]\nplateau_factor = 1", ["stage[0].plateau_factor", "found 1", "< 1"]),
    (LEAST + '[model]\noutput = "tanh"', ["model.output", '"tanh"', "softmax", "sigmoid"]),
    (LEAST + "[[stage]]\ntrain = []", ["stage[0].train", "found []", "length >= 1"]),
    (LEAST + '[[stage]]\ntrain = "head"', ["stage[0].train", '"head"', "a list"]),
    (LEAST + '[[stage]]\ntrain = ["a", 1]', ["stage[0].train[1]", "found 1", "text"]),
    (
        LEAST + '[[stage]]\noptimizer = "adm"',
        ["stage[0].optimizer", '"adm"', '"adagrad"', '"adam"?'],
    ),
    (LEAST + '[[stage]]\nshedule = "step"', ["stage[0].shedule", "stage[0].schedule?"]),
    (LEAST + "[stage]\nepochs = 1", ["stage", "found a table", "a list"]),
    (LEAST + "colour = 1", ["data.colour", "Did you mean data.color?"]),
    # By the title in the window, and in another table than its own.
    (LEAST + "images_per_class = 9", ["data.images_per_class", "mean data.limit_per_class?"]),
    (LEAST + "[augment]\nshift = 0.1", ["augment.shift", "Did you mean augment.translation?"]),
    (LEAST + "[model]\nlayers = [8]", ["model.layers", "Did you mean model.dense?"]),
    ("batch_size = 8\n" + LEAST, ["batch_size", "Did you mean data.batch_size?"]),
    (LEAST + "batch_size = 0", ["data.batch_size", "found 0", ">= 1 and <= 4096"]),
    (LEAST + "zzzz = 1", ["data.zzzz", "Allowed here: folder, image_size, color"]),
    (LEAST + 'color = "grey"', ["data.color", 'found "grey"', '"rgb", "gray"', 'mean "gray"?']),
    (LEAST + "color = 5", ["data.color", "found 5", '"rgb", "gray"']),
    (LEAST + "image_size = [1, 2, 3]", ["data.image_size", "[1, 2, 3]", "length 2"]),
    (LEAST + "image_size = [32, 7]", ["data.image_size[1]", "found 7", ">= 8"]),
    (LEAST + "image_size = 32", ["data.image_size", "found 32", "a list"]),
    (LEAST + "batch_size = true", ["data.batch_size", "found true", "a whole number"]),
    (LEAST + "validation = -0.1", ["data.validation", "found -0.1", ">= 0"]),
    (LEAST + "validation = 0.8\ntest = 0.2", ["data.validation", "data.test", "0.8", "0.95"]),
    (LEAST + "[augment]\nrotation = 1.5", ["augment.rotation", "found 1.5", "<= 1"]),
    (LEAST + '[augment]\nflip = "up"', ["augment.flip", '"horizontal"', '"vertical"']),
    (LEAST + "[model]\nfeatures = 1", ["model.features", "found 1", "allowed: text."]),
    (LEAST + "[model]\ndense = [8, 0]", ["model.dense[1]", "found 0", ">= 1"]),
    (LEAST + "[model]\ndropout = 1.0", ["model.dropout", "found 1.0", "< 1"]),
    (LEAST + '[model]\nbackbon = "x"', ["model.backbon", "model.backbone?"]),
    (LEAST + '[[stage]]\nname = "a"\n[[stage]]\nname = "a"', ["stage[1].name", '"a"']),
    ("seed = -1\n" + LEAST, ["seed", "found -1", ">= 0"]),
    ("seed = 2147483648\n" + LEAST, ["seed", "2147483648", "<= 2147483647"]),
    ("seed = 99999999999999999999999\n" + LEAST, ["seed", "99999999999999999999999"]),
    ('version = "1"\n' + LEAST, ["version", 'found "1"', "allowed: 1."]),
    ("version = 2\n" + LEAST, ["version", "found 2", "allowed: 1."]),
    ('task = "clasify"\n' + LEAST, ["task", '"clasify"', 'mean "classify"?']),
    ("name = 2020-01-01\n[data]\nfolder = 'd'", ["name", "2020-01-01", "text"]),
    ('name = ""\n[data]\nfolder = "d"', ["name", 'found ""', "length >= 1"]),
    ('name = "x"\ndata = 1', ["data", "found 1", "a table"]),
    ("name = \nseed = 1", ["not TOML", "line 1"]),
    ("a = 1\na = 2\n", ["not TOML", "Cannot overwrite a value"]),
    ("x = " + "[" * 3000 + "]" * 3000, ["nested too deeply"]),
    ("seed = " + "1" * 5000 + "\n" + LEAST, ["not TOML", "digits"]),
]


@pytest.mark.parametrize(("text", "label"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_recipe_is_one_sentence_with_path_found_and_allowed(
    text: str, label: list[str]
) -> None:
    sentence = refusal(text)
    assert sentence.startswith("my.toml: ")
    assert [word for word in label if word not in sentence] == []
    assert len(sentence.splitlines()) == 1


@pytest.mark.parametrize(
    "text", [LEAST + 'color = "a\\nb"', '"a\\nb" = 1\n' + LEAST, '"a`b" = 1\n' + LEAST]
)
def test_strange_names_and_values_stay_one_line(text: str) -> None:
    sentence = refusal(text)
    assert len(sentence.splitlines()) == 1
    assert "allowed" in sentence.lower()


def test_a_very_long_value_or_name_does_not_flood_the_sentence() -> None:
    assert len(refusal(LEAST + f'color = "{"x" * 9999}"')) < 200
    assert len(refusal(f"{'x' * 9999} = 1\n" + LEAST)) < 300


@pytest.mark.parametrize(("validation", "test"), [(0.9, 0.05), (0.05, 0.9), (0.8, 0.15)])
def test_the_parts_may_take_95_percent_whatever_the_rounding(
    validation: float, test: float
) -> None:
    text = f"{LEAST}validation = {validation}\ntest = {test}"
    assert recipes.parse(text, "my.toml").data.validation == validation


def test_files_that_are_no_recipe(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="was not found"):
        recipes.read(tmp_path / "none.toml")
    with pytest.raises(InputError, match="is a folder"):
        recipes.read(tmp_path)
    image = tmp_path / "image.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    with pytest.raises(InputError, match="not a text file in UTF-8"):
        recipes.read(image)
    with pytest.raises(InputError, match=r"was not found"):
        recipes.read(image / "recipe.toml")


def test_a_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    file = tmp_path / "recipe.toml"
    file.write_bytes(b"\xef\xbb\xbf" + LEAST.replace("\n", "\r\n").encode())
    assert recipes.read(file).name == "x"


def test_writing_replaces_the_file_whole(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "recipe.toml"
    for name in ("first", "second"):
        recipes.write(Recipe(name=name, data=Data(folder="d")), file)
        assert recipes.read(file).name == name
    assert [entry.name for entry in file.parent.iterdir()] == ["recipe.toml"]


def test_writing_into_a_file_in_place_of_a_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("in the way")
    with pytest.raises(WorkError, match="could not be written"):
        recipes.write(Recipe(name="x", data=Data(folder="d")), tmp_path / "runs" / "recipe.toml")
    assert [entry.name for entry in tmp_path.iterdir()] == ["runs"]


@pytest.mark.parametrize(
    ("folder", "expected"), [("shapes", "/a/b/shapes"), ("../c", "/a/c"), ("/x/y", "/x/y")]
)
def test_the_image_folder_is_relative_to_the_recipe(folder: str, expected: str) -> None:
    recipe = Recipe(name="x", data=Data(folder=folder))
    assert recipes.data_folder(recipe, Path("/a/b/recipe.toml")) == Path(expected)


def test_augmentation_is_active_only_where_an_image_would_change() -> None:
    assert not Augment().is_active
    assert not Augment(rotation=0.0).is_active
    for name in ("rotation", "zoom", "translation", "shear", "brightness", "contrast"):
        assert msgspec.structs.replace(Augment(), **{name: 0.1}).is_active
    assert Augment(flip="vertical").is_active


# --- any recipe, any text -------------------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30)
PATHS = TEXT.filter(lambda text: "\0" not in text)  # no system has such a name
SHARE = st.floats(0, 1)
DATAS = st.builds(
    Data,
    folder=PATHS,
    image_size=st.tuples(st.integers(8, 4096), st.integers(8, 4096)),
    color=st.sampled_from(["rgb", "gray"]),
    validation=st.floats(0, 0.5),
    test=st.floats(0, 0.4),
    split_seed=st.integers(-1, 2**31 - 1),
    limit_per_class=st.integers(0, 10**9),
    batch_size=st.integers(1, 4096),
)
AUGMENTS = st.builds(
    Augment,
    flip=st.sampled_from(["none", "horizontal", "vertical", "both"]),
    rotation=SHARE,
    zoom=st.floats(0, 0.9),
    translation=SHARE,
    shear=SHARE,
    brightness=SHARE,
    contrast=SHARE,
    mixup=st.just(0.0) | SHARE,
)
MODELS = st.builds(
    Model,
    backbone=PATHS,
    weights=PATHS,
    features=st.none() | TEXT,
    pooling=st.sampled_from(["average", "max", "flatten"]),
    dense=st.lists(st.integers(1, 65536), max_size=3).map(tuple),
    dropout=st.floats(0, 1, exclude_max=True),
    batch_norm=st.booleans(),
    initializer=st.sampled_from(["glorot_uniform", "he_normal", "lecun_normal"]),
)
STAGES = st.lists(
    st.builds(
        Stage,
        name=TEXT,
        train=st.lists(TEXT | st.just(""), min_size=1, max_size=3).map(tuple),
        epochs=st.integers(1, 100_000),
        optimizer=st.sampled_from(list(OPTIMIZERS)),
        learning_rate=st.floats(0, 100, exclude_min=True),
        schedule=st.sampled_from(list(SCHEDULES)),
        early_stopping=st.integers(0, 1000),
        multipliers=st.dictionaries(TEXT, st.floats(0, 100, exclude_min=True), max_size=2),
        plateau_factor=st.floats(0, 1, exclude_min=True, exclude_max=True),
        plateau_patience=st.integers(1, 100),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda stage: stage.name,
).map(tuple)
RECIPES = st.builds(
    Recipe,
    name=TEXT,
    seed=st.integers(0, 2**31 - 1),
    precision=st.sampled_from(["float32", "mixed"]),
    data=DATAS,
    augment=st.none() | AUGMENTS,
    model=MODELS,
    stage=STAGES,
)


@given(RECIPES)
@settings(max_examples=100, deadline=None)
def test_reading_what_was_written_gives_the_same_recipe(recipe: Recipe) -> None:
    text = recipes.dump(recipe)
    assert recipes.parse(text, "f") == recipe
    assert recipes.dump(recipes.parse(text, "f")) == text


def parsed_or_refused(text: str) -> None:
    try:
        recipes.parse(text, "f")
    except InputError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017  # or it is read


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    parsed_or_refused(text)


KNOWN = [*Recipe.__struct_fields__, *Data.__struct_fields__, *Stage.__struct_fields__]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.integers()
    | st.booleans()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["rgb", "adam", "all"])
    | st.dates()
    | st.times()
    | st.datetimes(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KNOWN) | st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=20,
)
TABLES = st.dictionaries(
    st.sampled_from(KNOWN) | st.text(string.ascii_letters + "`.[]$'\"\n é", max_size=6),
    VALUES,
    max_size=8,
)


@given(TABLES, st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_tables_are_read_or_refused_with_a_sentence(
    tables: dict[str, Any], is_nearly_right: bool
) -> None:
    if is_nearly_right:
        tables = {"name": "x", **tables}
        data = tables.get("data")
        tables["data"] = {"folder": "d", **(data if isinstance(data, dict) else {})}
    parsed_or_refused(tomli_w.dumps(tables))


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes with names")
def test_an_endless_or_huge_recipe_is_refused_unread(tmp_path: Path) -> None:
    pipe, huge = tmp_path / "pipe.toml", tmp_path / "huge.toml"
    os.mkfifo(pipe)
    with huge.open("wb") as file:
        file.truncate(8 * 1024**3)
    for path, reason in (
        (pipe, "device or a pipe"),
        (Path("/dev/zero"), "device or a pipe"),
        (huge, "too large"),
        (tmp_path / ("x" * 300), "too long"),
        (tmp_path / "a\0b.toml", "null byte"),
    ):
        with pytest.raises(InputError, match=reason):
            recipes.read(path)


def test_what_is_left_out_must_lie_inside_the_image_folder() -> None:
    text = '\nname = "a"\n[data]\nfolder = "x"\nexclude = ["wren", "{}"]\n'
    for wrong in ("/etc", "../other", "~/pictures", "a/../../b"):
        with pytest.raises(
            InputError, match=r"data.exclude\[1\]: found .* allowed: a file or folder"
        ):
            recipes.parse(text.format(wrong), "recipe.toml")
    found = recipes.parse(text.format("robin/*_dark.png"), "recipe.toml")
    assert found.data.exclude == ("wren", "robin/*_dark.png")
    assert recipes.parse(recipes.dump(found), "again") == found


def test_fields_for_what_is_left_out_are_explained() -> None:
    head = '\nname = "a"\n[data]\nfolder = "x"\n'
    for line, text in (
        ('excluded = ["a"]', "Did you mean data.exclude?"),
        ('exclude = "a"', 'data.exclude: found "a", allowed: a list'),
        ('duplicates = "togther"', 'did you mean "together"'),
    ):
        with pytest.raises(InputError) as caught:
            recipes.parse(head + line, "recipe.toml")
        assert text in str(caught.value)


# --- tables of one task -----------------------------------------------------------------------

AUTOENCODE = (
    'name = "x"\ntask = "autoencode"\n[data]\nfolder = "d"\n'
    '[autoencoder]\nkind = "convolutional"\ncode = 64\nloss = "mean_squared_error"\n'
)


def test_a_recipe_holds_the_tables_of_its_task_alone() -> None:
    found = recipes.parse(AUTOENCODE, "f")
    assert (found.autoencoder.kind, found.autoencoder.code) == ("convolutional", 64)
    text = recipes.dump(found)
    assert "[autoencoder]" in text
    assert "[model]" not in text
    assert recipes.parse(text, "f") == found
    assert "[autoencoder]" not in recipes.dump(recipes.parse(LEAST, "f"))


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (AUTOENCODE + '[model]\nbackbone = "VGG16"\n', "model: found a table, allowed only with"),
        (LEAST + "[autoencoder]\ncode = 3\n", 'task = "classify"'),
        (AUTOENCODE.replace("convolutional", "recurrent"), "dense"),
        (AUTOENCODE.replace("64", "0"), "autoencoder.code"),
        (AUTOENCODE + "noise_std = -0.1\n", "noise_std"),
        (AUTOENCODE + '[[stage]]\ntrain = ["head"]\n', r"stage\[0\]\.train: found"),
    ],
)
def test_what_another_task_has_is_refused(text: str, label: str) -> None:
    with pytest.raises(InputError, match=label):
        recipes.parse(text, "f")


GAN = (
    'name = "x"\ntask = "gan"\n[data]\nfolder = "d"\nimage_size = [28, 28]\n'
    '[gan]\nkind = "conditional"\nfilters = 16\n[[stage]]\nepochs = 3\n'
)


def test_a_gan_has_its_own_table_and_may_need_classes() -> None:
    found = recipes.parse(GAN, "f")
    assert (found.gan.kind, found.gan.filters, found.gan.latent) == ("conditional", 16, 100)
    assert recipes.needs_classes(found)
    assert not recipes.needs_classes(recipes.parse(GAN.replace("conditional", "plain"), "f"))
    assert recipes.needs_classes(recipes.parse(LEAST, "f"))
    text = recipes.dump(found)
    assert "[gan]" in text
    assert "[model]" not in text
    assert recipes.parse(text, "f") == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LEAST + "[gan]\nlatent = 3\n", 'task = "gan"'),
        (GAN.replace("[28, 28]", "[28, 200]"), "found [28, 200], allowed with task"),
        (GAN + "early_stopping = 4\n", "stage[0].early_stopping: found 4"),
        ('precision = "mixed"\n' + GAN, 'precision: found "mixed"'),
        (GAN.replace("filters", "filtres"), "filters"),
        (GAN + 'train = ["head"]\n', "stage[0].train"),
    ],
)
def test_what_a_gan_cannot_do_is_refused(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        recipes.parse(text, "f")
    assert said in str(caught.value)
