import itertools
import math

import numpy as np
import pytest
from planted_predictions import evaluated, noisy
from sklearn.metrics import (
    average_precision_score,
    log_loss,
    precision_recall_curve,
    precision_recall_fscore_support,
    roc_auc_score,
    roc_curve,
    top_k_accuracy_score,
)

from studio.core.base.errors import Cancelled, InputError
from studio.core.evaluation.calibration import calibration
from studio.core.evaluation.losses import carried
from studio.core.evaluation.measured import Measured
from studio.core.evaluation.rejection import suggested
from studio.core.metrics.proportion import Z_95


def test_accuracy_loss_and_confusion_by_counting() -> None:
    labels, probabilities = noisy(200)
    found = evaluated(labels, probabilities).part("test")
    pairs = list(zip(labels, (int(row.argmax()) for row in probabilities), strict=True))
    assert found.accuracy.share == sum(true == said for true, said in pairs) / 200
    for true, said in itertools.product(range(3), repeat=2):
        assert found.confusion[true, said] == pairs.count((true, said))
    own = [max(float(row[true]), 1e-37) for row, true in zip(probabilities, labels, strict=True)]
    assert found.loss == pytest.approx(-sum(map(math.log, own)) / 200)
    assert found.answers.rank.max() <= 3
    assert found.top(3).share == 1.0


def test_loss_and_top_k_as_scikit_learn_has_them() -> None:
    labels, _ = noisy(100, classes=6)
    scores = np.random.default_rng(2).random((100, 6))
    probabilities = (scores / scores.sum(axis=1, keepdims=True)).astype(np.float32)
    from planted_predictions import dataset_of, split_of

    from studio.core.evaluation.evaluation import Evaluation
    from studio.core.evaluation.predictions import of_split

    true = np.array(labels, np.int32)
    dataset = dataset_of(true, tuple("abcdef"))
    split = split_of({"validation": list(range(100))})
    found = Evaluation(dataset, dataset.classes, of_split(split, true, probabilities), "validation")
    exact = probabilities.astype(np.float64)
    exact /= exact.sum(axis=1, keepdims=True)
    assert found.loss == pytest.approx(log_loss(true, exact, labels=range(6)), rel=1e-5)
    assert found.tops == (1, 3, 5)
    for k in found.tops:
        expected = top_k_accuracy_score(true, exact, k=k, labels=range(6))
        assert found.top(k).share == pytest.approx(expected)


def test_the_interval_solves_its_equation() -> None:
    """Wilson: at both ends the share found lies 1.96 standard errors away."""
    measured = Measured(0.9, 50)
    for end in (measured.interval.low, measured.interval.high):
        deviation = Z_95 * math.sqrt(end * (1 - end) / 50)
        assert abs(measured.share - end) == pytest.approx(deviation)


def test_figures_of_classes_by_counting() -> None:
    labels = [0, 0, 0, 1, 1, 0]
    said = [0, 0, 1, 1, 0, 0]
    probabilities = np.eye(3)[said] * 0.8 + 0.1
    found = evaluated(labels, probabilities).part("test").per_class
    assert [(one.name, one.support, one.predicted) for one in found] == [
        ("blue", 4, 4),
        ("green", 2, 2),
        ("red", 0, 0),
    ]
    assert (found[0].precision, found[0].recall, found[0].f1) == (3 / 4, 3 / 4, 3 / 4)
    assert (found[1].precision, found[1].recall, found[1].f1) == (1 / 2, 1 / 2, 1 / 2)
    assert (found[2].precision, found[2].recall, found[2].f1) == (None, None, None)


def test_figures_of_classes_as_scikit_learn_has_them() -> None:
    labels, probabilities = noisy(200)
    found = evaluated(labels, probabilities).part("test")
    expected = precision_recall_fscore_support(labels, found.answers.predicted)
    for one in found.per_class:
        figures = (one.precision, one.recall, one.f1, one.support)
        assert figures == pytest.approx([values[one.label] for values in expected])


def test_curves_as_scikit_learn_has_them() -> None:
    labels, probabilities = noisy(200)
    found = evaluated(labels, probabilities).part("test")
    for label in range(3):
        is_class, scores = np.array(labels) == label, probabilities[:, label]
        curve = found.roc(label)
        assert curve is not None
        every = [
            tuple(point)
            for point in np.transpose(roc_curve(is_class, scores, drop_intermediate=False))
        ]
        mine = np.transpose([curve.x, curve.y, curve.thresholds])
        for point in mine:  # those on a straight line are left out
            assert any(np.allclose(point, other) for other in every)
        assert curve.area == pytest.approx(roc_auc_score(is_class, scores))
        assert curve.area == pytest.approx(np.trapezoid(curve.y, curve.x))
        curve = found.precision_recall(label)
        assert curve is not None
        precision, recall, thresholds = precision_recall_curve(is_class, scores)
        begin = int(np.flatnonzero(recall == 1)[-1])  # theirs goes on beyond what was to be found
        np.testing.assert_allclose(curve.x, recall[begin:][::-1])
        np.testing.assert_allclose(curve.y, precision[begin:][::-1])
        np.testing.assert_allclose(curve.thresholds[1:], thresholds[begin:][::-1])


