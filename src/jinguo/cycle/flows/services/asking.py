"""The asker's side of a round: it is opened, urged, closed."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models, transaction

from jinguo.base import audit, clock
from jinguo.base.moves import act, demand, locked, move
from jinguo.base.moves.subjects import subject_key
from jinguo.cycle.flows.models import Consulted, Round
from jinguo.cycle.flows.permissions import may_open_round, may_urge
from jinguo.cycle.flows.queries import with_voices
from jinguo.cycle.flows.telling import tell_asked
from jinguo.org.structure.models import Staff, Unit
from jinguo.rules.rounds import Silence
from jinguo.rules.verdict import YES
from jinguo.rules.wording import date_words

Asked = Unit | Staff | str


@transaction.atomic
def open_round(
    subject: models.Model,
    title: str,
    *,
    unit: Unit,
    by: Staff | None,
    asked: Iterable[Asked],
    due: date,
    silence: Silence = "no_opinion",
    text: str = "",
) -> Round:
    """Ask colleagues, units and bodies outside (by name) for their opinions until a day (征求意见).

    The colleagues and the heads of the units are told. Raises Refused; ValidationError for nobody asked or a day that
    is over.
    """
    if by is not None:
        demand(may_open_round(by, unit), act="round.open", row=unit)
    voices = list(dict.fromkeys(asked))
    _demand_sensible(voices, due)
    opened = Round(title=title, unit=unit, due=due, silence=silence, text=text, **subject_key(subject))
    opened.subject_label, opened.opened_by, opened.opened_on = str(subject)[:200], by, clock.today()
    opened.full_clean()
    opened.save()
    Consulted.objects.bulk_create(_consulted(opened, one) for one in voices)
    audit.record("round.open", opened, by=by, note=f"{len(voices)} 家，{date_words(due, clock.today())}止")
    opened = reread(opened)
    tell_asked(opened, by=by)
    return opened


@transaction.atomic
def urge(asked: Round, *, by: Staff | None) -> Round:
    """Urge those who have said nothing yet (催办), at most once a day. Raises Refused."""
    row = locked(asked)
    verdict = may_urge(by, row) if by is not None else YES
    row = act("round.urge", row, by=by, verdict=verdict, reminded_on=clock.today())
    tell_asked(reread(row), by=by, urged=True)
    return into(asked, reread(row))


@transaction.atomic
def close_round(asked: Round, *, by: Staff | None) -> Round:
    """End a round (结束征求意见). Raises Refused while somebody may still answer or an opinion has no outcome."""
    row = locked(asked)
    row = move(row, "close_round", by=by, closed_on=clock.today(), version=row.version + 1)
    return into(asked, reread(row))


def reread(asked: Round) -> Round:
    """The round with the asked and their opinions as the database has them now."""
    return with_voices(Round.objects.filter(pk=asked.pk)).get()


def into(obj: Round, fresh: Round) -> Round:
    """Bring the caller's own object up to date, so that both names show the same."""
    obj.__dict__.update(fresh.__dict__)
    return obj


def _demand_sensible(voices: list[Asked], due: date) -> None:
    if not voices:
        raise ValidationError({"asked": "还没有征求对象，请至少选一个。"})
    if due < clock.today():
        raise ValidationError({"due": "截止日已经过去，请选今天或以后的一天。"})


def _consulted(opened: Round, one: Asked) -> Consulted:
    match one:
        case Staff():
            return Consulted(round=opened, staff=one)
        case Unit():
            return Consulted(round=opened, unit=one)
    return Consulted(round=opened, body=one.strip())
