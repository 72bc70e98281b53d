import numpy as np
import pytest
from sklearn import metrics

from studio.core.base.errors import Cancelled
from studio.core.runs.run_folder import RunFolder
from studio.engine.tasks.classify.judgement import judge
from studio.engine.tasks.prediction import TrainedModel

pytestmark = pytest.mark.engine

NUMBERS = np.random.default_rng(2)


def test_figures_are_scikit_learns() -> None:
    raw = NUMBERS.random((200, 4))
    probabilities = (raw / raw.sum(axis=1, keepdims=True)).astype(np.float32)
    labels = NUMBERS.integers(0, 4, 200).astype(np.int32)
    found = judge(probabilities, labels, 4)
    predicted = probabilities.argmax(axis=1)
    assert found.accuracy == pytest.approx(metrics.accuracy_score(labels, predicted))
    assert found.loss == pytest.approx(
        metrics.log_loss(labels, probabilities, labels=range(4)), rel=1e-5
    )
    expected = metrics.confusion_matrix(labels, predicted, labels=range(4))
    np.testing.assert_array_equal(found.confusion, expected)


def test_a_class_without_images_keeps_its_row_and_column() -> None:
    found = judge(np.eye(3, dtype=np.float32)[[0, 2]], np.array([0, 0], np.int32), 3)
    np.testing.assert_array_equal(found.confusion, [[1, 0, 1], [0, 0, 0], [0, 0, 0]])
    assert found.accuracy == 0.5


def test_a_certain_error_costs_much_but_not_infinitely() -> None:
    found = judge(np.array([[1.0, 0.0]], np.float32), np.array([1], np.int32), 2)
    assert np.isfinite(found.loss)
    assert found.loss > 80


# --- a model that is asked ------------------------------------------------------------------


@pytest.fixture(scope="module")
def trained(finished_run: RunFolder) -> TrainedModel:
    return TrainedModel(finished_run.path)


def test_rows_come_in_the_order_asked_for_whatever_the_batch(trained: TrainedModel) -> None:
    pixels = NUMBERS.integers(0, 256, (150, 32, 32, 3), np.uint8)
    order = NUMBERS.permutation(150)
    said: list[tuple[int, int]] = []
    whole = trained.predictor.predict(pixels, order, lambda done, total: said.append((done, total)))
    assert whole.dtype == np.float32
    assert whole.shape == (150, 3)
    assert said == [(64, 150), (128, 150), (150, 150)]
    np.testing.assert_allclose(whole.sum(axis=1), 1, atol=1e-5)
    for place in (0, 63, 64, 149):
        alone = trained.predictor.predict(pixels, order[place : place + 1])
        np.testing.assert_allclose(alone[0], whole[place], atol=1e-6)


def test_no_images_are_no_rows(trained: TrainedModel) -> None:
    pixels = np.zeros((1, 32, 32, 3), np.uint8)
    assert trained.predictor.predict(pixels, np.array([], np.int64)).shape == (0, 3)


def test_asking_can_be_given_up(trained: TrainedModel) -> None:
    pixels = np.zeros((1, 32, 32, 3), np.uint8)
    with pytest.raises(Cancelled):
        trained.predictor.predict(pixels, np.zeros(500, np.int64), None, lambda: True)


def test_dropout_is_off(trained: TrainedModel) -> None:
    pixels = NUMBERS.integers(0, 256, (4, 32, 32, 3), np.uint8)
    rows = np.arange(4)
    first = trained.predictor.predict(pixels, rows)
    np.testing.assert_array_equal(first, trained.predictor.predict(pixels, rows))
