"""The number that a person reads out and that the log carries: which request was it?"""

import secrets
from contextvars import ContextVar

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # nothing that is misheard or misread: no 0 O 1 I L
_current: ContextVar[str] = ContextVar("request_reference", default="")


def draw() -> str:
    """Begin a request: a number like `7K2M-9QXD`."""
    signs = [secrets.choice(ALPHABET) for _ in range(8)]
    reference = "".join(signs[:4]) + "-" + "".join(signs[4:])
    _current.set(reference)
    return reference


def current() -> str:
    """The number of the request that runs; empty outside one."""
    return _current.get()
