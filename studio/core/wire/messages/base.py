"""What every message is: a command or an event, and whether it is about a request."""

from __future__ import annotations

import msgspec


class Command(msgspec.Struct, frozen=True, tag=True):
    """Base of what a window says."""


class Ask(Command, frozen=True, kw_only=True):
    """Base of what asks for work, and is answered.

    Attributes:
        request: number of the request; the asking side gives it when it sends the command.
    """

    request: int = 0


class RunCommand(Ask, frozen=True):
    """Base of what is at work on a run, one at a time; `RunEvent`s tell how it fares."""


class SearchCommand(Ask, frozen=True):
    """Base of what has several runs trained, each in an engine of its own: a search, a series."""


class Event(msgspec.Struct, frozen=True, tag=True):
    """Base of what the engine says."""


class Reply(Event, frozen=True):
    """Base of what is about one request.

    Attributes:
        request: the number of the `Ask`.
    """

    request: int


class FinalReply(Reply, frozen=True):
    """Base of what ends a request; each gets exactly one."""


class Answer(FinalReply, frozen=True):
    """Base of what ends a request that was carried out."""


class RunEvent(Reply, frozen=True):
    """Base of what happens in the course of a run."""
