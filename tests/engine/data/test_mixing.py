import numpy as np
import pytest
import tensorflow as tf
from scipy import stats

from studio.engine.data.mixing import Mixture, drawn_mixture

pytestmark = pytest.mark.engine

SEED = tf.constant([7, 11])


@pytest.mark.parametrize("alpha", [0.01, 0.2, 1.0])
def test_shares_are_those_of_the_paper(alpha: float) -> None:
    shares = drawn_mixture(alpha, tf.constant(20_000), SEED).shares.numpy()
    assert np.isfinite(shares).all()
    assert shares.min() >= 0.5
    assert shares.max() <= 1.0
    drawn = stats.beta(alpha, alpha)
    for point in (0.6, 0.75, 0.9):
        expected = 1.0 - (drawn.cdf(point) - drawn.cdf(1.0 - point))
        assert (shares > point).mean() == pytest.approx(expected, abs=0.015)


def test_partners_are_an_order_of_the_batch_and_hang_on_its_seed_alone() -> None:
    first, again = (drawn_mixture(0.4, tf.constant(9), SEED) for _ in range(2))
    other = drawn_mixture(0.4, tf.constant(9), tf.constant([7, 12]))
    assert sorted(first.partners.numpy()) == list(range(9))
    np.testing.assert_array_equal(first.partners, again.partners)
    np.testing.assert_array_equal(first.shares, again.shares)
    assert not np.array_equal(first.shares, other.shares)


def test_images_are_blended_in_pairs() -> None:
    images = np.random.default_rng(1).uniform(0, 255, (3, 2, 2, 1)).astype(np.float32)
    mixture = Mixture(tf.constant([2, 1, 0]), tf.constant([0.75, 0.5, 1.0]))
    found = mixture.blended(tf.constant(images)).numpy()
    np.testing.assert_allclose(found[0], 0.75 * images[0] + 0.25 * images[2], rtol=1e-6)
    np.testing.assert_allclose(found[1], images[1], rtol=1e-6)
    np.testing.assert_array_equal(found[2], images[2])
