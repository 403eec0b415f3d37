"""Questions that every row of a set asks anew (which policy, which purpose), answered once for the whole set."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_answers: ContextVar[dict[Any, Any] | None] = ContextVar("answers_of_a_set", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within the block a function under `@once` is asked once for equal arguments; the answers end with the block."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def foresee(ask: Callable[..., Answer], answers: Mapping[tuple[Any, ...], Answer]) -> None:
    """Tell a set what it is going to ask of a function under `@once`, by arguments: found for all rows together."""
    known = _answers.get()
    if known is None:
        raise LookupError("only a set foresees its questions: open one by asked_once")
    question = ask.__wrapped__  # type: ignore[attr-defined]
    known.update({(question, *about): answer for about, answer in answers.items()})


def once(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    """A question whose answer the set itself does not change; outside `asked_once` it is asked every time.

    Arguments are told apart as a dictionary tells them: rows by model and key.
    """

    @wraps(ask)
    def answered(*about: Any) -> Answer:
        known = _answers.get()
        if known is None:
            return ask(*about)
        key = (ask, *about)
        if key not in known:
            known[key] = ask(*about)
        found: Answer = known[key]
        return found

    return answered
