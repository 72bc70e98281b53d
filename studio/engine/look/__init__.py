"""Answers to questions about a network, also about one that trains at this moment.

looking        from a `Look` to a `Seen`: which network, which explainer, at once or in steps
explained      what an explainer gives: arrays and facts, or slices of work that come to them
living_model   a network that can be asked: its graph, its layers, one forward pass for any layer
forward        the pass itself, in float32, before or after a layer's activation function
weighted_pass  a pass with certain weights: eager at first, traced where it is asked again
relu_rules     what a ReLU hands back on the way from a score to the image
latent         the part of a network that makes images of vectors; coding: what its views ask first
plane          rows of numbers as points: principal components, t-SNE
opening        from a run's folder, a model file or a backbone's name to a network
class_activation   Grad-CAM of several images at once
followed_maps  a few maps of one layer, while the network trains
epoch_model    the network of a run as it was after an epoch
kept_answers   what took a while, in the cache: images made for classes and filters, t-SNE
maps           what any layer gives for one image, as maps
image          the image that a view is asked about; given_images: several, as files or by place
nearest_images the images of a data set that given ones resemble most
strongest      the images that excite each map most; projection: back to the image; pace: by slices
kernels        of a layer in one layout; scores: of classes; explaining: what maps of these share
randomised     other weights, to hold a map against; spectrum: what photographs look like
windows        that slide over an image; alignment: where a map's values lie
explainers/    one view a file: `explain(model, view)`

`studio.engine.questions` keeps what was asked and waits.
Nothing here changes a weight, a seed or an optimizer, so a training ends with the same bits
whatever was asked.
"""
