"""The networks there are, known without TensorFlow.

catalogue: the backbones, each a backbone_row of its family's file in families; weight_files,
packaged_weights, torch_file: their weights; weight_download: fetched over the network;
weight_exchange: carried from and to other computers;
image_fit: which image sizes they take. layers: what a network is made of; feature_layers: which can
feed a head; depths: which can be compared; imagenet: names of classes; model_folder: folders in
place of a backbone; model_input: what images a model of one's own reads; selection: which layers a
pattern names; layer_presets: choices of layers that have a name.
"""
