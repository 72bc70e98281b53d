"""The real program without a screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave each story time for several things that take as long as `press.tell` lets them."""
    here = os.path.dirname(__file__) + os.sep  # noqa: PTH120  # plain strings, for every test
    for item in items:
        if str(item.path).startswith(here) and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(900))


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
