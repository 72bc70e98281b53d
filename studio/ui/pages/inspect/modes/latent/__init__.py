"""Modes that show what a code means: the numbers between an image and the image restored of it.

codes.py        where the codes of the run's images lie
sliders.py      one code, number by number
walk.py         from the code of one image to that of another
arithmetic.py   sums of the codes of three images
samples.py      images of codes that are drawn
invented.py     samples of random vectors, and the training images that each is nearest to
seed_sliders.py one random vector, number by number
seed_walk.py    from one random vector to another
code_space.py   what is known of the codes of a run's images
decoding.py     asks for the images of codes, the newest wish first
"""
