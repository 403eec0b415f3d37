"""What must be true of the data at any moment; each floor adds its own."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, connection

from jinguo.base import audit
from jinguo.base.files import store
from jinguo.base.files.models import StoredFile
from jinguo.base.vault import SealBroken

Find = Callable[[], list[str]]


@dataclass(frozen=True)
class Invariant:
    """One such truth: a code for scripts, its name, and what finds the exceptions as sentences."""

    code: str
    title: str
    find: Find


_invariants: dict[str, Invariant] = {}


def register(code: str, title: str, find: Find) -> None:
    """Add one, from an app's `ready()`."""
    _invariants[code] = Invariant(code, title, find)


def check() -> dict[Invariant, list[str]]:
    """Every invariant with its exceptions; an empty list is good."""
    return {invariant: invariant.find() for _, invariant in sorted(_invariants.items())}


def broken_references() -> list[str]:
    """Rows that point at rows which do not exist."""
    try:
        connection.check_constraints()
    except IntegrityError as broken:
        return [f"有记录指向不存在的记录：{broken}"]
    return []


def broken_trail() -> list[str]:
    """What is wrong with the audit trail."""
    return [problem.text for problem in audit.verify()]


def broken_files() -> list[str]:
    """Files whose content is missing or is not what was kept."""
    return [
        f"附件“{kept.name}”（{kept.pk}）的内容{state}"
        for kept in StoredFile.objects.iterator()
        if (state := _state(kept))
    ]


def _state(kept: StoredFile) -> str:
    try:
        content = store.get(kept.sha256)
    except FileNotFoundError:
        return "不见了"
    except SealBroken:
        return "被改动过"
    return "" if hashlib.sha256(content).hexdigest() == kept.sha256 else "与校验值不符"
