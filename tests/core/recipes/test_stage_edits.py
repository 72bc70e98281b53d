import pytest
from msgspec.structs import replace

from studio.core.recipes import recipe as recipes
from studio.core.recipes import stage_edits
from studio.core.recipes.recipe import Data, Model, Recipe, Stage


def _recipe(*names: str) -> Recipe:
    return Recipe(
        name="Birds",
        data=Data(folder="birds"),
        stage=tuple(Stage(name=name, learning_rate=3e-3) for name in names),
    )


def _names(recipe: Recipe) -> list[str]:
    assert recipes.parse(recipes.dump(recipe), "edited") == recipe
    return [stage.name for stage in recipe.stage]


def test_an_added_stage_comes_last_at_a_tenth_of_the_rate() -> None:
    changed = stage_edits.add(_recipe("Head"), "Fine-tune")
    assert _names(changed) == ["Head", "Fine-tune"]
    assert changed.stage[1].learning_rate == 3e-4


def test_names_stay_apart() -> None:
    changed = stage_edits.add(stage_edits.add(_recipe("A"), "A"), "A")
    assert _names(changed) == ["A", "A 2", "A 3"]
    assert _names(stage_edits.duplicate(_recipe("A", "B"), 0)) == ["A", "A 2", "B"]


def test_the_only_stage_cannot_be_removed() -> None:
    assert _names(stage_edits.remove(_recipe("A"), 0)) == ["A"]
    assert _names(stage_edits.remove(_recipe("A", "B", "C"), 1)) == ["A", "C"]


@pytest.mark.parametrize(
    ("index", "by", "order"),
    [(0, 1, "BAC"), (2, -1, "ACB"), (0, -1, "ABC"), (2, 5, "ABC"), (0, 5, "BCA")],
)
def test_moving(index: int, by: int, order: str) -> None:
    assert _names(stage_edits.move(_recipe(*"ABC"), index, by)) == list(order)


def test_renaming_to_a_taken_name_numbers_it() -> None:
    changed = stage_edits.change(_recipe("A", "B"), 1, Stage(name="A"))
    assert _names(changed) == ["A", "A 2"]
    assert _names(stage_edits.change(_recipe("A"), 0, Stage(name="A"))) == ["A"]


def test_another_optimizer_brings_its_own_usual_rate() -> None:
    adam = Stage(optimizer="adam", learning_rate=1e-3)
    assert stage_edits.with_optimizer(adam, "sgd") == Stage(optimizer="sgd", learning_rate=1e-2)
    tuning = Stage(optimizer="adam", learning_rate=1e-5)
    assert stage_edits.with_optimizer(tuning, "sgd").learning_rate == 1e-3


def test_a_rate_of_ones_own_stays_with_another_optimizer() -> None:
    own = Stage(optimizer="adam", learning_rate=3e-4)
    assert stage_edits.with_optimizer(own, "sgd") == Stage(optimizer="sgd", learning_rate=3e-4)


def test_a_solver_takes_all_that_it_does_not_read_back_to_what_is_usual() -> None:
    before = _recipe("Head", "All")
    before = replace(before, model=Model(dense=(64,), dropout=0.3))
    changed = stage_edits.with_stage_optimizer(before, 0, "svm")
    assert _names(changed) == ["Head", "All"]
    assert changed.stage[0] == stage_edits.solved("Head", "svm")
    assert changed.stage[1] == before.stage[1]
    assert changed.model == Model(dropout=0.3)


def test_an_optimizer_in_place_of_a_solver_gets_its_rate_and_epochs() -> None:
    solved = stage_edits.with_stage_optimizer(_recipe("Head"), 0, "logistic")
    back = stage_edits.with_stage_optimizer(solved, 0, "sgd")
    assert _names(back) == ["Head"]
    assert back.stage[0] == Stage(
        name="Head", train=("head",), epochs=10, optimizer="sgd", learning_rate=1e-2
    )


def test_a_stage_behind_a_solved_one_takes_steps() -> None:
    solved = stage_edits.with_stage_optimizer(_recipe("Head"), 0, "logistic")
    added = stage_edits.add(solved, "Fine-tune")
    assert _names(added) == ["Head", "Fine-tune"]
    assert (added.stage[1].optimizer, added.stage[1].learning_rate) == ("adam", 1e-4)
