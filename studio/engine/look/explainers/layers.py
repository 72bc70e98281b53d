"""The layers of a network."""

from studio.core.look.layers import Layers, LayersFacts
from studio.engine.look.explained import Explained
from studio.engine.look.living_model import LivingModel


def explain(model: LivingModel, _view: Layers) -> Explained:
    """Return the rows of the layers, and which of them have filters."""
    form = model.form
    return Explained({}, LayersFacts(model.layers, model.filtered, form.size, form.color))
