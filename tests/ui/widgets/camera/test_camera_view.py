"""A camera as a source of images, with frames that a test shows it."""

import importlib.util

import pytest
from fake_camera import FakeCamera
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.theme import Theme
from studio.ui.widgets.camera import CameraView, frame_source, is_available

LEFT = Qt.MouseButton.LeftButton


class Watched(CameraView):
    """A view whose frames are collected, as their colours at the left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.taken: list[str] = []
        self.frame_taken.connect(self._on_taken)

    def _on_taken(self, frame: QImage) -> None:
        self.taken.append(frame.pixelColor(0, 0).name())

    @property
    def camera(self) -> FakeCamera:
        assert isinstance(self._source, FakeCamera)
        return self._source


@pytest.fixture
def view(theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Watched:
    monkeypatch.setattr(frame_source, "open_source", FakeCamera)
    made = Watched(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_frames_are_given_when_somebody_is_ready_and_never_queue(view: Watched) -> None:
    QTest.mouseClick(view.toggle, LEFT)
    assert view.is_running
    assert view.camera.is_on
    for color in ("#ff0000", "#00ff00", "#0000ff"):
        view.camera.see(color)
    assert view.taken == ["#ff0000"]  # who looks at it is not through
    view.ready()
    assert view.taken == ["#ff0000", "#0000ff"]  # the newest; the one between is gone
    view.ready()
    assert view.taken == ["#ff0000", "#0000ff"]  # no frame twice
    view.camera.see("#ffffff")
    assert view.taken[-1] == "#ffffff"


def test_it_is_off_as_soon_as_nobody_sees_it(view: Watched) -> None:
    view.start()
    view.camera.see("#ff0000")
    view.hide()
    assert not view.camera.is_on
    assert not view.is_running
    view.camera.see("#00ff00")
    assert view.taken == ["#ff0000"]
    view.show()
    assert not view.is_running  # it is not switched on by itself


def test_a_mirror_turns_what_the_network_sees(view: Watched) -> None:
    view.start()
    view.camera.see("#ff0000", "#0000ff")
    QTest.mouseClick(view.mirror, LEFT)
    view.ready()
    view.camera.see("#ff0000", "#0000ff")
    assert view.taken == ["#ff0000", "#0000ff"]


def test_a_camera_that_fails_says_why_and_can_be_tried_again(view: Watched) -> None:
    view.start()
    view.camera.fail("No camera was found.")
    assert not view.is_running
    assert view.preview._text == "No camera was found."
    QTest.mouseClick(view.toggle, LEFT)
    assert view.is_running
    QTest.mouseClick(view.toggle, LEFT)
    assert not view.camera.is_on


def test_qt_multimedia_that_lacks_a_library_is_a_sentence(
    view: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_parent: QObject) -> FakeCamera:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    monkeypatch.setattr(frame_source, "open_source", broken)
    view.start()
    assert not view.is_running
    assert "libpulse.so.0" in view.preview._text


def test_without_the_extra_there_is_none_and_with_it_there_is() -> None:
    is_installed = importlib.util.find_spec("PySide6.QtMultimedia") is not None
    assert is_available() is is_installed


@pytest.mark.skipif(not is_available(), reason="the extra `camera` is not installed")
def test_a_computer_without_a_camera_says_so(theme: Theme, qtbot: QtBot) -> None:
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        pass  # a library of the system is missing: that is a sentence as well
    else:
        if not QMediaDevices.defaultVideoInput().isNull():
            pytest.skip("this computer has a camera, which a test does not switch on")
    view = CameraView(theme)
    qtbot.addWidget(view)
    view.show()
    view.start()
    qtbot.waitUntil(lambda: not view.is_running)
    assert view.preview._text
