"""Who may do what in the directory."""

from jinguo.base import clock
from jinguo.org.structure.models import Deputy, Staff
from jinguo.rules.verdict import Verdict, all_of


def may_name_deputy(actor: Staff) -> Verdict:
    """Who names a deputy for herself: everybody but the three seats, which are never deputised."""
    return all_of((not actor.holds_seat(), "三员席位不能代理他人，也不能由他人代理"))


def may_end_deputy(actor: Staff, deputy: Deputy) -> Verdict:
    """Who ends it early: the person who is stood in for, while it runs or lies ahead."""
    return all_of(
        (actor.pk == deputy.staff_id, f"请由{deputy.staff}本人收回"),
        (deputy.last_day >= clock.today(), "代理已经期满"),
    )
