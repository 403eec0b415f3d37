"""What the page of one entry shows: its facts, its acts, what it counts in, what happened to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime

from jinguo.base import clock
from jinguo.base.audit.models import AuditRow
from jinguo.base.audit.queries import changes_of
from jinguo.base.files import services as files
from jinguo.base.moves import Stale, possible
from jinguo.base.web import words
from jinguo.base.web.components import Event
from jinguo.base.web.drawing import draw_part
from jinguo.cycle.bookkeeping.display import shown
from jinguo.cycle.bookkeeping.forms import BecauseForm, EntryForm, EvidenceForm
from jinguo.cycle.bookkeeping.kinds import EntryField, LedgerKind
from jinguo.cycle.bookkeeping.measures import Question
from jinguo.cycle.bookkeeping.permissions import may_change, may_keep, may_reverse, works
from jinguo.cycle.bookkeeping.queries import lock_on
from jinguo.cycle.bookkeeping.tables import TONES
from jinguo.org.people.models import Person
from jinguo.org.structure.models import Staff, Unit
from jinguo.org.structure.queries import organ_of
from jinguo.org.structure.requests import StaffRequest
from jinguo.rules.masking import masked_id, masked_phone
from jinguo.rules.periods import year_of
from jinguo.rules.verdict import Verdict

TOLD = 60  # lines of the trail
DONE = {
    "record": "登记",
    "change": "修改",
    "confirm": "确认",
    "void": "作废",
    "reverse": "冲正登记",
    "import": "导入",
    "keep": "上传材料",
    "discard": "移除材料",
    "extend": "登记展期",
    "settle": "登记结清",
}


@dataclass(frozen=True)
class Act:
    """A button of an entry's page: what it does, whether it may, and whether it asks for a reason."""

    verb: str
    label: str
    verdict: Verdict
    needs_reason: bool
    url: str

    @property
    def is_quick(self) -> bool:
        """Whether one press is all it takes."""
        return self.verdict.ok and not self.needs_reason and self.verb not in ("change", "follow_up")


@dataclass(frozen=True)
class Usage:
    """A measure that an entry counts in, with the address of its figure where the reader may open it."""

    title: str
    url: str


@dataclass(frozen=True)
class Fact:
    """One field in words; each person it names carries her masked numbers: which field, its label, the mask."""

    field: EntryField
    text: str
    people: list[tuple[Person, list[tuple[str, str, str]]]]


def shown_entry(request: StaffRequest, kind: LedgerKind, row: Any) -> HttpResponse:
    """The page of an entry; with htmx its drawer."""
    context = {
        "kind": kind,
        "row": row,
        "facts": list(facts(kind, row)),
        "state_tone": TONES.get(getattr(row, "state", ""), ""),
        "lock": None if kind.is_register else lock_on(kind.code, row.unit, row.day),
        "standing": kind.standing(row, clock.today()),
        "acts": acts(request.user, kind, row),
        "usages": usages(kind, row, request.user),
        "events": trail(kind, row),
        "reason_form": BecauseForm(),
        "files": files.of(row),
        "can_attach": works(request.user, row.unit),
        "can_change": may_keep(request.user, row) if kind.is_register else may_change(request.user, row),
        "evidence_form": EvidenceForm(),
    }
    return draw_part(request, "bookkeeping/entry.html", "drawer", context)


def facts(kind: LedgerKind, row: Any) -> Iterator[Fact]:
    """Every field with its value in words; on a reversal what counts has its sign."""
    counted = kind.counted
    for name, value in kind.values(row).items():
        one = kind.names[name]
        people = value if one.kind == "people" else [value]
        named = [person for person in people if isinstance(person, Person)]
        text = shown(one, value, getattr(row, "sign", 1) if name in counted else 1)
        yield Fact(one, text, [(person, list(_masked_numbers(person))) for person in named])


def _masked_numbers(person: Person) -> Iterator[tuple[str, str, str]]:
    for name, label, mask in (("id_number", "身份证号", masked_id), ("phone", "手机号", masked_phone)):
        if number := getattr(person, name):
            yield name, label, mask(number)


