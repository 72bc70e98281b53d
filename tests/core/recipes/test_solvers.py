"""What a solved stage may say in a recipe file."""

import pytest

from studio.core.base.errors import InputError
from studio.core.recipes import recipe as recipes
from studio.core.recipes.solvers import ends_solved, fits_solver, fitted_to_solvers

SOLVED = """
version = 1
name = "Birds"
[data]
folder = "birds"
[model]
{model}
[[stage]]
optimizer = "logistic"
{stage}
"""
FITS = 'train = ["head"]\nepochs = 1'


def parsed(model: str = "", stage: str = FITS) -> recipes.Recipe:
    return recipes.parse(SOLVED.format(model=model, stage=stage), "birds.toml")


def test_a_solved_stage_trains_the_head_once() -> None:
    recipe = parsed()
    assert fits_solver(recipe, 0)
    assert ends_solved(recipe)
    assert recipes.parse(recipes.dump(recipe), "again") == recipe
    assert fitted_to_solvers(recipe) == recipe


@pytest.mark.parametrize(
    ("model", "stage", "said"),
    [
        ("", 'train = ["all"]\nepochs = 1', "stage[0].train: found ['all'], allowed"),
        ("", 'train = ["head"]\nepochs = 3', "stage[0].epochs: found 3, allowed"),
        ("dense = [64]", FITS, "model.dense: found [64], allowed"),
    ],
)
def test_what_a_solver_cannot_solve_is_refused(model: str, stage: str, said: str) -> None:
    with pytest.raises(InputError) as refused:
        parsed(model, stage)
    text = str(refused.value)
    assert text.startswith(f"birds.toml: {said} with stage[0].optimizer = ")
    assert '"logistic"' in text


def test_a_task_without_a_head_has_no_solver() -> None:
    text = SOLVED.format(model="", stage='train = ["all"]').replace("[model]", "")
    text = text.replace("version = 1", 'version = 1\ntask = "autoencode"')
    with pytest.raises(InputError, match=r'optimizer: found "logistic", allowed'):
        recipes.parse(text, "birds.toml")
