"""Answers to questions about a network, also about one that trains at this moment.

questions      what was asked and waits: taken by the reader, answered by the TensorFlow thread
looking        from a `Look` to a `Seen`: which network, which explainer
living_model   a network that can be asked: its graph, its layers, one forward pass for any layer
forward        the pass itself, in float32, before or after a layer's activation function
opening        from a run's folder, a model file or a backbone's name to a network
kept           networks that were opened, the least recently used go
image          the image that a view is asked about
explainers/    one view a file: `explain(model, view)`

Nothing here changes a weight, a seed or an optimizer, so a training ends with the same bits
whatever was asked.
"""
