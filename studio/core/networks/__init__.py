"""The networks there are, known without TensorFlow.

catalogue: the backbones, each a backbone_row, those without published weights in from_scratch;
weight_files, packaged_weights, torch_file: their weights; weight_exchange: carried from and to
other computers; image_fit: which image sizes they take. layers: what a network is made of;
selection: which layers a pattern names; layer_presets: choices of layers that have a name.
"""
