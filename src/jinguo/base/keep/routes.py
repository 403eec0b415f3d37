"""Every address of our own, for the table that says who may do what there."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

ALL_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(frozen=True)
class Route:
    """One address: its pattern, its name with namespace, the methods its view takes, where the view stands."""

    path: str
    name: str
    methods: tuple[str, ...]
    view: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self) | {"methods": list(self.methods)}


def routes() -> list[Route]:
    """The addresses whose views are ours, in the order in which they are tried."""
    return [route for route in _below(get_resolver().url_patterns, "", "") if route.view.startswith("jinguo.")]


def _below(patterns: Iterable[URLPattern | URLResolver], path: str, space: str) -> Iterator[Route]:
    for pattern in patterns:
        here = path + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern.url_patterns, here, inner)
        else:
            yield _route(pattern, here, space)


def _route(pattern: URLPattern, path: str, space: str) -> Route:
    view = getattr(pattern.callback, "view_class", inspect.unwrap(pattern.callback))
    name = f"{space}{pattern.name}" if pattern.name else ""
    return Route(f"/{path}", name, tuple(_methods(pattern.callback)), f"{view.__module__}.{view.__qualname__}")


def _methods(callback: Callable[..., Any]) -> list[str]:
    """The methods a view takes: a class's handlers, or what `require_http_methods` around a function lets through."""
    view_class = getattr(callback, "view_class", None)
    if view_class:
        return [name.upper() for name in view_class.http_method_names if hasattr(view_class, name)]
    layer: Callable[..., Any] | None = callback
    while layer:
        allowed = inspect.getclosurevars(layer).nonlocals.get("request_method_list")
        if allowed:
            return sorted(allowed)
        layer = getattr(layer, "__wrapped__", None)
    return ALL_METHODS
