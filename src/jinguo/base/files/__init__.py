"""Files that belong to rows: checked, sealed on disk by hash, handed out only where their owner is visible."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinguo.base.files.services import discard, keep, of, read

__all__ = ["discard", "keep", "of", "read"]


def __getattr__(name: str) -> Any:
    """Reach the functions on first use: Django imports this package before models may be imported."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.services"), name)
