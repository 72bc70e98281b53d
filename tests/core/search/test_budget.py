"""How much a search will train."""

from studio.core.recipes.recipe import parse
from studio.core.search.budget import Budget, brackets, budget_of


def budget(search: str, epochs: int = 10) -> Budget:
    return budget_of(
        parse(f'name = "x"\n[data]\nfolder = "d"\n[[stage]]\nepochs = {epochs}\n{search}', "r")
    )


def test_hyperband_begins_with_the_trials_of_the_paper() -> None:
    found = brackets(81)
    assert [bracket[0].trials for bracket in found] == [81, 34, 15, 8, 5]
    assert [(one.trials, one.epochs) for one in found[0]] == [
        (81, 1),
        (27, 3),
        (9, 9),
        (3, 27),
        (1, 81),
    ]
    assert [len(bracket) for bracket in brackets(1)] == [1]


def test_a_budget_counts_trials_and_epochs() -> None:
    vary = '[search.vary]\n"model.dropout" = [0.1, 0.2, 0.3]\n"model.pooling" = ["average", "max"]'
    rate = '[search.vary]\n"stage.learning_rate" = { low = 1e-4, high = 1e-2 }'
    assert budget(f"[search]\n{rate}") == Budget(20, 200)
    assert budget(f"[search]\n{vary}") == Budget(6, 60)  # there are no more
    assert budget(f'[search]\nmethod = "grid"\n{vary}') == Budget(6, 60, 6)
    assert budget(f'[search]\nmethod = "grid"\ntrials = 4\n{vary}').is_cut
    whole = budget(f'[search]\nmethod = "hyperband"\n{rate}', epochs=9)
    assert (whole.trials, whole.planned) == (23, 23)
    # 9 trials of 1, 3 of 2 more, 1 of 6 more; 5 of 3, 2 of 6 more; 3 of 9
    assert whole.epochs == 9 + 6 + 6 + 15 + 12 + 27
