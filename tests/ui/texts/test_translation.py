import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from studio.core.base import paths
from studio.core.base.sentences import say
from studio.core.networks.catalogue import BACKBONES
from studio.core.recipes.fields import FIELDS
from studio.core.recipes.recipe import Data, Recipe, Stage
from studio.core.samples.table import SAMPLES
from studio.core.wire.phases import PHASES
from studio.ui.shell.actions import ACTIONS
from studio.ui.texts.suggested_names import with_own_names
from studio.ui.texts.translation import available_languages, install_language, translated

ROOT = Path(__file__).resolve().parents[3]
UI = ROOT / "studio" / "ui"
TRANSLATIONS = paths.resources() / "translations"
HELD = re.compile(r"\{\w*\}|%L?n|%\d|<[^>]*>")
MNEMONIC = re.compile(r"&(?=\w)")


def unseen_by_lupdate(source: str) -> list[int]:
    """Return the lines whose strings lupdate would not collect, or under a wrong context.

    It knows calls by their name alone: `tr` with the text first, `translate` with context and
    text. Both must be plain strings in the source, and a call within an f-string is one to Python
    alone.
    """
    lines = []
    tree = ast.parse(source)
    held = [
        one for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for one in ast.walk(text)
    ]
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        literal = [
            isinstance(one, ast.Constant) and isinstance(one.value, str) for one in node.args
        ]
        match node.func:
            case ast.Attribute(attr="tr"):
                good = literal[0] and node not in held
            case ast.Name(id="tr" | "_tr"):
                good = not any(literal)
            case ast.Attribute(attr="translate") | ast.Name(id="translate"):
                good = not any(literal) or (literal[0] and len(literal) > 1)
            case _:
                good = True
        if not good:
            lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("path", sorted(UI.rglob("*.py")), ids=lambda path: path.name)
def test_every_string_can_be_collected(path: Path) -> None:
    assert unseen_by_lupdate(path.read_text(encoding="utf-8")) == []


def test_what_lupdate_would_miss_is_found() -> None:
    assert unseen_by_lupdate('tr("Parts", "Seed")') == [1]
    assert unseen_by_lupdate('_tr("Pause")') == [1]
    assert unseen_by_lupdate("self.tr(words)") == [1]
    assert unseen_by_lupdate('translate("Pause")') == [1]
    assert unseen_by_lupdate("f\"{self.tr('none')}: {count}\"") == [1]
    assert unseen_by_lupdate('self.tr("Pause"); translate("Parts", text)') == []