def test_areas_by_comparing_every_pair() -> None:
    """The area below ROC is how often a random image of the class scores above another one."""
    labels, probabilities = noisy(80)
    found = evaluated(labels, probabilities).part("test")
    areas = []
    for label in range(3):
        inside = [
            row[label] for row, true in zip(probabilities, labels, strict=True) if true == label
        ]
        outside = [
            row[label] for row, true in zip(probabilities, labels, strict=True) if true != label
        ]
        wins = sum(
            1.0 if a > b else 0.5 if a == b else 0.0 for a, b in itertools.product(inside, outside)
        )
        curve = found.roc(label)
        assert curve is not None
        areas.append(wins / len(inside) / len(outside))
        assert curve.area == pytest.approx(areas[-1])
        precision = found.precision_recall(label)
        assert precision is not None
        expected = average_precision_score(np.array(labels) == label, probabilities[:, label])
        assert precision.area == pytest.approx(expected)
        for recall, level, threshold in zip(
            precision.x, precision.y, precision.thresholds, strict=True
        ):
            taken = [
                true == label
                for row, true in zip(probabilities, labels, strict=True)
                if row[label] >= threshold
            ]
            assert recall == pytest.approx(sum(taken) / len(inside))
            assert level == pytest.approx(sum(taken) / len(taken) if taken else 1)
    mean = found.macro_roc()
    assert mean is not None
    assert mean.area == pytest.approx(np.mean(areas))
    exact = probabilities.astype(np.float64) + 1e-9
    exact /= exact.sum(axis=1, keepdims=True)
    expected = roc_auc_score(labels, exact, multi_class="ovr", average="macro")
    assert mean.area == pytest.approx(expected, abs=0.01)
    assert (np.diff(mean.y) >= 0).all()
    assert found.macro_roc() is mean


def test_a_mean_curve_is_given_up_between_two_classes_and_made_again() -> None:
    found = evaluated([0, 1, 2], np.eye(3).tolist()).part("test")
    asked = []

    def check() -> None:
        asked.append(0)
        if len(asked) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        found.macro_precision_recall(check)
    assert len(asked) == 2
    mean = found.macro_precision_recall()
    assert mean is not None
    assert mean.area == pytest.approx(1.0)


def test_no_curve_where_a_class_has_all_images_or_none() -> None:
    found = evaluated([0, 0], [[0.9, 0.1, 0.0], [0.6, 0.4, 0.0]]).part("test")
    assert found.roc(0) is None
    assert found.roc(1) is None
    assert found.precision_recall(2) is None
    assert found.macro_roc() is None


def test_calibration_by_sorting_images_into_bins() -> None:
    numbers = np.random.default_rng(3)
    confidence = np.append(numbers.random(300), [0.0, 0.2, 1.0]).astype(np.float32)
    is_right = numbers.random(303) < confidence
    found = calibration(confidence, is_right, bins=5)
    expected = 0.0
    for place in range(5):
        low, high = found.edges[place], found.edges[place + 1]
        own = [
            at
            for at, value in enumerate(confidence)
            if low < value <= high or (place == 0 and value == 0)
        ]
        assert sorted(own) == np.flatnonzero(found.bins == place).tolist()
        gap = abs(confidence[own].mean() - is_right[own].mean())
        expected += len(own) / 303 * gap
    assert found.error == pytest.approx(expected, rel=1e-5)


def test_a_network_that_is_as_often_right_as_it_is_sure_has_no_error() -> None:
    confidence = np.repeat(np.array([0.75, 0.5], np.float32), 4)
    is_right = np.array([1, 1, 1, 0, 1, 0, 1, 0], bool)
    assert calibration(confidence, is_right).error == pytest.approx(0, abs=1e-7)
    empty = calibration(confidence, is_right)
    assert np.isnan(empty.accuracy).sum() == 13


def test_the_few_that_carry_the_loss() -> None:
    losses = np.array([0.01] * 95 + [4.0] * 5)
    found = carried(losses, 0.05)
    assert found.images == 5
    assert found.loss_without == pytest.approx(0.01)
    assert found.share == pytest.approx(20 / 20.95)
    assert carried(losses, 0.01).images == 1
    assert carried(np.zeros(4), 0.1).share == 0
    assert carried(np.ones(1), 0.1) == carried(np.ones(1), 1.0).__class__(0.1, 1, 1.0, None)


@pytest.mark.parametrize("count", [1, 19, 20, 41, 200])
def test_the_threshold_is_the_largest_that_keeps_19_of_20_right_answers(count: int) -> None:
    numbers = np.random.default_rng(count)
    confidence = np.round(numbers.random(count), 2).astype(np.float32)
    is_right = numbers.random(count) < 0.8
    is_right[0] = True
    found = suggested(confidence, is_right)
    assert found is not None
    right = confidence[is_right]
    good = [value for value in right if (right >= value).mean() >= 0.95 - 1e-9]
    assert found.value == max(good)
    assert found.kept == pytest.approx((right >= found.value).mean())
    wrong = confidence[~is_right]
    refused = (wrong < found.value).mean() if len(wrong) else None
    assert found.refused == (None if refused is None else pytest.approx(refused))


def test_no_threshold_without_validation_images_or_right_answers() -> None:
    assert evaluated([0, 1], [[0.9, 0.1], [0.2, 0.8]]).threshold is None
    parts = {"validation": [0, 1]}
    assert evaluated([1, 0], [[0.9, 0.1], [0.2, 0.8]], parts).threshold is None
    known = evaluated([0, 1], [[0.9, 0.1], [0.2, 0.8]], parts).threshold
    assert known is not None
    assert known.value == pytest.approx(0.8)


def test_values_that_are_no_probabilities_are_refused() -> None:
    for bad in (math.nan, 7.0, math.inf):
        found = evaluated([0, 1], [[0.9, 0.1], [bad, 0.1]]).part("test")
        with pytest.raises(InputError, match="no probabilities"):
            _ = found.accuracy
