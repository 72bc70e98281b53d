"""The layers of a network."""

from studio.core.base.errors import InputError
from studio.core.look.layers import Layers, LayersFacts
from studio.engine.look.explained import Explained
from studio.engine.look.living_model import LivingModel
from studio.engine.look.scores import scores_of


def explain(model: LivingModel, _view: Layers) -> Explained:
    """Return the rows of the layers, and which of them have filters."""
    form = model.form
    facts = LayersFacts(
        model.layers,
        model.filtered,
        form.size,
        form.color,
        model.classes,
        _outputs(model),
        model.latent.space.size if model.latent is not None else 0,
    )
    return Explained({}, facts)


def _outputs(model: LivingModel) -> int:
    try:
        return scores_of(model).classes
    except InputError:
        return 0
