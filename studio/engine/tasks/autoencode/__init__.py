"""Restoring images from a small code.

task: the entry; network: encoder, code and decoder; objective: loss and error; pictures: kept
after each epoch; components: the best linear code, to compare with; result: of a run.
"""
