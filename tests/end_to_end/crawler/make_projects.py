"""Makes one project for each way a training can end, by really training: run apart from Qt.

python make_projects.py IMAGES FOLDER
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")

from msgspec.structs import replace

from studio.core.base.errors import StudioError
from studio.core.base.sentences import say
from studio.core.comparison.comparison import Variant, compared, write
from studio.core.projects import project as projects
from studio.core.projects.project import Project
from studio.core.recipes.recipe import Autoencoder, Data, Gan, Model, Recipe, Stage
from studio.core.recipes.search_table import Search, Span
from studio.core.runs import run_about
from studio.core.runs.run_about import About
from studio.core.runs.run_list import list_runs
from studio.core.search.search_folder import create
from studio.core.search.trial import Trial, TrialState, trial_recipe
from studio.core.wire.messages import AnyEvent, CheckpointSaved
from studio.engine.control import Control
from studio.engine.job import Job
from studio.engine.tasks import lifecycle

EPOCHS = 3


def recipe(name: str, images: Path) -> Recipe:
    return Recipe(
        name=name,
        data=Data(
            folder=str(images), image_size=(32, 32), validation=0.17, test=0.17, batch_size=8
        ),
        model=Model(backbone="LeNet-5", pooling="flatten", dense=(16,), dropout=0.3),
        stage=(Stage(name="Training", epochs=EPOCHS, learning_rate=1e-3),),
    )


class Maker:
    """Trains one project and does to it what its name says."""

    def __init__(self, images: Path, folder: Path) -> None:
        self._images = images
        self._folder = folder
        self._control = Control()
        self._project: Project | None = None
        self._name = ""

    def make(self, name: str) -> None:
        made = recipe(name, self._images)
        if name == "diverged":
            stage = replace(made.stage[0], optimizer="nesterov", learning_rate=100.0, epochs=40)
            made = replace(made, stage=(stage,))
        elif name == "autoencoder":
            made = replace(
                made, task="autoencode", autoencoder=Autoencoder(kind="dense", code=8, dense=(32,))
            )
        elif name == "gan":
            gan = Gan(kind="conditional", filters=4, latent=8, gallery=8)
            made = replace(made, task="gan", gan=gan)
        self._name, self._control = name, Control()
        self._project = projects.create(self._folder, made)
        job = Job(1, self._on_event, self._control)
        try:
            lifecycle.train(job, made, self._project.folder, self._project.runs)
        except StudioError as error:
            if name != "diverged":
                raise
            print(f"{name}: {error}")
        if name == "interrupted":  # as it lay on the disk when the engine was killed
            shutil.rmtree(self._project.runs)
            (self._folder / "cut").rename(self._project.runs)

    def make_several(self, name: str) -> None:
        """Two comparisons of two variants, the last run of them paused; words about the others."""
        made = recipe(name, self._images)
        self._project = projects.create(self._folder, made)
        runs = self._project.runs
        small = replace(made, model=replace(made.model, dense=(8,)))
        plain = replace(made, model=replace(made.model, dropout=0.0))
        slow = replace(plain, stage=(replace(plain.stage[0], learning_rate=1e-4),))
        for title, variants in (
            ("Does dropout help?", (Variant("Without dropout", plain), Variant("Slowly", slow))),
            ("How wide a head?", (Variant("16 units", made), Variant("8 units", small))),
        ):
            comparison = compared(title, variants, 1)
            write(comparison, runs)
            for trial in comparison.trials:
                self._name = "paused" if trial.recipe.name.startswith("Slowly") else name
                self._control = Control()
                job = Job(1, self._on_event, self._control)
                lifecycle.train(job, trial.recipe, self._project.folder, runs)
        notes = (About(note="The widest head", tags=("to show",)), About(hidden=True))
        finished = [run for run in list_runs(runs) if run.has_ended]
        for run, about in zip(finished, notes, strict=False):
            run_about.write(Path(run.path), about)

    def make_searched(self, name: str) -> None:
        """A search that was cut off: two trials are done, one failed, one waits."""
        vary = {
            "model.dropout": Span(low=0.0, high=0.8),
            "stage.learning_rate": Span(low=1e-4, high=1e-2),
        }
        made = replace(recipe(name, self._images), search=Search(trials=6, vary=vary))
        self._project = projects.create(self._folder, made)
        runs = self._project.runs
        search = create(runs, made)
        values = ((0.1, 1e-3), (0.4, 3e-3), (0.5, 1e-4), (0.2, 1e-2))
        trials = [
            Trial(
                number=number,
                values=dict(zip(vary, drawn, strict=True)),
                asked=2 * number - 1,
            )
            for number, drawn in enumerate(values, 1)
        ]
        for trial in trials[:2]:
            self._name, self._control = name, Control()
            job = Job(1, self._on_event, self._control)
            lifecycle.train(job, trial_recipe(made, trial), self._project.folder, runs)
            run = list_runs(runs)[0]
            over = {"state": TrialState.DONE, "figure": run.value, "seconds": run.seconds}
            search.write(replace(trial, ended=2 * trial.number, run=Path(run.path).name, **over))
        reason = say("The loss became NaN.")
        failed = replace(trials[2], ended=6, state=TrialState.FAILED, reason=reason)
        for trial in (failed, trials[3]):
            search.write(trial)

    def _on_event(self, event: AnyEvent) -> None:
        if not isinstance(event, CheckpointSaved) or event.epoch != 1:
            return
        assert self._project is not None
        if self._name == "paused":
            self._control.pause()
        elif self._name == "stopped":
            self._control.stop()
        elif self._name == "interrupted":
            shutil.copytree(self._project.runs, self._folder / "cut")


NAMES = ("finished", "paused", "stopped", "interrupted", "diverged", "autoencoder", "gan")


def main() -> None:
    maker = Maker(Path(sys.argv[1]), Path(sys.argv[2]))
    for name in NAMES:
        maker.make(name)
    maker.make_several("several")
    maker.make_searched("searched")


if __name__ == "__main__":
    main()
