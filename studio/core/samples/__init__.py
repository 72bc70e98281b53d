"""Built-in data sets that the program writes as image folders, so that it can be tried offline.

`table` lists them, `write` writes one; each sample has a file of its own: `digits`,
`shapes`, `creatures` with `creature_shapes`. `photographs` are scikit-image's.
"""
