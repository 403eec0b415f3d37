"""The committee's kinds of meeting, with whom each usually asks, and its kinds of task."""

from dataclasses import dataclass

from jinguo.cycle.meetings.kinds import MeetingKind
from jinguo.cycle.tasks.kinds import TaskKind
from jinguo.rules.reminders import ReminderPlan


@dataclass(frozen=True, slots=True)
class CommitteeMeeting:
    """A kind of meeting of the committee: how the rules on its rhythm call it, which groups it usually asks."""

    code: str
    title: str
    rhythm: str
    groups: tuple[str, ...]

    @property
    def kind(self) -> MeetingKind:
        """As the cycle knows it."""
        return MeetingKind(self.code, self.title)


MEETINGS = {
    one.code: one
    for one in (
        CommitteeMeeting("committee_plenary", "妇儿工委全体会议", "plenary", ("leaders", "office")),
        CommitteeMeeting("committee_chairs", "妇儿工委主任（主席）会议", "chairs", ("office",)),
        CommitteeMeeting("committee_liaisons", "妇儿工委联络员会议", "liaisons", ("liaisons", "office")),
        CommitteeMeeting("committee_experts", "专家组会议", "experts", ("expert", "office")),
        CommitteeMeeting("committee_stats", "监测统计组会议", "statistics", ("statistics", "office")),
    )
}
DEMAND = TaskKind("upper_demand", "上级督查要求", "assigner")
SLIP = TaskKind("committee_slip", "妇儿工委督办", "assigner", reminders=ReminderPlan(3, 2, 4))
