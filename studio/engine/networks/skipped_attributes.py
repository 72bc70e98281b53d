"""A remedy for a slip in Keras 3.15 that makes saving and loading a model slow."""

from __future__ import annotations

import contextlib


def remember_skipped_attributes() -> None:
    """Let Keras find its list of attributes that are not saved, in this thread.

    `saving_lib.get_attr_skipset` keeps the list as "saving_attr_skipset_..." but looks for it as
    "saving_attr_skiplist_...", so for each layer it makes another layer and lists what that has:
    two thirds of the time of saving MobileNetV2, a third of loading it. Where Keras has another
    inside, nothing is done.
    """
    with contextlib.suppress(ImportError, AttributeError):
        from keras.src.backend.common import global_state
        from keras.src.saving import saving_lib

        for kind in ("Layer", "Functional", "Operation"):
            name = f"saving_attr_skiplist_{kind}"
            if global_state.get_global_attribute(name) is None:
                global_state.set_global_attribute(name, saving_lib.get_attr_skipset(kind))
