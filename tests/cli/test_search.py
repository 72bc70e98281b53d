"""What `studio search` refuses before anything is trained, and what it says of its trials."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import tiny_images

from studio.cli.main import main
from studio.cli.search_text import SearchTeller, search_json, search_text
from studio.core.base.sentences import say
from studio.core.recipes import recipe as recipes
from studio.core.recipes.search_table import Search, Span
from studio.core.search.search_folder import SearchFolder, create
from studio.core.search.standing import standing_of
from studio.core.search.trial import Trial, TrialState
from studio.core.wire.messages import AnyEvent, Forecast, Log

SEARCH = Search(
    method="grid",
    vary={"model.dropout": Span(low=0.1, high=0.3, step=0.1), "stage.optimizer": ("adam", "sgd")},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    images = tiny_images.make_images(tmp_path / "images", count=2)
    recipes.write(tiny_images.lenet_recipe(images, search=SEARCH), tmp_path / "r.toml")
    return tmp_path / "r.toml"


@pytest.fixture
def folder(file: Path) -> SearchFolder:
    return create(file.parent / "runs", recipes.read(file))


def trial(number: int, figure: float | None) -> Trial:
    return Trial(
        number=number,
        values={"model.dropout": 0.1 * number, "stage.optimizer": "adam"},
        asked=2 * number - 1,
        state=TrialState.FAILED if figure is None else TrialState.DONE,
        ended=2 * number,
        figure=figure,
        run=f"run-{number}",
        reason=say("Out of memory.") if figure is None else None,
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((), "Give either a recipe, or --resume"),
        (("R", "--resume", "x"), "Give either a recipe, or --resume"),
        (("--resume", "x", "--trials", "3"), "--trials goes with a recipe"),
        (("--resume", "."), "is not a search"),
        (("R", "--skip", "1"), "--skip needs --resume"),
        (("R", "--parallel", "0"), "--parallel: found 0, allowed: 1 to 64"),
        (("R", "--trials", "-1"), "search.trials: found -1"),
        (("R", "--method", "best"), "invalid choice: 'best'"),
        (("R", "--objective", "error"), 'allowed: "loss", "accuracy"'),
        (("PLAIN",), "The recipe varies nothing"),
        (("UNJUDGED",), "data.validation is 0"),
    ],
)
def test_what_cannot_be_searched_is_one_line_and_leaves_nothing(
    file: Path, capfd: pytest.CaptureFixture[str], given: tuple[str, ...], said: str
) -> None:
    recipe = recipes.read(file)
    plain, unjudged = file.with_name("plain.toml"), file.with_name("unjudged.toml")
    recipes.write(msgspec.structs.replace(recipe, search=None), plain)
    data = msgspec.structs.replace(recipe.data, validation=0.0)
    recipes.write(msgspec.structs.replace(recipe, data=data), unjudged)
    named = {"R": str(file), "PLAIN": str(plain), "UNJUDGED": str(unjudged), ".": str(file.parent)}
    assert main(["search", *(named.get(word, word) for word in given)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    (line,) = err.splitlines()
    assert said in line
    assert not (file.parent / "runs").exists()


def test_the_plan_the_forecast_and_each_trial_are_said(folder: SearchFolder) -> None:
    events: list[AnyEvent] = []
    teller = SearchTeller(folder, folder.recipe(), events.append, shows_events=False)
    teller.tell_plan()
    teller.began(trial(1, None))
    teller.happened(trial(1, None), Forecast(1, (3.0,), 6.0))
    teller.happened(trial(1, None), Log(say("TensorFlow is ready.")))
    for one in (trial(1, 0.75), trial(2, None), trial(3, 0.5)):
        folder.write(one)
        teller.ended(one)
    lines = [str(event.sentence) for event in events if isinstance(event, Log)]
    assert lines[0].endswith("grid, 6 trials, 12 epochs together.")
    assert lines[1] == "Trial 1 of 6: model.dropout 0.1, stage.optimizer adam"
    assert lines[2].startswith("Forecast: 6 s for this trial, 36 s for the whole search")
    assert lines[3] == "Trial 1: 75.0 %; best so far: trial 1 with 75.0 %."
    assert lines[4] == "Trial 2 failed: Out of memory."
    assert lines[5] == "Trial 3: 50.0 %; best so far: trial 1 with 75.0 %."
    assert len(lines) == 6


def test_the_result_has_the_best_first_and_what_failed(folder: SearchFolder) -> None:
    for one in (trial(1, 0.5), trial(2, None), trial(3, 0.75)):
        folder.write(one)
    standing = standing_of(folder)
    lines = search_text(standing).splitlines()
    assert lines[0] == "2 of 3 trials, by validation accuracy:"
    assert [line.split()[:4] for line in lines[1:3]] == [
        ["75.0", "%", "trial", "3"],
        ["50.0", "%", "trial", "1"],
    ]
    assert lines[3].endswith("Out of memory.")
    found = search_json(folder, standing)
    assert (found["objective"], found["part"]) == ("accuracy", "validation")
    assert found["best"]["run"] == str(folder.runs / "run-3")
    assert [one["state"] for one in found["trials"]] == ["done", "failed", "done"]


def test_a_trial_that_is_not_over_can_be_skipped(
    folder: SearchFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    folder.write(trial(1, 0.5))
    begun = Trial(number=2, values={"model.dropout": 0.2, "stage.optimizer": "sgd"}, asked=3)
    folder.write(begun)
    assert main(["search", "--resume", str(folder.path), "--skip", "1"]) == 2
    assert "--skip: found 1, allowed: 2." in capsys.readouterr().err
    assert main(["search", "--resume", str(folder.path), "--skip", "2"]) == 0
    assert folder.is_skip_asked(2)


def test_what_was_skipped_is_a_line(folder: SearchFolder) -> None:
    folder.write(trial(1, 0.5))
    folder.write(msgspec.structs.replace(trial(2, None), state=TrialState.SKIPPED, reason=None))
    text = search_text(standing_of(folder))
    assert "skipped  trial 2" in text
    assert "1 of 2 trials" in text
