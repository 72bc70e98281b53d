"""How the window looks: tokens, and what is generated from them.

`Theme` is built once by the composition root and passed to whoever draws. Everything that it
hands out follows a switch between light and dark by itself: colours are looked up when painting,
icons look theirs up when drawn, the style sheet and the palette are replaced.
"""

from studio.ui.theme.fonts import Role
from studio.ui.theme.theme import Scheme, Theme
from studio.ui.theme.tokens import DARK, LIGHT, ColorName, Tokens, mix

__all__ = ["DARK", "LIGHT", "ColorName", "Role", "Scheme", "Theme", "Tokens", "mix"]
