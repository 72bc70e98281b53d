"""One mode a file: a way to look inside a network.

paged       base of those that show the tiles of a layer page by page
filters     the kernels of a layer
activations what a layer makes of an image
table       the rows of all modes
"""
