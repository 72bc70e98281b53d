"""Which runs of many are seen."""

from pathlib import Path

import pytest

from studio.core.base.errors import InputError
from studio.core.recipes.recipe import Data, Model, Recipe
from studio.core.runs import run_about
from studio.core.runs.run_about import LONGEST_TAG, MOST_TAGS, About, tags_in
from studio.core.runs.run_filter import RunFilter, tags_of
from studio.core.runs.run_summary import RunStatus, RunSummary


def run(name: str, **fields: object) -> RunSummary:
    recipe = Recipe(name=name, data=Data(folder="/i"), model=Model(backbone="VGG16"))
    kind = {"status": RunStatus.FINISHED, "when": 1.0, "recipe": recipe} | fields
    return RunSummary(path=f"/runs/{name}", name=name, **kind)  # type: ignore[arg-type]


RUNS = (
    run("Wide head", note="better with flips", tags=("baseline",)),
    run("Deep", status=RunStatus.PAUSED, tags=("baseline", "To show")),
    run("Old", is_hidden=True),
    run("Digits, trial 7", search="2026-12-01-024501-digits-search"),
    run("Broken", status=RunStatus.DAMAGED, recipe=None),
)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (RunFilter(), ["Wide head", "Deep", "Broken"]),
        (RunFilter(has_hidden=True), ["Wide head", "Deep", "Old", "Broken"]),
        (RunFilter(text="FLIPS wide"), ["Wide head"]),
        (RunFilter(has_trials=True), ["Wide head", "Deep", "Digits, trial 7", "Broken"]),
        (RunFilter(text="trial"), ["Digits, trial 7"]),
        (RunFilter(text="vgg"), ["Wide head", "Deep", "Digits, trial 7"]),
        (RunFilter(text="show"), ["Deep"]),
        (RunFilter(text="wide deep"), []),
        (RunFilter(tag="baseline", status=RunStatus.PAUSED), ["Deep"]),
        (RunFilter(task="classify"), ["Wide head", "Deep"]),
        (RunFilter(task="gan"), []),
    ],
)
def test_runs_that_have_what_is_asked_for(wanted: RunFilter, names: list[str]) -> None:
    assert [one.name for one in wanted.of(RUNS)] == names


def test_every_tag_once() -> None:
    assert tags_of(RUNS) == ("baseline", "To show")


def test_tags_are_kept_with_the_run_and_a_file_of_before_has_none(tmp_path: Path) -> None:
    about = About("Name", "note", ("a", "b c"), hidden=True)
    run_about.write(tmp_path, about)
    assert run_about.read(tmp_path) == about
    (tmp_path / run_about.FILE_NAME).write_text('name = "x"\nnote = "y"\n')
    assert run_about.read(tmp_path) == About("x", "y")


def test_tags_are_typed_with_commas() -> None:
    assert tags_in(" baseline,, to   show , Baseline") == ("baseline", "to show")
    assert tags_in("") == ()


@pytest.mark.parametrize(
    ("tags", "said"),
    [(("x" * (LONGEST_TAG + 1),), "A tag has 41"), (("x",) * (MOST_TAGS + 1), "has 21 tags")],
)
def test_too_much_is_refused(tmp_path: Path, tags: tuple[str, ...], said: str) -> None:
    with pytest.raises(InputError, match=said):
        run_about.write(tmp_path, About(tags=tags))
    assert not list(tmp_path.iterdir())
