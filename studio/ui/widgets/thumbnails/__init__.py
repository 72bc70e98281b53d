"""Many pictures at once: 100,000 thumbnails, of which only those in view are ever read.

picture.py        what a thumbnail stands for, no Qt
lazy_pictures.py  a sequence of them, each made when it comes into view
picture_model.py  the Qt list model, with the filter
loader.py         decodes in a thread pool, keeps the latest, drops what is no longer wanted
grid_view.py      the view: where a tile lies is arithmetic, so its size does not matter
square.py         the part of a picture that a square tile shows
grid.py           `ThumbnailGrid`: view and loader together, with menu and signals
browser.py        `ThumbnailBrowser`: the grid with class chips and a size slider above it
"""

from studio.ui.widgets.thumbnails.browser import ThumbnailBrowser
from studio.ui.widgets.thumbnails.grid import ThumbnailGrid
from studio.ui.widgets.thumbnails.lazy_pictures import LazyPictures
from studio.ui.widgets.thumbnails.picture import Picture

__all__ = ["LazyPictures", "Picture", "ThumbnailBrowser", "ThumbnailGrid"]
