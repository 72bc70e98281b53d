"""Networks for classifying: a backbone and a head as ONE flat Keras graph.

build: the entry, from a recipe's model table to a `Network`
keras_applications, lenet, foreign: where a backbone comes from
opening/: how a model file that somebody else made is opened without trusting it
replay: re-makes a Keras graph flat, with our names; standard_layers: its rules for odd layers
preprocessing, head: what stands in front of the backbone and behind it
describe, blocks, receptive_field, graph: a network as rows to read
predictor: what a network gives of many images
freezing: which layers train; stored_weights: weights from a file, layer by layer
"""
