"""Several classifiers answering together.

members: what each says of the same images, brought into one order of classes; pool_file: that as a
file; combination: one
answer of many, and the weights that suit the validation images; greedy: who is chosen; agreement:
how alike their answers and their mistakes are; gain: how much better they are together; report:
all of it as figures; remarks: what they mean, in sentences.
"""
