"""What the figures of a run are held against."""

import pytest

from studio.core.tasks.autoencode import Autoencoded
from studio.core.tasks.figure import Figures


def result(objective: str, pca_error: Figures) -> Autoencoded:
    measured = Figures(0.1, 0.2, 0.3)
    return Autoencoded(measured, measured, pca_error, 16, 12, objective)


@pytest.mark.parametrize(
    ("objective", "figures"),
    [
        ("mean_squared_error", ("error", "loss")),
        ("binary_crossentropy", ("error",)),  # nats, which no squared error can be compared with
        ("", ("error",)),  # a report of before it was noted
    ],
)
def test_principal_components_stand_on_the_curves_in_their_unit(
    objective: str, figures: tuple[str, ...]
) -> None:
    (reference,) = result(objective, Figures(0.01, 0.02, 0.03)).references
    assert (reference.figures, reference.value) == (figures, 0.02)
    assert str(reference.name) == "PCA, 12 components"


def test_without_a_validation_part_the_curve_is_that_of_training() -> None:
    (reference,) = result("", Figures(0.01, None, 0.03)).references
    assert reference.value == 0.01
    assert result("", Figures()).references == ()
