"""What is known of an image that was made to excite a class or a filter."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget

from studio.core.look.representative import RepresentativeFacts
from studio.ui.pages.inspect.mode import SeenPart
from studio.ui.pages.inspect.seen_card import SeenCard
from studio.ui.pages.inspect.subject import class_name
from studio.ui.texts.format import count_text, figure_text, percent_text
from studio.ui.theme import Role, Theme
from studio.ui.widgets.image_view import Box, ImageView
from studio.ui.widgets.key_value_row import KeyValueRow
from studio.ui.widgets.label import Label

SIDE = 248


class RepresentCard(SeenCard):
    """The part of the image that counts, how strong the answer is, where its colours come from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.set_title(self.tr("What drives it"))
        self.view = ImageView(theme, SIDE)
        self.view.setMaximumHeight(SIDE)
        self.view.setAccessibleName(self.title())
        self._value = KeyValueRow(theme, "")
        self._probability = KeyValueRow(theme, self.tr("Probability"))
        self._steps = KeyValueRow(theme, self.tr("Steps"))
        self._note = Label(theme, "", Role.DIM, wraps=True)
        self._more = self.offer(self.view, self.view.picture, self.view.is_empty)
        self.body.addWidget(self.view, 1)
        for widget in (self._value, self._probability, self._steps, self._note):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.forget()

    def forget(self) -> None:
        """Explain what will be here."""
        for widget in (self.view, self._value, self._probability, self._steps, self._more):
            widget.hide()
        self._note.setText(
            self.tr(
                "Beginning with noise, the image is changed step by step so that the network "
                "answers more and more strongly (activation maximisation, Olah et al. 2017)."
            )
        )

    def show_image(self, seen: SeenPart) -> None:
        """Show the image as far as it has developed."""
        facts, image = seen.facts, seen.arrays["image"]
        assert isinstance(facts, RepresentativeFacts)
        height, width, _ = image.shape
        top, left, bottom, right = np.asarray(seen.arrays["box"]).tolist()
        self.view.set_pixels(image)
        self.view.set_box(
            Box(top / height, left / width, bottom / height, right / width) if facts.layer else None
        )
        before = self.tr("Score before the softmax")
        if facts.is_binary:
            before = self.tr("Half of what the sigmoid reads")
        self._value.set_key(self.tr("Activation") if facts.layer else before)
        self._value.set_value(figure_text(facts.value))
        self._probability.set_value(percent_text(facts.probability or 0.0, 1))
        self._steps.set_value(count_text(facts.steps))
        self._note.setText(
            self.tr("Colours and frequencies are weighted as in the images of the run.")
            if facts.is_like_data
            else self.tr("Colours and frequencies are weighted as in photographs.")
        )
        self._seen = seen
        for widget in (self.view, self._value, self._steps, self._more):
            widget.show()
        self._probability.setVisible(facts.probability is not None)

    def file_stem(self) -> str:
        """Return the suggested name of a file."""
        facts = None if self._seen is None else self._seen.facts
        if not isinstance(facts, RepresentativeFacts):
            return "representative"
        return f"representative-{facts.layer or 'class'}-{facts.target}-portion"

    def about(self) -> str:
        """Return whose image it is, and how strong the answer."""
        facts = None if self._seen is None else self._seen.facts
        if not isinstance(facts, RepresentativeFacts):
            return ""
        name = self.tr("filter {number}").format(number=facts.target)
        target = name if facts.layer else class_name(facts.target, facts.classes)
        return f"{self.title()}: {target}, {self._value.accessibleName()}"
