"""Tooltips that say what others wrote: names of runs, classes, layers and files, and reasons."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a tooltip that says `text` as it is written.

    Qt reads a text with marks as HTML and opens the files that it names: a run that is called
    `<img src="/dev/zero">` took all memory as soon as the pointer came to rest on it.
    """
    if "<" not in text:
        return text
    return f'<p style="white-space:pre">{escape(text)}</p>'
