"""What lupdate cannot do for us; called by packaging/translate.

translation_sources.py sentences OUT.py   sentences and tables of words, as lupdate reads them
translation_sources.py english FILE.ts    plural forms of English from "(s)": 1 image, 2 images
"""

import ast
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from studio.core.networks.catalogue import BACKBONES
from studio.core.recipes.search_methods import SEARCH_METHODS
from studio.core.samples.table import SAMPLES
from studio.core.tasks.figure import LEARNING_RATE
from studio.core.tasks.table import TASKS

PACKAGE = Path(__file__).parent.parent / "studio"
SPEAKERS = ("core", "engine", "ui", "demo")


def makers_in(modules: Iterable[ast.Module]) -> set[str]:
    """Return what is called to make a sentence: `say`, a job's log, `StudioError` and below."""
    bases = {
        node.name: {_name(base) for base in node.bases}
        for module in modules
        for node in ast.walk(module)
        if isinstance(node, ast.ClassDef)
    }
    makers = {"say", "log", "log_detail", "StudioError"}
    while found := {name for name, above in bases.items() if above & makers} - makers:
        makers |= found
    return makers


def sentences_in(modules: Sequence[ast.Module]) -> Iterator[str]:
    """Yield the template of every sentence that `modules` can say."""
    makers = makers_in(modules)
    for module in modules:
        for node in ast.walk(module):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in makers:
                yield from _texts(node.args[0])


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _texts(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)


def table_texts() -> Iterator[tuple[str, str]]:
    """Yield context and text of what the tables of core say and the window translates."""
    for sample in SAMPLES:
        yield "Samples", sample.title
        yield "Samples", sample.description
    for backbone in BACKBONES:
        yield "Backbones", backbone.description
    for method in SEARCH_METHODS.values():
        yield "SearchMethods", method.title
        yield "SearchMethods", method.help
    of_tasks = (figure for task in TASKS for figure in (*task.figures, *task.optional))
    for figure in (*of_tasks, LEARNING_RATE):
        titles = (figure.title, figure.chart, figure.on_test, figure.on_validation)
        for title in (*titles, figure.on_training):
            if title:
                yield "Figures", title


def write_sentences(target: Path) -> None:
    """Write a module that lupdate collects the sentences and the words of the tables from."""
    files = sorted(path for package in SPEAKERS for path in (PACKAGE / package).rglob("*.py"))
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in files]
    found = {("sentences", text) for text in ("Cancelled.", *sentences_in(modules))}
    label = sorted(found | set(table_texts()))
    lines = (f"QCoreApplication.translate({context!r}, {text!r})" for context, text in label)
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fill_english(ts: Path) -> None:
    """Fill the empty plural forms: "%n class(es)" becomes "%n class" and "%n classes"."""
    tree = ET.parse(ts)
    for message in tree.iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        forms = [] if translation is None else translation.findall("numerusform")
        if translation is None or len(forms) != 2:
            continue
        forms[0].text = re.sub(r"\(e?s\)", "", source)
        forms[1].text = re.sub(r"\((e?s)\)", r"\1", source)
        translation.attrib.pop("type", None)
    body = ET.tostring(tree.getroot(), encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    ts.write_text(head + body + "\n", encoding="utf-8")


if __name__ == "__main__":
    command, file = sys.argv[1:]
    {"sentences": write_sentences, "english": fill_english}[command](Path(file))
