"""The verbs that write duties."""

from jinguo.committee.duties.services.arranging import Arrangement, arrange, held_by, split, sync
from jinguo.committee.duties.services.filing import begin_implementation, file_plan
from jinguo.committee.duties.services.listing import Choice, begin_outline, list_targets
from jinguo.committee.duties.services.policies import edit_policy, file_policy
from jinguo.committee.duties.services.years import begin_year

__all__ = [
    "Arrangement",
    "Choice",
    "arrange",
    "begin_implementation",
    "begin_outline",
    "begin_year",
    "edit_policy",
    "file_plan",
    "file_policy",
    "held_by",
    "list_targets",
    "split",
    "sync",
]
