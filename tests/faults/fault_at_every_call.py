"""A short training and an export, killed before and failed at every system call that writes.

    python tests/faults/fault_at_every_call.py [--only exports] [--every N] [--seed S]

- kills: a kill leaves what the calls so far have written, so one training, its folder copied before
  each call, gives every state that a kill can leave; each state that differs is resumed and must
  end with the same bits as the training that nobody killed, or say in a sentence why not.
- failures: a training for each call and each of the three errors that such a call may end with
  (`system_calls.ERRORS`). It goes on or ends with a sentence, leaves nothing half-written, and what
  it leaves is resumed as above.
- exports: both for an export of every format over an earlier one, with a neighbour file.
- searches: both for a search of three trials, whose trainings are computed: what its folder is left
  with is carried out to the end, with the same trials as where nothing disturbed it.
- comparisons: both for the file of a comparison, written over an earlier one.

In all cases the image folder and the neighbour stay as they were. Of the calls it takes every one,
or every N-th, from one that the seed says. TensorFlow's functions run eagerly: what is written is
the same, and tracing them would take most of each training. The exit status is the number of
findings, at most 99.
"""

from __future__ import annotations

import argparse
import errno
import logging
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from fault_judging import Findings, Stride, at, digest, halves, killed_states, names, outcome, tell
from file_faults import comparisons, searches
from system_calls import SystemCalls

if TYPE_CHECKING:
    from studio.core.runs.run_folder import RunFolder

FORMATS = ("m.keras", "m.weights.h5", "served", "m.h5")


class Exercise:
    """The training that is done again and again, and how it ends where nothing disturbs it."""

    def __init__(self, place: Path, calls: SystemCalls) -> None:
        import engine_runs
        import tiny_images
        from msgspec.structs import replace

        from studio.core.recipes.recipe import Stage
        from studio.core.runs.run_folder import RunFolder

        self.place = place
        self.formats: Sequence[str] = FORMATS
        self.calls = calls
        self.runs = place / "runs"
        self.images = tiny_images.make_images(place / "images")
        recipe = tiny_images.lenet_recipe(
            self.images, stage=(Stage(name="One"), Stage(name="Two", optimizer="sgd"))
        )
        data = replace(recipe.data, batch_size=8)
        stages = tuple(replace(stage, epochs=1) for stage in recipe.stage)
        self.recipe = replace(recipe, data=data, stage=stages)
        self.before = digest(self.images)
        self._same = engine_runs
        self.train()  # fills the caches
        shutil.rmtree(self.runs)
        calls.watch(self.runs)
        self.train()
        self.counted = calls.stop()
        self.reference = RunFolder(self.runs.rename(place / "reference") / self.name())
        print(f"a training makes {len(self.counted)} calls", flush=True)

    def name(self) -> str:
        (name,) = (path.name for path in (self.place / "reference").iterdir() if path.is_dir())
        return name

    def train(self) -> None:
        self._same.Watched().train(self.recipe, self.runs)

    def resumed(self, runs: Path) -> tuple[str, str | None]:
        """Resume what lies in `runs`; return how that ended, and what is wrong about it."""
        from studio.core.base.errors import StudioError
        from studio.core.runs.run_folder import RunFolder
        from studio.core.runs.run_list import list_runs

        listed = list_runs(runs) if runs.is_dir() else []
        if not listed:
            return "nothing was begun", None
        run = RunFolder(Path(listed[0].path))
        try:
            if not run.has_report:
                self._same.Watched().resume(run)
            return "the same bits", self._difference(run)
        except StudioError as error:
            return f"refused: {str(error).replace(str(runs), 'RUNS')}", None
        except Exception as error:
            return "escaped", f"resuming: {type(error).__name__}: {error}"

    def _difference(self, run: RunFolder) -> str | None:
        same, reference = self._same, self.reference
        try:
            same.assert_same_weights(run.last_model_file, reference.last_model_file)
            same.assert_same_weights(run.model_file, reference.model_file)
            assert same.metrics_without_seconds(run) == same.metrics_without_seconds(reference)
            assert same.figures(run) == same.figures(reference)
        except Exception as error:
            said = str(error) or "the figures"
            return f"ended otherwise: {type(error).__name__}: {said[:300]}"
        return None

    def harm(self) -> str | None:
        return None if digest(self.images) == self.before else "the image folder was changed"


def kills(exercise: Exercise, findings: Findings, stride: Stride) -> None:
    copies = exercise.place / "copies"
    copies.mkdir()
    exercise.calls.watch(exercise.runs, copy_to=str(copies))
    exercise.train()
    made = exercise.calls.stop()
    shutil.rmtree(exercise.runs)
    states: dict[str, Path] = {}
    for copy in sorted(copies.iterdir()):
        states.setdefault(digest(copy), copy)
    distinct = list(states.values())
    print(f"kills: {len(made)} calls leave {len(distinct)} states that differ", flush=True)
    ends: dict[str, int] = {}
    for copy in stride.of(distinct):
        number = int(copy.name)
        shutil.copytree(copy, exercise.runs)  # where its absolute paths lead
        end, problem = exercise.resumed(exercise.runs)
        ends[end] = ends.get(end, 0) + 1
        call = made[number - 1]
        findings.check(f"killed before call {number}, {call.name} {call.file}", problem)
        findings.check(f"killed before call {number}", exercise.harm())
        shutil.rmtree(exercise.runs)
    tell(ends)


