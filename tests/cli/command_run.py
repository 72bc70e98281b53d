"""What a command that ran in this process left behind."""

from collections.abc import Callable

Said = tuple[int, str, str]
"""Exit status, stdout and stderr."""

Run = Callable[..., Said]
"""Runs `studio` with arguments: the fixture `studio`."""
