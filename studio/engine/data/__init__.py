"""From decoded images to the batches of a training step.

order: which image comes when; source: rows by index, pixel_source: of pixels; feed: groups of
batches, one ahead; augment: random changes of training images, variation: pictures of them; mixing:
images in pairs.
"""
