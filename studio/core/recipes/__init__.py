"""The recipe: what to train, as a value, as a file, and field by field.

fields/: the table of its fields; place: one field of one recipe, read and written.
"""
