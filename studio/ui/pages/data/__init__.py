"""What do I have? Classes, parts, refused files, and how the images are cut and read."""

from studio.ui.pages.data.data_page import DataPage

__all__ = ["DataPage"]
