"""Opinions: given by the asked themselves, entered from paper, settled with what was done about them."""

from django.core.exceptions import ValidationError
from django.db import transaction

from jinguo.base import audit, clock
from jinguo.base.moves import Refused, demand, locked
from jinguo.cycle.flows.models import Consulted, Opinion, Paper, Round
from jinguo.cycle.flows.permissions import may_enter_opinion, may_settle, may_speak
from jinguo.cycle.flows.services.asking import reread
from jinguo.org.structure.models import Staff
from jinguo.rules.rounds import OUTCOMES, Outcome
from jinguo.rules.rounds import may_settle as is_settled_well
from jinguo.rules.verdict import all_of, no


@transaction.atomic
def give_opinion(asked: Round, *, by: Staff, text: str = "", target: str = "", of: Consulted | None = None) -> Opinion:
    """Say what one thinks of the thing a round is about; an empty `text` says that one has no opinion (无意见).

    `of` is the one of the asked that she speaks for; without it herself, else a unit she heads. Several opinions are
    several calls. The same words on the same target count once. Raises Refused, also for who was not asked.
    """
    locked(asked)
    fresh = reread(asked)
    voice = _same(fresh, of) if of else _hers(fresh, by)
    demand(may_speak(by, voice), act="round.give_opinion", row=fresh)
    return _kept(voice, "round.give_opinion", by=by, text=text, target=target)


@transaction.atomic
def enter_opinion(
    asked: Round, *, by: Staff | None, body: str | Consulted, paper: Paper, text: str = "", target: str = ""
) -> Opinion:
    """Enter an opinion that came on paper (代录): of a body outside, or of anybody asked who wrote a letter.

    `body` is the asked one or its name. Raises Refused; ValidationError for a name that was not asked.
    """
    locked(asked)
    fresh = reread(asked)
    if by is not None:
        demand(may_enter_opinion(by, fresh), act="round.enter_opinion", row=fresh)
    voice = _same(fresh, body) if isinstance(body, Consulted) else _named(fresh, body)
    return _kept(voice, "round.enter_opinion", by=by, text=text, target=target, paper=paper)


@transaction.atomic
def settle_opinion(opinion: Opinion, *, by: Staff | None, outcome: Outcome, reply: str = "") -> Opinion:
    """Say what was done with an opinion (处理); until the round is closed it may be said anew.

    Raises Refused; ValidationError for a missing reply, or where there is no opinion to settle.
    """
    asked = locked(opinion.asked.round)
    row = locked(opinion)
    if by is not None:
        demand(may_settle(by, asked), act="opinion.reply", row=row)
    if row.is_without_opinion:
        raise ValidationError("对方没有意见，不用处理。")
    verdict = is_settled_well(outcome, reply)
    if not verdict:
        raise ValidationError({"reply": f"{verdict.reason}。"})
    before = row.outcome
    row.outcome, row.reply = outcome, reply.strip()
    row.settled_by, row.settled_on = by, clock.today()
    row.full_clean(validate_unique=False)
    row.save()
    audit.record("opinion.reply", row, by=by, changes={"outcome": (before, outcome)}, note=OUTCOMES[outcome])
    opinion.__dict__.update(row.__dict__)
    return opinion


def _kept(
    voice: Consulted, code: str, *, by: Staff | None, text: str, target: str, paper: Paper | None = None
) -> Opinion:
    """The row of an opinion; the one that says the same already, where there is one."""
    words, aim = text.strip(), target.strip()
    said = list(voice.opinions.all())
    for row in said:
        if (row.text, row.target) == (words, aim):
            return row
    if not words and said:
        raise ValidationError({"text": f"{voice.name}已经提过意见，不能再答复无意见。"})
    row = Opinion(asked=voice, target=aim, text=words, is_without_opinion=not words, paper=paper)
    row.answered_by, row.answered_on = by, clock.today()
    row.full_clean(validate_unique=False)
    row.save()
    audit.record(code, voice.round, by=by, note=f"{voice.name} {target or ('意见' if words else '无意见')}")
    return row


def _hers(asked: Round, by: Staff) -> Consulted:
    """The one of the asked that she speaks for: herself first, then whoever she stands in for, then her unit."""
    for one in sorted(asked.asked.all(), key=lambda one: (one.staff_id != by.pk, one.staff_id is None)):
        if may_speak(by, one):
            return one
    closed = (asked.state == "open", "征求意见已经结束")
    raise Refused(all_of(closed, no("这一轮没有向您征求意见")).reason, act="round.give_opinion", row=asked)


def _same(asked: Round, of: Consulted) -> Consulted:
    """The row as it is in this round now. Raises ValidationError for one of another round."""
    for one in asked.asked.all():
        if one.pk == of.pk:
            return one
    raise ValidationError("征求对象里没有这一家，请刷新页面。")


def _named(asked: Round, name: str) -> Consulted:
    for one in asked.asked.all():
        if name.strip() in {one.name, one.body, str(one.unit or "")} - {""}:
            return one
    raise ValidationError({"body": f"征求对象里没有“{name}”，请核对名称。"})
