"""README's table of commands names every command and every option that there is."""

import re
from argparse import ArgumentParser
from pathlib import Path

import pytest

from studio.cli.command import Command
from studio.cli.main import COMMANDS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
ELSEWHERE = {"inspect"}
"""Its options are those of the views: `studio inspect --help` lists them."""


def written_about(command: str) -> str:
    rows = [line for line in README.splitlines() if line.startswith(f"| `studio {command}")]
    return "\n".join(rows)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_option_stands_in_the_readme(command: Command) -> None:
    text = written_about(command.name)
    assert text
    parser = ArgumentParser(add_help=False)
    command.add_arguments(parser)
    told = set(re.findall(r"--[a-z-]+", text))
    options = [set(action.option_strings) for action in parser._actions if action.option_strings]
    assert command.name in ELSEWHERE or all(told & names for names in options)
