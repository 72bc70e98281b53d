"""Where in a run an epoch lies: its place on an axis of epochs and on one of batches."""

_FIRST_GUESS = 64


class EpochTable:
    """One entry an epoch, in order of first appearance; rows refer to it by its index.

    An epoch spans one unit on the axis of epochs. How many batches share that unit is known when
    its closing row (batch 0) has come; until then it is what was announced for the stage, else
    the length of the epoch before, else a power of two that holds what was seen.

    `ordinal[i]`: place of epoch i from 1 through all stages; `first_step[i]`: batches before it;
    `batches[i]`: batches seen in it; `span[i]`: batches that its unit is divided into.
    """

    def __init__(self) -> None:
        self.stage: list[int] = []
        self.epoch: list[int] = []
        self.ordinal: list[int] = []
        self.first_step: list[int] = []
        self.batches: list[int] = []
        self.span: list[int] = []
        self._is_closed: list[bool] = []
        self._index: dict[tuple[int, int], int] = {}
        self._announced: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.stage)

    def announce(self, stage: int, batches: int) -> None:
        """Say how many training batches an epoch of `stage` will have."""
        self._announced[stage] = batches

    def enter(self, stage: int, epoch: int) -> int:
        """Return the index of an epoch, which is added where it is new."""
        known = self._index.get((stage, epoch))
        if known is not None:
            return known
        index = len(self.stage)
        self.ordinal.append(self._next_ordinal(stage, epoch))
        self.first_step.append(self.first_step[-1] + self.length(index - 1) if index else 0)
        self.stage.append(stage)
        self.epoch.append(epoch)
        self.batches.append(0)
        self._is_closed.append(False)
        self.span.append(self._expected(index))
        self._index[stage, epoch] = index
        return index

    def see(self, index: int, batches: int, is_closing: bool) -> bool:
        """Note that `batches` were trained in an epoch; return whether its span changed."""
        self.batches[index] = max(self.batches[index], batches)
        self._is_closed[index] |= is_closing
        before = self.span[index]
        self.span[index] = self._expected(index)
        return self.span[index] != before

    def length(self, index: int) -> int:
        """Return the batches of an epoch as the axis of batches counts them, at least 1."""
        return self.batches[index] or (1 if self._is_closed[index] else self.span[index])

    def _next_ordinal(self, stage: int, epoch: int) -> int:
        if not self.stage:
            return epoch
        is_continued = stage == self.stage[-1] or epoch > self.epoch[-1]
        gone = epoch - self.epoch[-1] if is_continued else epoch
        return self.ordinal[-1] + max(gone, 1)

    def _expected(self, index: int) -> int:
        seen = self.batches[index]
        if self._is_closed[index]:
            return max(seen, 1)
        if self.stage[index] in self._announced:
            return max(seen, self._announced[self.stage[index]], 1)
        if index and self.batches[index - 1]:
            return max(seen, self.batches[index - 1])
        return max(_FIRST_GUESS, 1 << max(seen - 1, 0).bit_length())
