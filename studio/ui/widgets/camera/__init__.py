"""A camera as a source of images, where Qt Multimedia is installed (the extra `camera`).

camera_view     preview, start and stop; gives the newest frame when its owner is ready for one
frame_source    what gives frames; `is_available`, and the one place where the real one is opened
qt_camera       the real one: the only file that imports QtMultimedia
frame_file      frames as files, which the engine can be asked about
"""

from studio.ui.widgets.camera.camera_view import CameraView
from studio.ui.widgets.camera.frame_file import FrameFiles
from studio.ui.widgets.camera.frame_source import is_available

__all__ = ["CameraView", "FrameFiles", "is_available"]
