"""The real program without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("crawler")
    group.addoption("--states", default="", help="states to crawl (name:page+page,…), or all")
    group.addoption(
        "--frame-once",
        action="store_true",
        help="press rail, menus and strip once in each state, not on each page",
    )
    group.addoption("--monkey-steps", type=int, default=80, help="how many steps it takes")
    group.addoption("--monkey-seed", type=int, default=1, help="where its choices come from")
    group.addoption("--trained", default="", help="a folder that keeps what the states begin with")
    group.addoption("--replay", default="", help="a file of steps that the monkey did")
