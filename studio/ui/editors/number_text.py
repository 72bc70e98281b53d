"""Reading the number that somebody typed, in the locale of the window or the field's own way."""

import re
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale

_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,4})?", re.IGNORECASE)
_BEGUN = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d*)?(e[+-]?)?", re.IGNORECASE)


def read_number(text: str, label: str = "") -> Decimal | None:
    """Return the number in `text`, None where there is none; nothing is rounded.

    A decimal comma and a decimal point are both understood. Where the locale groups thousands with
    one of them, "1,000" or "1.000", that sign before three digits means thousands.

    Args:
        text: what was typed or pasted.
        label: a unit or other words that may stand beside the number.
    """
    plain = _plain(text, label)
    if not _NUMBER.fullmatch(plain):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:  # an exponent beyond what Decimal holds
        return None


def is_begun(text: str, label: str = "") -> bool:
    """Return whether more signs may make a number of `text`: "", "-", "1e", "0,"."""
    return bool(_BEGUN.fullmatch(_plain(text, label)))


def _plain(text: str, label: str) -> str:
    """Return `text` without words and groups, with a point for the decimal sign."""
    for space in _SPACES:
        text = text.replace(space, " ")
    text = text.replace("\N{MINUS SIGN}", "-").strip()
    for word in filter(None, (label.strip(), label.strip().lower())):
        text = text.removesuffix(word).removeprefix(word).strip()
    locale = QLocale()
    point, group = locale.decimalPoint(), locale.groupSeparator()
    for sign in (group, " ", "'"):
        grouped = rf"[+-]?[1-9]\d{{0,2}}({re.escape(sign)}\d{{3}})+({re.escape(point)}\d*)?"
        if sign != point and re.fullmatch(grouped, text):
            text = text.replace(sign, "")
            break
    if text.count(",") + text.count(".") == 1:
        text = text.replace(",", ".")
    return text
