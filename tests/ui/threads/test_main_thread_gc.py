"""Garbage is collected by the window's thread and by no other."""

import gc
import threading
import weakref

from pytestqt.qtbot import QtBot

from studio.ui.threads.main_thread_gc import MainThreadCollector


class Node:
    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_collected_in_this_thread(qtbot: QtBot) -> None:
    collector = MainThreadCollector()
    where: list[int] = []
    try:
        assert not gc.isenabled()
        node = Node()
        weakref.finalize(node, lambda: where.append(threading.get_ident()))
        del node
        busy = threading.Thread(target=lambda: [Node() for _ in range(50_000)])
        busy.start()
        busy.join()
        assert where == []
        qtbot.waitUntil(lambda: bool(where), timeout=10_000)
        assert where == [threading.get_ident()]
    finally:
        collector.stop()
        gc.disable()
