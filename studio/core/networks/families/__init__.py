"""The rows of the catalogue: a family a file, in each `ROWS`, small before large.

sources: where published figures and files are from.

Names, weight files and checksums are those of `keras.applications` (Keras 3.15) where it has the
network; a row without a `weight_file` learns everything from the person's images. Parameters were
counted on our own graphs, without the head and without preprocessing; with the head of the paper
they are those of the paper or of its reference implementation
(tests/engine/networks/test_course_networks.py has the figures and where they are from).
"""
