import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from studio.core.sentences import say
from studio.ui.translation import available_languages, install_language, translated

UI = Path(__file__).resolve().parents[2] / "studio" / "ui"


def unseen_by_lupdate(source: str) -> list[int]:
    """Return the lines whose strings lupdate would not collect, or under a wrong context.

    It knows calls by their name alone: `tr` with the text first, `translate` with context and
    text. Both must be plain strings in the source.
    """
    lines = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        literal = [
            isinstance(one, ast.Constant) and isinstance(one.value, str) for one in node.args
        ]
        match node.func:
            case ast.Attribute(attr="tr"):
                good = literal[0]
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
    assert unseen_by_lupdate('self.tr("Pause"); translate("Parts", text)') == []


class Spanish(QTranslator):
    """Two sentences, one of them wrong."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context != "sentences":
            return ""
        return {
            "{name} is empty, images: {count}": "{name} está vacío, imágenes: {count}",
            "{name} is wrong": "{nombre} está mal",
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


def test_names_with_braces_stay_as_they_are(app: QCoreApplication) -> None:
    assert translated(say("{file} ends too early", file="a{0}.png")) == "a{0}.png ends too early"
