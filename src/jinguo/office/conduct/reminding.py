"""What is reminded of: suggestions that nobody has answered, first to personnel, then to the main leader."""

from collections.abc import Iterator
from datetime import date, timedelta

from jinguo.cycle.inbox.reminding import Due
from jinguo.office.conduct.models import ConductNotice
from jinguo.office.conduct.services.noticing import ADMONITION
from jinguo.office.conduct.telling import Keepers
from jinguo.org.structure.work_calendar import work_calendar
from jinguo.rules.reminders import ReminderPlan

WORKDAYS = 5  # to answer a suggestion in: the product's own
PLAN = ReminderPlan(before=WORKDAYS, head_after=2, leader_after=4)
LOOKED_BACK = timedelta(days=60)
TITLE = "工作纪律：有一项应予处理的提示，请登记处理结果"


def open_suggestions(today: date) -> Iterator[Due]:
    """The suggestions of the last weeks that still stand, due five work days after they were noticed; three queries."""
    rows = ConductNotice.objects.filter(code=ADMONITION, noticed_on__gte=today - LOOKED_BACK).select_related("unit")
    keepers, calendar = Keepers(), work_calendar()
    for row in rows:
        personnel, leaders = keepers.of(row, leading=False), keepers.of(row, leading=True)
        due = calendar.nth_workday(row.noticed_on, WORKDAYS + 1)
        yield Due(row, TITLE, due, personnel or leaders, leaders, leaders, PLAN, "纪律提示", personal=True)
