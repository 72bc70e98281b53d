"""The pages of the window: a page is one module and one row of `PAGES`.

`page` has the base class and what a page may work with; a page's module is imported when the page
is shown for the first time. What several pages show lies beside them: time_strip goes through the
epochs of a run, card_column holds cards, place_choice asks where whole runs are trained,
cancel_button gives up what is asked of the engine.
"""

from studio.ui.pages.table import PAGES, PageSpec, Section

__all__ = ["PAGES", "PageSpec", "Section"]
