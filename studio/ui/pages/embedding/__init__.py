"""The images of a run as points, for the pages that show them: Evaluate and Inspect.

embedding_map   the map with the choice of the method; it shows answers, and asks nothing itself
map_points      from an answer of the engine to points with pictures and colours
"""

from studio.ui.pages.embedding.embedding_map import EmbeddingMap

__all__ = ["EmbeddingMap"]
