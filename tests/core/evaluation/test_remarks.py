from planted_predictions import evaluated, noisy

from studio.core.dataset.images import Duplicates
from studio.core.evaluation.remarks import (
    calibration_remark,
    loss_remark,
    threshold_remark,
    twins_remark,
)


def test_the_few_that_carry_half_of_the_loss_are_counted() -> None:
    surely_wrong = [[0.99, 0.01]] * 3 + [[0.001, 0.999]] * 57
    found = evaluated([1] * 60, surely_wrong).part("test")
    said = str(loss_remark(found))
    assert said.startswith("3 of 60 images carry 99.6 % of the loss; without them it is 0.001 ")
    assert said.endswith(f"instead of {found.loss:.4f}.")
    even = evaluated([1] * 60, [[0.5, 0.5]] * 60).part("test")
    assert str(loss_remark(even)).startswith("6 of 60 images carry 10.0 % of the loss")
    assert loss_remark(evaluated([1] * 9, [[0.5, 0.5]] * 9).part("test")) is None


def test_copies_are_told_with_the_accuracy_without_them() -> None:
    parts = {"train": [0], "test": [1, 2]}
    rows = [[0.9, 0.1], [0.8, 0.2], [0.3, 0.7]]
    found = evaluated([0, 0, 0], rows, parts, (Duplicates((0, 1), True),))
    assert str(twins_remark(found.part("test"))) == (
        "Images that show the same as one of another part: 1. Without them the accuracy is 0.0 % "
        "instead of 50.0 %."
    )
    assert twins_remark(evaluated([0, 0, 0], rows, parts).part("test")) is None
    alone = evaluated([0, 0], rows[:2], {"train": [0], "test": [1]}, (Duplicates((0, 1), True),))
    assert "say nothing of new ones" in str(twins_remark(alone.part("test")))


def test_every_remark_has_its_figures() -> None:
    labels, probabilities = noisy(40)
    found = evaluated(labels, probabilities, {"validation": list(range(40))})
    said = str(calibration_remark(found.part("validation")))
    assert f"{100 * found.part('validation').accuracy.share:.1f} % right" in said
    assert found.threshold is not None
    assert f": {100 * found.threshold.value:.1f} %. It keeps" in str(
        threshold_remark(found.threshold)
    )
    assert "No threshold" in str(threshold_remark(None))


def test_no_loss_at_all_is_no_remark() -> None:
    assert loss_remark(evaluated([0] * 20, [[1.0, 0.0]] * 20).part("test")) is None
