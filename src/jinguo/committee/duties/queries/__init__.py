"""What is asked about duties."""

from jinguo.committee.duties.queries.committees import committee_of, members, successors
from jinguo.committee.duties.queries.listable import Candidate, candidates
from jinguo.committee.duties.queries.standing import UnitStanding, current_year, standings_of, years_running

__all__ = [
    "Candidate",
    "UnitStanding",
    "candidates",
    "committee_of",
    "current_year",
    "members",
    "standings_of",
    "successors",
    "years_running",
]
