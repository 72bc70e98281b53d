"""One mode a file: a way to look inside a network.

paged       base of those that show the tiles of a layer page by page
filters     the kernels of a layer
activations what a layer makes of an image
excites     the patches of the run's images that a filter answers to most
represents  the image that a class or a filter would like best; class_wall, those of all classes
image_map   the images of the run as points, of any layer
why         maps over the image that explain an answer; why_methods has a row a method, measured
            says which map of an occlusion is shown
table       the rows of all modes
"""