class Spanish(QTranslator):
    """Some sentences, one of them wrong."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context != "sentences":
            return ""
        return {
            "{name} is empty, images: {count}": "{name} está vacío, imágenes: {count}",
            "{name} is wrong": "{nombre} está mal",
            "So: {reason}": "Así: {reason}",
        }.get(source, "")

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def app(qapp: QCoreApplication) -> Iterator[QCoreApplication]:
    yield qapp
    install_language(qapp, "en")


def plural(app: QCoreApplication, count: int) -> str:
    return QCoreApplication.translate("_ClassModel", "%Ln image(s)", "", count)


def test_english_has_plurals(app: QCoreApplication) -> None:
    assert install_language(app, "en") == "en"
    assert plural(app, 1) == "1 image"
    assert plural(app, 1754) == "1,754 images"


def test_languages_replace_each_other(app: QCoreApplication) -> None:
    for _ in range(3):
        install_language(app, "en")
    assert len(app.findChildren(QTranslator)) <= 2
    assert plural(app, 2) == "2 images"


def test_a_language_that_is_not_there_shows_english(app: QCoreApplication) -> None:
    assert install_language(app, "xx") == "en"
    assert QLocale().language() == QLocale.Language.English
    assert available_languages()["en"] == "English"
    assert install_language(app, "system") in available_languages()


def test_sentences_get_their_values_after_translation(app: QCoreApplication) -> None:
    install_language(app, "en")
    sentence = say("{name} is empty, images: {count}", name="birds", count=1754)
    assert translated(sentence) == "birds is empty, images: 1,754"
    translator = Spanish(app)
    app.installTranslator(translator)
    assert translated(sentence) == "birds está vacío, imágenes: 1,754"


def test_a_wrong_translation_falls_back_to_english(app: QCoreApplication) -> None:
    translator = Spanish(app)
    app.installTranslator(translator)
    assert translated(say("{name} is wrong", name="birds")) == "birds is wrong"
    app.removeTranslator(translator)


def test_a_reason_within_a_sentence_is_translated_as_well(app: QCoreApplication) -> None:
    translator = Spanish(app)
    app.installTranslator(translator)
    reason = say("{name} is empty, images: {count}", name="birds", count=0)
    assert translated(say("So: {reason}", reason=reason)) == "Así: birds está vacío, imágenes: 0"
    app.removeTranslator(translator)


def test_names_with_braces_stay_as_they_are(app: QCoreApplication) -> None:
    assert translated(say("{file} ends too early", file="a{0}.png")) == "a{0}.png ends too early"


class Message(NamedTuple):
    """One entry of a .ts file; two forms where it is counted."""

    context: str
    source: str
    forms: tuple[str, ...]
    is_counted: bool
    is_finished: bool


def messages_of(ts: Path) -> list[Message]:
    found = []
    for context in ET.parse(ts).iter("context"):
        for entry in context.iter("message"):
            said = entry.find("translation")
            assert said is not None
            plurals = tuple(form.text or "" for form in said.iter("numerusform"))
            found.append(
                Message(
                    context.findtext("name", ""),
                    entry.findtext("source", ""),
                    plurals or (said.text or "",),
                    entry.get("numerus") == "yes",
                    said.get("type") is None,
                )
            )
    return found


def misfits(message: Message) -> list[str]:
    """Return what is wrong with the form of a translation."""
    wrong = []
    if not message.is_finished or not all(message.forms):
        wrong.append("unfinished")
    if len(message.forms) != (2 if message.is_counted else 1):
        wrong.append("plural forms")
    source = message.source
    for form in message.forms:
        if Counter(HELD.findall(form)) != Counter(HELD.findall(source)):
            wrong.append("placeholders")
        if len(MNEMONIC.findall(form)) != len(MNEMONIC.findall(source)):
            wrong.append("mnemonic")
        if form.endswith("\N{HORIZONTAL ELLIPSIS}") != source.endswith("\N{HORIZONTAL ELLIPSIS}"):
            wrong.append("ellipsis")
        if (form[:1].isspace(), form[-1:].isspace()) != (
            source[:1].isspace(),
            source[-1:].isspace(),
        ):
            wrong.append("spaces")
    return wrong


@pytest.mark.parametrize("ts", sorted(TRANSLATIONS.glob("*.ts")), ids=lambda ts: ts.stem)
def test_translations_are_whole(ts: Path) -> None:
    found = messages_of(ts)
    wrong = {(one.context, one.source): bad for one in found if (bad := misfits(one))}
    assert found
    assert wrong == {}


def test_a_bad_translation_is_found() -> None:
    def wrong(source: str, *forms: str, is_counted: bool = False) -> list[str]:
        return misfits(Message("Any", source, forms, is_counted, is_finished=True))

    assert wrong("{name} of %1", "%1 de {name}") == []
    assert wrong("{name} of %1", "%2 de {nombre}") == ["placeholders"]
    assert wrong("&Open\N{HORIZONTAL ELLIPSIS}", "Abrir") == ["mnemonic", "ellipsis"]
    assert wrong("%n run(s)", "%n entrenamiento", is_counted=True) == ["plural forms"]
    assert wrong("Open", "") == ["unfinished"]
    assert wrong("Open", "Abrir ") == ["spaces"]


def test_spanish_is_compiled_as_it_is_written(app: QCoreApplication) -> None:
    assert install_language(app, "es") == "es"
    for message in messages_of(TRANSLATIONS / "studio_es.ts"):
        for count, form in zip((1, 2), message.forms, strict=False):
            said = QCoreApplication.translate(
                message.context, message.source, "", count if message.is_counted else -1
            )
            shown = form.replace("%Ln", str(count)).replace("%n", str(count))
            assert said == (shown if message.is_counted else form), message


def test_spanish_says_what_core_and_engine_say(app: QCoreApplication) -> None:
    """Every sentence and word of a table is in the file, whatever module it stands in."""
    install_language(app, "es")
    known = {(one.context, one.source) for one in messages_of(TRANSLATIONS / "studio_es.ts")}
    wanted = {("sentences", sentence.text) for sentence in PHASES.values()}
    wanted |= {("Samples", sample.title) for sample in SAMPLES}
    wanted |= {("Samples", sample.description) for sample in SAMPLES}
    wanted |= {("Backbones", backbone.description) for backbone in BACKBONES}
    for field in FIELDS:
        wanted |= {("sentences", text.text) for text in (field.title, field.help)}
    assert wanted - known == set()
    assert translated(say("{file} is empty.", file="a.png")) == "a.png está vacío."


def test_spanish_counts_and_writes_numbers(app: QCoreApplication) -> None:
    install_language(app, "es")
    assert available_languages()["es"] == "Español"
    assert plural(app, 1) == "1 imagen"
    assert plural(app, 21754) == "21.754 imágenes"
    assert QLocale().toString(0.5, "f", 2) == "0,50"


def test_no_menu_has_a_letter_twice_in_spanish(app: QCoreApplication) -> None:
    install_language(app, "es")
    menus: dict[str, list[str]] = {"": []}
    for action in ACTIONS:
        if action.menu not in menus:
            menus[action.menu] = []
            menus[""].append(letter(action.menu_label()))
        menus[action.menu].append(letter(action.label()))
    for text in ("&Undo", "&Redo"):
        menus["&Edit"].append(letter(QCoreApplication.translate("Menus", text)))
    assert {menu for menu, letters in menus.items() if len(set(letters)) < len(letters)} == set()


def letter(text: str) -> str:
    return text[text.index("&") + 1].lower()


def test_a_new_project_has_names_in_the_language_of_the_window(app: QCoreApplication) -> None:
    recipe = Recipe(
        name="Aves",
        data=Data(folder="aves"),
        stage=(Stage(name="Head", train=("head",)), Stage(name="Mine")),
    )
    install_language(app, "en")
    assert with_own_names(recipe) == recipe
    install_language(app, "es")
    assert [stage.name for stage in with_own_names(recipe).stage] == ["Cabeza", "Mine"]
    assert with_own_names(recipe, former=recipe) == recipe


def test_sentences_of_every_kind_of_failure_are_collected(tmp_path: Path) -> None:
    made = tmp_path / "sentences.py"
    script = ROOT / "packaging" / "translation_sources.py"
    subprocess.run([sys.executable, script, "sentences", made], check=True, cwd=ROOT, timeout=250)
    found = {
        (context.value, text.value)
        for call in ast.walk(ast.parse(made.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        for context, text in [call.args]
        if isinstance(context, ast.Constant) and isinstance(text, ast.Constant)
    }
    assert ("sentences", "{file} is empty.") in found  # an InputError
    assert ("sentences", "The disk is full: {path} could not be written.") in found  # below one
    assert ("sentences", "The engine stopped.") in found  # said by the window
    assert ("sentences", "Scanned {images} images in {classes} classes.") in found  # in the log
    assert ("Samples", SAMPLES[0].title) in found
