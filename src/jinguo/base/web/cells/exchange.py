"""What the browser sends of a grid, and what it is answered: JSON from the script, a form without it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest, JsonResponse, QueryDict

from jinguo.base.web import words

MOST = 5_000
LONGEST_KEY = 200
LONGEST_TEXT = 2_000
LONGEST_COMMENT = 500
LARGEST_VERSION = 10**9

SHAPE = "没有收到格子。请刷新本页再填，没有送出的还在本机草稿里。"


@dataclass(frozen=True)
class CellEdit:
    """What somebody wrote into a cell that she saw in `version`; a `comment` of None leaves the explanation alone."""

    key: str
    text: str
    version: int
    comment: str | None = None


@dataclass(frozen=True)
class Saved:
    """A value that is stored, as it is now written; `because` asks all the same for an explanation, or a correction."""

    key: str
    text: str
    version: int
    because: str = ""
    is_hard: bool = False


@dataclass(frozen=True)
class Refused:
    """A value that is not stored; it stays in the writer's field with the reason."""

    key: str
    because: str


@dataclass(frozen=True)
class Changed:
    """A value that somebody else stored meanwhile: nothing was overwritten, the writer chooses between the two."""

    key: str
    text: str
    version: int
    by: str
    at: datetime | str

    @property
    def moment(self) -> str:
        """When it was stored, in words."""
        return self.at if isinstance(self.at, str) else words.moment(self.at)


class Unreadable(BadRequest):
    """Cells that cannot be read; `middleware.RefusalPage` answers it as JSON."""


def is_plain(request: HttpRequest) -> bool:
    """Whether the cells come as a form, so that the answer has to be a page."""
    return request.content_type != "application/json"


def read_cells(request: HttpRequest) -> list[CellEdit]:
    """The cells of a request, each key once.

    A form sends every cell of its page, changed or not. Raises Unreadable, whose Chinese sentence names the cell.
    """
    sent = list(_of_form(request.POST)) if is_plain(request) else _of_script(request.body)
    if len(sent) > MOST:
        raise Unreadable(f"一次最多送 {MOST:,} 格，这次有 {len(sent):,} 格。请分几次粘贴。")
    edits = [_edit(one) for one in sent]
    if len({edit.key for edit in edits}) < len(edits):
        raise Unreadable("同一格送来了两次。请刷新本页再填。")
    return edits


def answer(
    saved: Sequence[Saved] = (), refused: Sequence[Refused] = (), changed: Sequence[Changed] = ()
) -> JsonResponse:
    """What became of each cell that was sent."""
    return JsonResponse(
        {
            "saved": [vars(one) for one in saved],
            "refused": [vars(one) for one in refused],
            "changed": [{**vars(one), "at": one.moment} for one in changed],
        }
    )


def _of_form(posted: QueryDict) -> Iterator[dict[str, Any]]:
    for name in posted:
        if name.startswith("cell:"):
            key = name.removeprefix("cell:")
            seen = posted.get(f"seen:{key}", "")
            version = int(seen) if seen.isdecimal() and len(seen) < len(str(LARGEST_VERSION)) else None
            yield {"key": key, "text": posted[name], "version": version, "comment": posted.get(f"comment:{key}")}


def _of_script(body: bytes) -> list[Any]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise Unreadable(SHAPE) from problem
    cells = sent.get("cells") if isinstance(sent, dict) else None
    if not isinstance(cells, list):
        raise Unreadable(SHAPE)
    return cells


def _edit(one: Any) -> CellEdit:
    if not isinstance(one, dict):
        raise Unreadable(SHAPE)
    key = _words(one.get("key"), LONGEST_KEY, "格子的名称")
    version = one.get("version")
    if not key or not isinstance(version, int) or isinstance(version, bool) or not 0 <= version < LARGEST_VERSION:
        raise Unreadable("有一格没有名称或版本号。请刷新本页再填。")
    comment = one.get("comment")
    told = None if comment is None else _words(comment, LONGEST_COMMENT, "说明")
    return CellEdit(key, _words(one.get("text"), LONGEST_TEXT, "格子里的内容"), version, told)


def _words(value: Any, longest: int, what: str) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise Unreadable(f"{what}不是文字。请刷新本页再填。")
    if len(value) > longest:
        raise Unreadable(f"{what}太长：最多 {longest:,} 个字，这里有 {len(value):,} 个。")
    return value.strip()
