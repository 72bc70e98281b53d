"""Networks for classifying: a backbone and a head as ONE flat Keras graph.

build: the entry, from a recipe's model table to a `Network`
from_recipe: the same with its weights found, fetched or refused
keras_applications, foreign: where a backbone comes from; written here: lenet, alexnet, vgg,
googlenet, inception_v4, resnet, squeezenet, efficientnet_lite, small_cnn, with normalised and
layer_outputs
frozen_graph: one of TensorFlow as a layer; graph_program: what such a graph may hold
opening/: how a model file that somebody else made is opened without trusting it
replay: re-makes a Keras graph flat, with our names; standard_layers: its rules for odd layers,
graph_operations: for what stands outside of layers; layer_names: the same in any process
preprocessing, head: what stands in front of the backbone and behind it;
pixel_range: what a model of somebody else reads
describe, blocks, receptive_field, window, graph: a network as rows to read
predictor: what a network gives of many images
freezing: which layers train; stored_weights: weights from a file, layer by layer;
derived_state: what follows from them; full_precision: the network in float32
saving: a .keras of our own; hdf5_image: an .h5 in memory; skipped_attributes: for a slip of Keras
"""