def failures(exercise: Exercise, findings: Findings, stride: Stride) -> None:
    ends: dict[str, int] = {}
    cases = stride.failing(exercise.counted)
    print(f"failures: {len(cases)} cases", flush=True)
    for number, error in cases:
        exercise.calls.watch(exercise.runs, fail_at=number, error=error)
        end, problem = outcome(exercise.train)
        made = exercise.calls.stop()
        case = f"{errno.errorcode[error]} at call {number}, {at(made, number)}"
        findings.check(case, problem)
        if left := halves(exercise.runs):
            findings.check(case, f"half-written: {left}")
        end_after, problem = exercise.resumed(exercise.runs)
        findings.check(f"{case}, resumed", problem)
        findings.check(case, exercise.harm())
        key = f"{end.split(':')[0]}; then {end_after}"
        ends[key] = ends.get(key, 0) + 1
        shutil.rmtree(exercise.runs, ignore_errors=True)
    tell(ends)


def exports(exercise: Exercise, findings: Findings, stride: Stride) -> None:
    from engine_runs import Watched

    from studio.engine.export import export_run
    from studio.engine.export.certificate import Proof

    folder = exercise.place / "exports"
    ends: dict[str, int] = {}

    def export(name: str) -> None:
        export_run(Watched().job, exercise.reference.path, folder / name)

    def begin(name: str) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        earlier = exercise.place / "earlier" / name
        if not earlier.exists():
            folder.mkdir()
            (folder / "neighbour.txt").write_text("somebody's")
            if name != "served":  # a folder that is not empty is refused
                export(name)
            shutil.copytree(folder, earlier)
            return
        shutil.copytree(earlier, folder)

    def judge(case: str, name: str, old: dict[str, str], *, killed: bool) -> None:
        if (folder / "neighbour.txt").read_text() != "somebody's":
            findings.check(case, "the neighbour was changed")
        if not killed and (left := halves(folder)):
            findings.check(case, f"half-written: {left}")
        if not killed and names(folder) not in (sorted(old), sorted({*old, name})):
            findings.check(case, f"left: {names(folder)}")
        if (folder / name).exists():
            findings.check(case, outcome(lambda: whole(folder / name))[1])
        elif name in old:
            findings.check(case, "the earlier export is gone")

    with mock.patch("studio.engine.export.proved.proof_of", return_value=Proof(0.0, 0, 0.0)):
        for name in exercise.formats:
            begin(name)
            old = dict.fromkeys(names(folder), "")
            exercise.calls.watch(folder)
            export(name)
            made = exercise.calls.stop()
            print(f"an export of {name} makes {len(made)} calls", flush=True)
            for number, error in stride.failing(made):
                begin(name)
                exercise.calls.watch(folder, fail_at=number, error=error)
                end, problem = outcome(partial(export, name))
                case = f"{name}, {errno.errorcode[error]} at call {number}, "
                case += at(exercise.calls.stop(), number)
                findings.check(case, problem)
                judge(case, name, old, killed=False)
                key = f"{name}: {end.split(':')[0]}"
                ends[key] = ends.get(key, 0) + 1
            with killed_states(
                exercise.calls, folder, partial(begin, name), partial(export, name)
            ) as left:
                for copy in stride.of(left):
                    shutil.rmtree(folder)
                    shutil.copytree(copy, folder)
                    judge(f"{name}, killed before call {copy.name}", name, old, killed=True)
                    key = f"{name}: killed"
                    ends[key] = ends.get(key, 0) + 1
    tell(ends)


def whole(path: Path) -> None:
    """Open what was exported as far as that is quick."""
    import zipfile

    import h5py

    if path.suffix == ".h5":
        with h5py.File(path) as file:
            file.visititems(lambda _name, item: item[()] if hasattr(item, "shape") else None)
            assert "studio_classes" in file.attrs
    elif path.suffix == ".keras":
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            assert "studio_classes" in archive.namelist()
    else:
        assert (path / "saved_model.pb").stat().st_size
        assert (path / "assets.extra" / "recipe.toml").stat().st_size


PARTS = {
    "kills": kills,
    "failures": failures,
    "exports": exports,
    "searches": searches,
    "comparisons": comparisons,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--only", choices=PARTS, action="append")
    parser.add_argument("--format", choices=FORMATS, action="append")
    parser.add_argument("--every", type=int, default=1, help="each N-th call; 1 = all")
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    calls = SystemCalls()
    began = time.monotonic()
    findings = Findings()
    sys.unraisablehook = findings.on_unraisable
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        os.environ["STUDIO_CACHE"], os.environ["STUDIO_HOME"] = f"{place}/cache", f"{place}/home"
        from studio.engine.quiet_start import import_tensorflow_quietly

        import_tensorflow_quietly()
        import tensorflow as tf

        tf.config.run_functions_eagerly(True)
        logging.getLogger("tensorflow").setLevel(logging.ERROR)  # one process traces so often
        exercise = Exercise(place, calls)
        exercise.formats = arguments.format or FORMATS
        for name in arguments.only or PARTS:
            PARTS[name](exercise, findings, Stride(arguments.every, arguments.seed))
            print(f"{name} done after {time.monotonic() - began:.0f} s", flush=True)
    print(f"{findings.count} findings", flush=True)
    calls.close()
    return min(findings.count, 99)


if __name__ == "__main__":
    sys.exit(main())
