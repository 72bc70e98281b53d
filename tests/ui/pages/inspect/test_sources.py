import pytest
from msgspec.structs import replace

from studio.core.networks import weight_files
from studio.core.recipes.recipe import Data, Model, Recipe
from studio.core.runs.run_state import RunState, Status
from studio.ui.pages.inspect.sources import Source, sources

PLAIN = Recipe(name="r", data=Data(folder="x"))


def test_there_is_always_the_network_that_comes_with_the_program() -> None:
    assert sources(RunState(), PLAIN) == (Source("EfficientNetLite0"),)


def test_the_backbone_of_the_model_page_is_offered_where_its_weights_are_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vgg = replace(PLAIN, model=Model(backbone="VGG16", weights="imagenet"))
    own = replace(PLAIN, model=Model(backbone="own.h5"))
    assert sources(RunState(), vgg) == (Source("EfficientNetLite0"),)
    monkeypatch.setattr(weight_files, "is_here", lambda _row: True)
    assert [one.of for one in sources(RunState(), vgg)] == ["VGG16", "EfficientNetLite0"]
    assert sources(RunState(), own)[0].of == "EfficientNetLite0"
    without = replace(vgg, task="autoencode")  # which has a network of its own
    assert [one.of for one in sources(RunState(), without)] == ["EfficientNetLite0"]


def test_a_run_comes_first_once_it_has_weights() -> None:
    starting = RunState(run="", status=Status.STARTING)
    assert [one.of for one in sources(starting, PLAIN)] == ["EfficientNetLite0"]
    alive = RunState(run="/runs/a", status=Status.RUNNING)
    assert sources(alive, PLAIN)[0] == Source("/runs/a", is_run=True, is_live=True)
    paused = RunState(run="/runs/a", status=Status.PAUSED, is_saved=True)
    assert sources(paused, PLAIN)[0] == Source("/runs/a", is_run=True)
    assert sources(paused, PLAIN)[0].name == "a"
    lost = RunState(run="/runs/a", status=Status.LOST)
    assert not sources(lost, PLAIN)[0].is_run


def test_opened_files_come_last_under_their_names() -> None:
    found = sources(RunState(), PLAIN, ("/models/own.keras",))
    assert [(one.name, one.is_file) for one in found] == [
        ("EfficientNetLite0", False),
        ("own.keras", True),
    ]
