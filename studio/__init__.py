"""Afina Studio: train and understand image networks on your own pictures.

Three packages, one direction: `core` (rules and data) is imported by `engine`
(TensorFlow) and by `ui` (Qt), which never import each other.
"""

__version__ = "0.1.0"
