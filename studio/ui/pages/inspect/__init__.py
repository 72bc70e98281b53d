"""The Inspect page: what a network has learned, also while it learns.

inspect_page   puts the parts together and says what is asked next
sources        which networks can be looked at
looker         asks the engine, one question at a time, the newest wish first
network_card   which network, which of its weights, which layer
picture_card   the tiles, their switches, their pages, what is under the pointer
image_card     the image that maps are made of
weights_card   how the layer's weights are distributed
"""

from studio.ui.pages.inspect.inspect_page import InspectPage

__all__ = ["InspectPage"]
