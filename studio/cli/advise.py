"""`studio advise`: how to use a pretrained network on a recipe's images."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.json_text import json_text
from studio.cli.work import job_with_progress
from studio.core.base.errors import InputError
from studio.core.base.named_output import check_named, write_named
from studio.core.metrics.feature_test import PROBES, FeatureTest
from studio.core.plan.backbone_change import is_pretrained
from studio.core.plan.transfer import Proposal, propose, with_proposal
from studio.core.plan.transfer_ways import WAYS
from studio.core.recipes import recipe as recipes
from studio.core.recipes.recipe import Recipe
from studio.core.recipes.search_marks import fitting, following_stages


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("recipe", type=path_argument, help="a recipe file")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    parser.add_argument(
        "--write",
        type=path_argument,
        metavar="FILE",
        help="write the recipe with the proposed head and stages",
    )


def _run(arguments: Namespace) -> int:
    recipe = recipes.read(arguments.recipe)
    _check(recipe, arguments.recipe)
    if arguments.write is not None:
        check_named(arguments.write)
    base = arguments.recipe.absolute().parent
    with job_with_progress() as job:
        from studio.engine.tasks.beginning import with_absolute_paths
        from studio.engine.tasks.classify.feature_trial import try_features
        from studio.engine.tasks.task import engine_task

        test = try_features(job, recipe, base)
        proposal = propose(test)
        if arguments.write is not None:
            filled = with_proposal(recipe, proposal, test)
            filled = fitting(following_stages(recipe, filled))
            if arguments.write.absolute().parent != base:
                filled = with_absolute_paths(engine_task(recipe.task).absolute(filled, base), base)
            write_named(arguments.write, recipes.dump(filled).encode())
    if arguments.json:
        print(json_text(_builtins(test, proposal)))
    else:
        print("\n".join(_lines(test, proposal)))
    return 0


def _check(recipe: Recipe, file: Path) -> None:
    """Refuse a recipe in which nothing was learned yet that could be used.

    Raises:
        InputError: it is no classifier, or its weights are random.
    """
    if recipe.task != "classify":
        raise InputError(
            '{file}: task: found "{task}", allowed: "classify".', file=str(file), task=recipe.task
        )
    if not is_pretrained(recipe.model):
        raise InputError(
            '{file}: model.weights: found "random", allowed: "imagenet" or the path of a weights '
            "file. Features of random weights were never learned from other images.",
            file=str(file),
        )


def _builtins(test: FeatureTest, proposal: Proposal) -> dict[str, object]:
    """Return the figures of each depth with their intervals, and the proposal."""
    depths = []
    for depth in test.depths:
        built = msgspec.to_builtins(depth)
        built["accuracy"] = {probe: test.accuracy(depth, probe) for probe in PROBES}
        built["interval"] = {
            probe: [interval.low, interval.high]
            for probe in PROBES
            for interval in [test.interval(depth, probe)]
        }
        depths.append(built)
    return {
        "proposal": str(proposal.way),
        "title": str(WAYS[proposal.way].title),
        "help": str(WAYS[proposal.way].help),
        "layer": proposal.layer,
        "images_per_class": proposal.per_class,
        "likeness": proposal.likeness,
        "reasons": [str(reason) for reason in proposal.reasons],
        "learned": test.learned,
        "judged": test.judged,
        "is_held_out": test.is_held_out,
        "is_cut_short": test.is_cut_short,
        "depths": depths,
    }


def _lines(test: FeatureTest, proposal: Proposal) -> list[str]:
    on = "held-out training images" if test.is_held_out else "validation images"
    wide = max(5, *(len(depth.layer) for depth in test.depths))
    lines = [
        f"Solved on {test.learned} training images, judged by {test.judged} {on}"
        + ("; there was time for a part of the sample alone" if test.is_cut_short else ""),
        "",
        f"{'layer':<{wide}}  {'values':>6}  {'logistic regression':<26} {'SVM':>7} "
        f"{'nearest':>8} {'distance':>9}",
    ]
    for depth in test.depths:
        interval = test.interval(depth, PROBES[0])
        first, *others = (test.accuracy(depth, probe) for probe in PROBES)
        logistic = f"{first:.1%} ({interval.low:.1%} to {interval.high:.1%})"
        lines.append(
            f"{depth.layer:<{wide}}  {depth.features:>6}  {logistic:<26} {others[0]:>7.1%} "
            f"{others[1]:>8.1%} {depth.distance:>9.2f}"
        )
    layer = f" ({proposal.layer})" if proposal.layer else ""
    lines += ["", f"Proposal: {WAYS[proposal.way].title}{layer}"]
    lines += [str(WAYS[proposal.way].help)]
    lines += [f"- {reason}" for reason in proposal.reasons]
    return lines


COMMAND = Command(
    "advise",
    "Propose how to use a pretrained network on a recipe's images: which layers, which way.",
    _add_arguments,
    _run,
)
