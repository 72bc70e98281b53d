"""Which formats a model is exported in, and what it travels with.

formats: a row per format; snippet: the Python lines that use an exported file; carried: what a file
holds beside the network; program_inside: whether a network holds a SavedModel; codes_file: a folder
of images as the codes of an autoencoder.
"""
