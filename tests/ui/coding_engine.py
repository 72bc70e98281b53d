"""An engine that makes codes of images, and images of codes, by rules that a test can follow.

The code of image number k of a run, or of the k-th of asked files, is (k, -k); the image of a code
has the shade 100 + 10 times its first number everywhere.
"""

from __future__ import annotations

import numpy as np
from looking_engine import LookingEngine

from studio.core.look.codes import Codes, CodesFacts
from studio.core.look.generated import Generated, GeneratedFacts
from studio.core.look.restored import Restored, RestoredFacts
from studio.core.look.table import AnyFacts
from studio.core.wire.messages import Look, Seen

SIZE = 2


def codes_of(numbers: np.ndarray) -> np.ndarray:
    """Return the codes of images, float32 (n, 2)."""
    return np.stack([numbers, -numbers], axis=1).astype(np.float32)


def decoded(codes: np.ndarray) -> np.ndarray:
    """Return the images of codes, uint8 (n, 8, 8, 1)."""
    shades = np.rint(100 + 10 * codes[:, 0]).clip(0, 255).astype(np.uint8)
    return np.broadcast_to(shades.reshape(-1, 1, 1, 1), (len(codes), 8, 8, 1)).copy()


class CodingEngine(LookingEngine):
    """Answers what a mode of the latent space asks, with ten images."""

    method = "as-is"
    is_denoising = False

    def answer(self, look: Look) -> None:
        match look.view:
            case Codes():
                self._say(look, self._codes(), self._codes_facts())
            case Restored():
                numbers = np.array(look.view.images or range(len(look.view.files)))
                restored = RestoredFacts(SIZE, self.is_denoising, 0.0)
                self._say(look, self._restored(numbers), restored)
            case Generated():
                codes = np.array(look.view.latents, np.float32).reshape(-1, SIZE)
                if not len(codes):
                    count = look.view.count ** (2 if look.view.across >= 0 else 1)
                    codes = np.zeros((count, SIZE), np.float32)
                arrays = {"images": decoded(codes), "latents": codes}
                facts = GeneratedFacts(SIZE, has_prior=True, columns=4)
                self._say(look, arrays, facts)
            case _:
                super().answer(look)

    def _say(self, look: Look, arrays: dict[str, np.ndarray], facts: AnyFacts) -> None:
        self.tell(Seen(look.request, arrays, facts, is_live=False))

    def _codes(self) -> dict[str, np.ndarray]:
        codes = codes_of(np.arange(10))
        return {
            "codes": codes,
            "points": codes,
            "files": np.array([f"{at:02}.png" for at in range(10)]),
            "images": np.arange(10, dtype=np.int32),
            "labels": np.zeros(10, np.int32),
        }

    def _codes_facts(self) -> CodesFacts:
        return CodesFacts("as-is" if self.method == "as-is" else "pca", (), SIZE, 0.9, "/data")

    def _restored(self, numbers: np.ndarray) -> dict[str, np.ndarray]:
        codes = codes_of(numbers)
        count = len(numbers)
        return {
            "original": np.full((count, 8, 8, 1), 200, np.uint8),
            "noisy": np.full((count, 8, 8, 1), 220, np.uint8),
            "restored": decoded(codes),
            "errors": (numbers / 100).astype(np.float32),
            "noisy_errors": np.full(count, np.nan, np.float32),
            "ssim": np.full(count, 0.5, np.float32),
            "codes": codes,
        }
