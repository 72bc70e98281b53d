"""The first page: what can be trained, what was trained, and something to try at once."""

from studio.ui.pages.start.start_page import StartPage

__all__ = ["StartPage"]
