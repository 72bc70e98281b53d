"""What the Evaluate page shows of an autoencoder: how well it restores each image.

autoencode_evaluation.py   sections, and the images behind what was clicked
restored_reader.py         reads how well each image is restored, or has it measured
restored_standing.py       what is said while that is not known
restored_images.py         the images of a part in an order, as thumbnails
restored_facts.py          the figures of a part in one line
versions_card.py           original, noisy and restored versions of some images
parts_card.py              every part beside principal components
errors_card.py             the distribution of the errors
tools_card.py              the network as a tool: compress, restore, clean a folder
"""
