"""The images that a mode works with, chosen one after the other."""

from __future__ import annotations

from studio.ui.pages.inspect.subject import Subject
from studio.ui.widgets.image_slots import ImageSlots


class ChosenImages(ImageSlots):
    """Places that take the image which is chosen at the right.

    They begin with the chosen image and others at hand, so that there is something to see at once.
    """

    _last = ""

    def follow(self, subject: Subject) -> None:
        """Take the image of the subject, if it is another one than before."""
        if not any(self.files()) and subject.image:
            others = [file for file in subject.at_hand if file != subject.image]
            wanted = [subject.image, *others][: len(self.files())]
            self.set_files([*wanted, *[""] * (len(self.files()) - len(wanted))])
            self.set_active(min(1, len(self.files()) - 1))
        elif subject.image and subject.image != self._last:
            self.put(subject.image)
        self._last = subject.image
