"""Opening model files that somebody else made, without trusting them.

apart: runs a fresh interpreter and watches it, the only place where such a file is read first
child: what that interpreter does; task: what it is asked and answers; limits: what it may use up
model_file: which kind of file it is, and what is in it; archive: a .keras; hdf5: what an .h5 holds
architecture: the description of the layers, held against the list in standard_parts
stored_numbers: the weights as numbers; described: description and weights made into a model
saved_folder, saved_model: a SavedModel, made into a network of one layer; saved_functions and
saved_graph: what is taken of one of TensorFlow 2 and 1; signatures: which function, output and
images; flat_graph: one graph made of it; calls and branches: without functions and choices
class_names: those of an export of ours; probe: what plain Keras makes of a few images
clean_copy: what comes out, a checked description and plain arrays, which the engine then loads
opened: the same, kept on this computer
"""
