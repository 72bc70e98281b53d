"""What several runs say of the same images, brought into one order of classes.

Images are known by what their files hold, so runs may have had different folders, splits and sizes;
classes by their names, so runs may have them in different orders. Only images that no run was
trained on say how good the runs are together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from studio.core.base.errors import InputError
from studio.core.dataset.images import PARTS, Image, Part
from studio.core.evaluation import kept
from studio.core.evaluation.run_evaluation import RunEvaluation
from studio.core.runs import run_about
from studio.core.runs.run_folder import open_run

LEAST, MOST = 2, 50
"""Members of an ensemble."""

_TRAIN, _VALIDATION, _TEST = range(len(PARTS))


@dataclass(frozen=True, eq=False)
class Member:
    """A run and what it says of its own images.

    Attributes:
        run: its folder.
        name: what a person calls it.
        known: its predictions.
    """

    run: Path
    name: str
    known: RunEvaluation


@dataclass(frozen=True, eq=False)
class HeldOut:
    """n images that no member was trained on.

    Attributes:
        owners: which member's data set names the image, int32 (n,).
        images: its place in that data set, int32 (n,).
        labels: true classes, in the first member's order, int32 (n,).
        parts: indices into `PARTS`, int32 (n,): validation where any member was validated on it.
        rows: its row in each member's predictions, int64 (members, n); -1 where it has none.
        disputed: images left out because members have them in different classes.
    """

    owners: NDArray[np.int32]
    images: NDArray[np.int32]
    labels: NDArray[np.int32]
    parts: NDArray[np.int32]
    rows: NDArray[np.int64]
    disputed: int = 0

    def __len__(self) -> int:
        return len(self.images)

    def lacking(self, member: int) -> NDArray[np.int64]:
        """Return the places, of these n, of the images that a member has not judged."""
        return np.flatnonzero(self.rows[member] < 0)

    @property
    def unknown(self) -> int:
        """How many images one of the members has not judged."""
        return int((self.rows < 0).any(axis=0).sum())

    def judged_by_all(self) -> HeldOut:
        """Return the images that every member has judged."""
        kept_images = (self.rows >= 0).all(axis=0)
        return replace(
            self,
            owners=self.owners[kept_images],
            images=self.images[kept_images],
            labels=self.labels[kept_images],
            parts=self.parts[kept_images],
            rows=self.rows[:, kept_images],
        )


@dataclass(frozen=True, eq=False)
class Pool:
    """What all members say of n images.

    Attributes:
        names: of the members.
        runs: their folders.
        classes: in the order of the columns.
        probabilities: float32 (members, n, classes).
        labels: true classes, int32 (n,).
        parts: indices into `PARTS`, int32 (n,).
        left_out: images that no member was trained on and that are not judged all the same: members
            have them in different classes, or one cannot be asked about them.
        seen: of images of another folder: how many a member was trained on.
    """

    names: tuple[str, ...]
    runs: tuple[str, ...]
    classes: tuple[str, ...]
    probabilities: NDArray[np.float32]
    labels: NDArray[np.int32]
    parts: NDArray[np.int32]
    left_out: int = 0
    seen: int = 0

    @property
    def main_part(self) -> Part:
        """The part that says most: test, else validation."""
        return PARTS[int(self.parts.max())]

    def part(self, name: Part) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """Return probabilities (members, images, classes) and labels (images,) of one part."""
        chosen = self.parts == PARTS.index(name)
        return self.probabilities[:, chosen], self.labels[chosen]

    def has(self, name: Part) -> bool:
        """Whether it has images of a part."""
        return bool((self.parts == PARTS.index(name)).any())


class NotJudgedError(InputError):
    """A member's predictions of some image are still to be made: the engine can."""


def names_of(runs: Sequence[Path]) -> tuple[str, ...]:
    """Return what each run is called; the folder's name where several are called the same.

    Raises:
        InputError: a run is gone.
    """
    called = [run_about.read(run).name or open_run(run).recipe().name for run in runs]
    return tuple(
        name if called.count(name) == 1 else f"{name} ({run.name})"
        for name, run in zip(called, runs, strict=True)
    )


def check_runs(runs: Sequence[Path]) -> None:
    """Refuse what cannot be combined, as far as that is known without predictions.

    Raises:
        InputError: too few or too many, one named twice, gone, or no classifier.
    """
    if not LEAST <= len(runs) <= MOST:
        raise InputError(
            "An ensemble needs {least} to {most} runs; found {found}.",
            least=LEAST,
            most=MOST,
            found=len(runs),
        )
    places = [run.resolve() for run in runs]
    for at, run in enumerate(runs):
        if places[at] in places[:at]:
            raise InputError("{run} is named twice.", run=str(run))
        kept.check_classifier(open_run(run))


def kept_members(runs: Sequence[Path]) -> tuple[Member, ...]:
    """Return the runs with what they have kept.

    Raises:
        NotJudgedError: the predictions of one are still to be made.
        InputError: as `check_runs`, or the files of one are damaged.
    """
    check_runs(runs)
    members = []
    for run, name in zip(runs, names_of(runs), strict=True):
        known = kept.load(open_run(run))
        if known is None:
            raise NotJudgedError("{run} has no predictions yet.", run=str(run))
        members.append(Member(run, name, known))
    return tuple(members)


