"""Looking inside a network: what can be asked, what comes back, and the picture made of it.

view       base of every question (`View`) and of what is known beside its arrays (`Facts`)
filters, activations, weights, layers    one view a file: its question, its facts, its tiles
options    fields that views share, and how the command line takes them
table      the rows of all views, and the closed unions of their questions and facts
shades     values to grey and colour, on a shared or an own scale
coarse     maps in little room
alignment  maps of a layer laid over the image; heat: as colours
class_map  what maps that explain a class share; baseline: what an image is compared with
mosaic     many small pictures as one, and which of them lies where

`studio.engine.look` answers the questions; its explainers bear the names of the files here.
"""
