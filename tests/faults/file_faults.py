"""Faults of what is written beside the runs: the folder of a search, the file of a comparison."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from fault_judging import Findings, Stride, at, halves, killed_states, names, outcome, tell
from system_calls import SystemCalls

if TYPE_CHECKING:
    from studio.core.recipes.recipe import Recipe
    from studio.core.search.search_folder import SearchFolder
    from studio.core.search.trial import Trial
    from studio.engine.search.trainer import Trained


class Place(Protocol):
    """What is asked of an `Exercise`: where it works, what it trains, who watches."""

    place: Path
    calls: SystemCalls

    @property
    def recipe(self) -> Recipe: ...


def searches(exercise: Place, findings: Findings, stride: Stride) -> None:
    runs = exercise.place / "searched"
    case = _Searching(exercise.recipe, runs)
    expected = case.trials(case.search())
    case.begin()
    exercise.calls.watch(runs)
    case.search()
    made = exercise.calls.stop()
    print(f"a search makes {len(made)} calls", flush=True)
    ends: dict[str, int] = {}

    def judge(what: str, end: str) -> None:
        after, problem = outcome(partial(_go_on, case, expected))
        findings.check(f"{what}, gone on with", problem)
        key = f"{end.split(':')[0]}; then {after.split(':')[0]}"
        ends[key] = ends.get(key, 0) + 1

    for number, error in stride.failing(made):
        case.begin()
        exercise.calls.watch(runs, fail_at=number, error=error)
        end, problem = outcome(case.search)
        what = f"search, {errno.errorcode[error]} at call {number}, "
        what += at(exercise.calls.stop(), number)
        findings.check(what, problem)
        if runs.exists() and (left := halves(runs)):
            findings.check(what, f"half-written: {left}")
        judge(what, end)
    with killed_states(exercise.calls, runs, case.begin, case.search) as left_behind:
        for copy in stride.of(left_behind):
            shutil.rmtree(runs, ignore_errors=True)
            shutil.copytree(copy, runs)
            judge(f"search, killed before call {copy.name}", "killed")
    shutil.rmtree(runs, ignore_errors=True)
    tell(ends)


def _go_on(case: _Searching, expected: list[Trial]) -> None:
    """Carry out what was left to the end; where no search had begun there is nothing to do."""
    from studio.core.search.search_folder import searches_in

    found = searches_in(case.runs) if case.runs.exists() else ()
    for folder in found:
        case.carry_out(folder)
        assert case.trials(folder) == expected, f"other trials: {case.trials(folder)}"


class _Searching:
    """Three trials of two fields; what a trial finds is computed from its recipe."""

    def __init__(self, recipe: Recipe, runs: Path) -> None:
        from msgspec.structs import replace

        from studio.core.recipes.search_table import Search, Span

        span = Span(low=0.0, high=0.8)
        search = Search(trials=3, seed=7, vary={"model.dropout": span})
        self.recipe = replace(recipe, search=search)
        self.runs = runs

    def begin(self) -> None:
        shutil.rmtree(self.runs, ignore_errors=True)

    def search(self) -> SearchFolder:
        from studio.core.search.search_folder import create

        folder = create(self.runs, self.recipe)
        self.carry_out(folder)
        return folder

    def carry_out(self, folder: SearchFolder) -> None:
        from studio.engine.search.search_loop import SearchLoop

        with folder.held():
            assert SearchLoop(folder, self, self, lambda: False).run()

    def trials(self, folder: SearchFolder) -> list[Trial]:
        from msgspec.structs import replace

        return [replace(one, seconds=0.0) for one in folder.trials()]

    # A trainer.

    def train(
        self,
        trial: Trial,
        recipe: Recipe,
        _promoted: Trial | None,
        _slot: int,
        hear: Callable[[Any], None],
    ) -> Trained:
        from studio.engine.search.trainer import Begun, Trained

        hear(Begun(f"run-{trial.number}"))
        return Trained(1.0 - recipe.model.dropout)

    def pause(self) -> None:
        pass

    def interrupt(self, slot: int) -> None:
        pass

    # A listener.

    def began(self, trial: Trial) -> None:
        pass

    def happened(self, trial: Trial, event: object) -> None:
        pass

    def ended(self, trial: Trial) -> None:
        pass


def comparisons(exercise: Place, findings: Findings, stride: Stride) -> None:
    from msgspec.structs import replace

    from studio.core.comparison import comparison
    from studio.core.comparison.comparison import Variant, compared

    runs = exercise.place / "compared"
    recipe = exercise.recipe
    other = replace(recipe, model=replace(recipe.model, dropout=0.5))
    variants = (Variant("Without", recipe), Variant("With", other))
    first, second = (compared("Does it help?", variants, repeats) for repeats in (1, 2))
    file = comparison.file_of(runs, first.name)
    ends: dict[str, int] = {}

    def begin() -> None:
        shutil.rmtree(runs, ignore_errors=True)
        comparison.write(first, runs)

    def work() -> None:
        comparison.write(second, runs)

    def judge(what: str, end: str) -> None:
        problem = None if comparison.read(file) in (first, second) else "another comparison"
        findings.check(what, problem)
        ends[end.split(":")[0]] = ends.get(end.split(":")[0], 0) + 1

    begin()
    exercise.calls.watch(runs)
    work()
    made = exercise.calls.stop()
    print(f"a comparison's file makes {len(made)} calls", flush=True)
    for number, error in stride.failing(made):
        begin()
        exercise.calls.watch(runs, fail_at=number, error=error)
        end, problem = outcome(work)
        what = f"comparison, {errno.errorcode[error]} at call {number}, "
        what += at(exercise.calls.stop(), number)
        findings.check(what, problem)
        if names(runs) != [file.name]:
            findings.check(what, f"left: {names(runs)}")
        judge(what, end)
    with killed_states(exercise.calls, runs, begin, work) as left_behind:
        for copy in stride.of(left_behind):
            shutil.rmtree(runs)
            shutil.copytree(copy, runs)
            judge(f"comparison, killed before call {copy.name}", "killed")
    shutil.rmtree(runs)
    tell(ends)
