"""Presses everything that the real program shows, in every state that it can be in.

`states` brings the program into a state, with what `surroundings` puts around it, `controls` finds
what can be pressed there, `pressing` presses it and answers what opens, `checks` judges what became
of it, `texts` whether it can be read, `crawl` puts them together, `monkey` does the same at random,
`reading` only looks, in every language, theme and size.
"""

from pathlib import Path


def make_projects_file() -> Path:
    """Return the script that trains the projects which the states begin with."""
    return Path(__file__).with_name("make_projects.py")