def check_classes(members: Sequence[Member]) -> None:
    """Refuse members that know other classes.

    Raises:
        InputError: so it is; the sentence names them.
    """
    first = members[0]
    wanted = set(first.known.classes)
    for member in members[1:]:
        found = set(member.known.classes)
        if found != wanted:
            raise InputError(
                "{run} knows other classes than {first}: {differing}. Runs that answer together "
                "need the same ones.",
                run=member.name,
                first=first.name,
                differing=", ".join(sorted(found ^ wanted)[:5]),
            )


def held_out(members: Sequence[Member]) -> HeldOut:
    """Return the images that a member was validated or tested on, and none was trained on.

    Raises:
        InputError: members know other classes.
    """
    check_classes(members)
    tables = [_rows_by_digest(member) for member in members]
    parts = [member.known.predictions.parts for member in members]
    column = {name: at for at, name in enumerate(members[0].known.classes)}
    found: dict[str, tuple[int, int]] = {}
    for at, member in enumerate(members):
        predictions = member.known.predictions
        for row in np.flatnonzero(predictions.parts != _TRAIN).tolist():
            image = int(predictions.images[row])
            found.setdefault(member.known.dataset.images[image].digest, (at, image))
    kept_images: list[tuple[int, int, int, int, list[int]]] = []
    disputed = 0
    for digest, (owner, image) in found.items():
        rows = [table.get(digest, -1) for table in tables]
        met = [int(parts[at][row]) for at, row in enumerate(rows) if row >= 0]
        if _TRAIN in met:
            continue
        named = {_class_of(members[at], row) for at, row in enumerate(rows) if row >= 0}
        if len(named) > 1:
            disputed += 1
            continue
        kept_images.append((owner, image, column[named.pop()], min(met), rows))
    owners, images, labels, own_parts = (
        np.array([one[at] for one in kept_images], np.int32) for at in range(4)
    )
    rows_of_all = np.array([one[4] for one in kept_images], np.int64).reshape(-1, len(members)).T
    return HeldOut(owners, images, labels, own_parts, rows_of_all, disputed)


def image_of(members: Sequence[Member], held: HeldOut, place: int) -> Image:
    """Return the image in a place of `held`."""
    dataset = members[held.owners[place]].known.dataset
    image: Image = dataset.images[int(held.images[place])]
    return image


def pooled(
    members: Sequence[Member],
    held: HeldOut,
    made: Mapping[int, NDArray[np.float32]] | None = None,
) -> Pool:
    """Return what all members say of the images in `held`.

    Args:
        members: as `held` was made of.
        held: the images.
        made: by member, float32 (lacking, classes) in the member's own order of classes: what it
            says of the images that `held.lacking` names.

    Raises:
        NotJudgedError: a member has not judged one of them, and `made` does not say it either.
        InputError: there is no image left.
    """
    made = made or {}
    if not len(held):
        raise InputError(
            "There is no image that none of these runs was trained on. Name a folder of other "
            "images, or train them with the same data.split_seed."
        )
    classes = members[0].known.classes
    probabilities = np.empty((len(members), len(held), len(classes)), np.float32)
    for at, member in enumerate(members):
        lacking = held.lacking(at)
        if len(lacking) and at not in made:
            raise NotJudgedError(
                "{run} has not judged {count} of the images.", run=member.name, count=len(lacking)
            )
        own = np.array(member.known.predictions.probabilities[np.maximum(held.rows[at], 0)])
        if len(lacking):
            own[lacking] = made[at]
        probabilities[at] = own[:, order_of(member.known.classes, classes)]
    check_numbers(probabilities)
    return Pool(
        tuple(member.name for member in members),
        tuple(str(member.run) for member in members),
        classes,
        probabilities,
        held.labels,
        held.parts,
        held.disputed,
    )


def order_of(own: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """Return which column of a member's own order stands for each class of the wanted order."""
    column = {name: at for at, name in enumerate(own)}
    return [column[name] for name in wanted]


def check_numbers(probabilities: NDArray[np.float32]) -> None:
    """Refuse what are no probabilities.

    Raises:
        InputError: so it is.
    """
    if not (np.isfinite(probabilities).all() and probabilities.min(initial=0.0) >= 0):
        raise InputError(
            "The predictions hold values that are no probabilities. Evaluate the run again."
        )


def seen_in_training(members: Sequence[Member], images: Sequence[Image]) -> int:
    """Return how many of these images a member was trained on."""
    trained: set[str] = set()
    for member in members:
        predictions, dataset = member.known.predictions, member.known.dataset
        own = predictions.images[predictions.parts == _TRAIN].tolist()
        trained.update(dataset.images[image].digest for image in own)
    return sum(image.digest in trained for image in images)


def _rows_by_digest(member: Member) -> dict[str, int]:
    """Return the row of each image; of copies that of the part that was met first in training."""
    predictions, images = member.known.predictions, member.known.dataset.images
    rows: dict[str, int] = {}
    for row, image in enumerate(predictions.images.tolist()):  # by part, training first
        rows.setdefault(images[image].digest, row)
    return rows


def _class_of(member: Member, row: int) -> str:
    known = member.known
    return known.classes[int(known.predictions.labels[row])]
