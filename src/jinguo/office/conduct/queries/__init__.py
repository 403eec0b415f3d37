"""What is asked of conduct; sets of people at once, in a fixed number of queries."""

from jinguo.office.conduct.queries.facts import ConductYear, facts_of_year
from jinguo.office.conduct.queries.standing import PersonStanding, people_of, remarkable, standings

__all__ = ["ConductYear", "PersonStanding", "facts_of_year", "people_of", "remarkable", "standings"]