def acts(actor: Any, kind: LedgerKind, row: Any) -> list[Act]:
    """The buttons: refused ones stay, with their reason."""
    edit = Act("change", "修改", may_keep(actor, row) if kind.is_register else may_change(actor, row), False, "")
    if kind.is_register:
        return [_addressed(edit, kind, row)]
    steps = [Act(step.verb, step.label, verdict, step.needs_reason, "") for step, verdict in possible(row, actor)]
    if row.state == "confirmed" and not row.is_reversal and lock_on(kind.code, row.unit, row.day):
        steps = [Act("reverse", "冲正", may_reverse(actor, row), True, "")]
    first = [edit] if row.state == "draft" else []
    return [_addressed(one, kind, row) for one in first + steps] + _follow_ups(actor, kind, row)


def _follow_ups(actor: Any, kind: LedgerKind, row: Any) -> list[Act]:
    """What may be entered of a confirmed entry later on."""
    found = kind.follow_ups if row.state == "confirmed" and not row.is_reversal else ()
    urls = (reverse("bookkeeping:follow_up", args=[kind.code, row.pk, one.code]) for one in found)
    return [Act("follow_up", one.label, one.may(actor, row), False, url) for one, url in zip(found, urls, strict=True)]


def _addressed(act: Act, kind: LedgerKind, row: Any) -> Act:
    url = reverse(f"bookkeeping:{act.verb}", args=[kind.code, row.pk])
    return Act(act.verb, act.label, act.verdict, act.needs_reason, url)


def usages(kind: LedgerKind, row: Any, reader: Staff) -> list[Usage]:
    """The measures whose figure of the organ and the year this entry is part of."""
    if kind.is_register or row.state != "confirmed":
        return []
    organ = organ_of(row.unit)
    question = Question(organ, year_of(row.day.year))
    used = (one for one in kind.measures if one.rows(question).filter(pk=row.pk).exists())
    is_open = Unit.objects.visible_to(reader).filter(pk=organ.pk).exists()
    asked = {"holder": organ.code, "period": question.period.code}
    return [Usage(one.heading, figure_url(one.code, **asked) if is_open else "") for one in used]


def figure_url(code: str, **asked: str) -> str:
    """The address of a figure."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('bookkeeping:figure', args=[code])}?{query}"


def trail(kind: LedgerKind, row: Any) -> list[Event]:
    """What happened to the entry, the newest last; an act on many has its row elsewhere and is told from the entry."""
    told = [_told(kind, one) for one in reversed(changes_of(row)[:TOLD])]
    verbs = {event.what for event in told}
    if DONE["record"] not in verbs and DONE["reverse"] not in verbs:
        told.insert(0, Event("", _name(row.recorded_by), _origin(row)))
    if getattr(row, "confirmed_on", None) and DONE["confirm"] not in verbs and not row.is_reversal:
        told.append(Event(words.day(row.confirmed_on), _name(row.confirmed_by), "批量确认", tone="ok"))
    return told


def _told(kind: LedgerKind, line: AuditRow) -> Event:
    verb = line.act.rpartition(".")[2]
    labels = [kind.names[name].label for name in line.fields.split(",") if name in kind.names]
    when = f"{words.day(line.business_day)} {localtime(line.at):%H:%M}"
    detail = "　".join(part for part in ("、".join(labels), line.note) if part)
    return Event(when, line.actor_name, DONE.get(verb, "办理"), detail, "ok" if verb == "confirm" else "")


def _origin(row: Any) -> str:
    return f"{row.get_source_display()}登记" if hasattr(row, "source") else "登记"


def _name(staff: Any) -> str:
    return staff.name if staff else "系统"


def conflict(request: StaffRequest, form: EntryForm, stale: Stale) -> HttpResponse:
    """Both texts side by side: what stands now and what was to be saved; nothing is written."""
    kind = form.kind
    row = kind.rows().get(pk=form.row.pk)
    now = kind.values(row)
    pairs = [
        (one, shown(one, now[one.name]), shown(one, value))
        for one, value in ((kind.names[name], value) for name, value in form.values.items())
        if now[one.name] != value
    ]
    sent = [(name, value) for name, value in request.POST.items() if name not in ("seen", "csrfmiddlewaretoken")]
    context = {"kind": kind, "row": row, "reason": stale.reason, "pairs": pairs, "sent": sent}
    return draw_part(request, "bookkeeping/conflict.html", "drawer", context, status=409)
