"""The Inspect page: what a network has learned, also while it learns.

inspect_page     puts the parts together: network, layer and image are chosen here
stage            between the modes, what asks the engine for them, and the cards that show them
mode, modes      a way to look: what it asks, how the answers are drawn; one file and one row each
subject          what is looked at besides the network: layer, image, class
latent_facts     what the task of the run says of its codes
sources          which networks can be looked at
asked            what is asked: a view, of the chosen weights or of others beside them
looker           asks the engine, one question at a time, the newest wish first
network_card     which network, which of its weights, which layer
picture_card     the tiles, their modes, their pages, what is under the pointer
side_column      the cards at the right
prediction_card  what the network says of the image
image_card       the image that maps are made of; project_pictures lists those of the project
modes/latent     modes of what lies between an image and the image restored of it
weights_card, unit_card, patch_card, chosen_card     cards of single modes
"""

from studio.ui.pages.inspect.inspect_page import InspectPage

__all__ = ["InspectPage"]
