"""README is true: labels are those of the window, recipes can be read, files are there."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from studio.core.recipes import recipe as recipes

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(\w*)\n(.*?)```", re.DOTALL)
USE = README[README.index("\n## Use\n") : README.index("\n### Several computers\n")]
PROSE = BLOCK.sub("", README)


def labels() -> list[str]:
    """What is set in italics where README says how the window is used."""
    text = re.sub(r"\*\*.*?\*\*", "", BLOCK.sub("", USE), flags=re.DOTALL)
    return sorted({" ".join(one.split()) for one in re.findall(r"\*([^*]+)\*", text)})


def plain(text: str) -> str:
    return text.replace("&", "").replace("…", "").strip()


@pytest.fixture(scope="module")
def translated() -> set[str]:
    """Texts of the window that are also there in Spanish."""
    tree = ElementTree.parse(ROOT / "resources" / "translations" / "studio_es.ts")
    return {
        plain(message.findtext("source") or "")
        for message in tree.iter("message")
        if message.findtext("translation")
    }


@pytest.mark.parametrize("label", labels())
def test_a_label_is_one_of_the_window_in_both_languages(label: str, translated: set[str]) -> None:
    assert plain(label) in translated


@pytest.mark.parametrize("text", [text for kind, text in BLOCK.findall(README) if kind == "toml"])
def test_a_recipe_can_be_read(text: str) -> None:
    whole = text if "name = " in text.split("[")[0] else f'name = "x"\n{text}'
    if "[data]" not in text:
        whole += '\n[data]\nfolder = "x"\nimage_size = [64, 64]\n'
    recipes.parse(whole, "README.md")


def test_what_is_named_as_a_file_is_there() -> None:
    files = [
        path.relative_to(ROOT)
        for folder in ("studio", "tests", "resources", "packaging")
        for path in (ROOT / folder).rglob("*")
    ]
    text = "\n".join(f"/{file.as_posix()}" for file in (*files, Path("pyproject.toml")))
    named = {
        name
        for name in re.findall(r"`([\w./-]+\.(?:py|toml))`", PROSE)
        if name not in {"recipe.toml", "about.toml", "search.toml"}  # of a project, a run, a search
    }
    assert len(named) > 50
    assert {name for name in named if f"/{name}\n" not in f"{text}\n"} == set()
