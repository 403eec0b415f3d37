"""Go through the whole trail and find whatever was changed, deleted, put in, exchanged or cut off."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import Subquery

from jinguo.base.audit import chain, triggers
from jinguo.base.audit.models import AuditArchive, AuditHead, AuditRow

MOST = 1000  # a trail with more problems than that is told well enough by these
CHUNK = 2000
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the trail: at which row (0: with the whole), of what kind, in words."""

    number: int
    kind: str
    text: str


@dataclass
class Link:
    """How far the chain has been followed."""

    number: int = 0
    mac: str = ""


def verify(head: str | None = None, tell: Tell = lambda *_: None) -> list[Problem]:
    """Every problem of the trail, at most MOST; none means it is whole.

    `head` is a "number:mac" kept outside (backup, daily head file): only with it a rollback of the entire database to
    an earlier state can be told from the truth. Raises ValueError when it is not written so. `tell` hears after each
    CHUNK of rows how many of how many have been followed.
    """
    outside = parse_head(head) if head else None
    return list(islice(_problems(outside, tell), MOST))


def length() -> int:
    """How many rows the trail has that are not in archive files: what `verify` has to follow."""
    newest = AuditHead.objects.values_list("number", flat=True).first() or 0
    archived = AuditArchive.objects.order_by("-last").values_list("last", flat=True).first() or 0
    return newest - archived


def parse_head(head: str) -> tuple[int, str]:
    """Number and hash of a head as it is written down. Raises ValueError with how it should be written."""
    number, _, mac = head.strip().partition(":")
    if not number.isdecimal():
        raise ValueError("链头应写成“序号:校验码”，如 128:7.3f…")
    return int(number), mac


def follow(rows: Iterator[Sequence[Any]], link: Link) -> Iterator[Problem]:
    """The problems in rows of (*COVERED, mac) in the order of their numbers, the chain being at `link` before them."""
    for *values, mac in rows:
        number, previous = values[0], values[-1]
        if number != link.number + 1:
            yield Problem(number, "missing", f"第 {link.number + 1} 至 {number - 1} 条不见了")
        elif previous != link.mac:
            yield Problem(number, "unlinked", f"第 {number} 条接不上前一条")
        if not chain.mac_holds(values, mac):
            yield Problem(number, "changed", f"第 {number} 条与写下时不一样")
        link.number, link.mac = number, mac


def _problems(outside: tuple[int, str] | None, tell: Tell) -> Iterator[Problem]:
    for trigger in triggers.missing(connection):
        yield Problem(0, "trigger", f"数据库里少了保护审计记录的触发器 {trigger.name}")
    head = AuditHead.objects.first() or AuditHead()  # rows written while we read are left for the next time
    link = Link()
    yield from _archives(link)
    archived = link.number
    rows = AuditRow.objects.filter(number__lte=head.number).order_by("number").values_list(*chain.COVERED, "mac")
    yield from follow(_counted(rows.iterator(chunk_size=CHUNK), max(0, head.number - archived), tell), link)
    yield from _against_head(head, link)
    if outside:
        yield from _against_outside(*outside, link, archived)


def _counted(rows: Iterator[Sequence[Any]], total: int, tell: Tell) -> Iterator[Sequence[Any]]:
    for done, row in enumerate(rows):
        if done % CHUNK == 0:
            tell(min(done, total), total, "")
        yield row


def _archives(link: Link) -> Iterator[Problem]:
    for archive in AuditArchive.objects.order_by("last"):
        if archive.first != link.number + 1 or not chain.archive_holds(archive):
            yield Problem(archive.first, "archive", f"第 {archive.first} 至 {archive.last} 条的归档登记不对")
        link.number, link.mac = archive.last, archive.mac


def _against_head(head: AuditHead, link: Link) -> Iterator[Problem]:
    if not chain.head_holds(head):
        yield Problem(head.number, "head", "审计链头不见了，或被改动过")
    elif (head.number, head.mac) != (link.number, link.mac):
        yield Problem(head.number, "cut", f"链头记到第 {head.number} 条，现有记录到第 {link.number} 条")
    newest = AuditHead.objects.values("number")  # asked in one statement, so that a row just written does not count
    for number in AuditRow.objects.filter(number__gt=Subquery(newest)).values_list("number", flat=True):
        yield Problem(number, "beyond", f"第 {number} 条在链头之后")


def _against_outside(number: int, mac: str, link: Link, archived: int) -> Iterator[Problem]:
    if number > link.number:
        yield Problem(number, "cut", f"库外留存的链头是第 {number} 条，现有记录只到第 {link.number} 条")
    elif _mac_at(number, archived) not in (mac, None):
        yield Problem(number, "replaced", f"第 {number} 条与库外留存的链头对不上")


def _mac_at(number: int, archived: int) -> str | None:
    """The hash of a row; None where it cannot be told because the row lies inside an archive file."""
    if number == 0:
        return ""
    if number <= archived:
        return AuditArchive.objects.filter(last=number).values_list("mac", flat=True).first()
    return AuditRow.objects.filter(number=number).values_list("mac", flat=True).first() or ""
