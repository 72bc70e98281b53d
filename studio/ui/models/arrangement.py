"""What the person folded and dragged on a page, remembered in the settings by a key."""

from collections.abc import Sequence
from functools import partial

from studio.ui.models.settings import Settings
from studio.ui.widgets.foldable_card import FoldableCard
from studio.ui.widgets.panes import Panes


def remember_fold(settings: Settings, key: str, card: FoldableCard) -> None:
    """Fold `card` as it was left, and remember from now on; `key` is such as "model.stages".

    What is remembered is that it is not as it is at first.
    """
    is_folded_first = card.is_folded
    card.set_folded((key in settings.value.folded) is not is_folded_first)
    card.folded_changed.connect(partial(_keep_fold, settings, key, is_folded_first))


def remember_panes(settings: Settings, key: str, panes: Panes) -> None:
    """Divide `panes` as they were left, and remember from now on; likewise `key`."""
    panes.set_heights(settings.value.panes.get(key, ()))
    panes.heights_changed.connect(partial(_keep_panes, settings, key))


def _keep_fold(settings: Settings, key: str, is_folded_first: bool, is_folded: bool) -> None:
    others = tuple(one for one in settings.value.folded if one != key)
    settings.change(folded=others if is_folded is is_folded_first else (*others, key))


def _keep_panes(settings: Settings, key: str, heights: Sequence[int]) -> None:
    panes = {one: kept for one, kept in settings.value.panes.items() if one != key}
    settings.change(panes=panes | {key: tuple(heights)} if heights else panes)
