"""What is asked of conduct; sets of people at once, in a fixed number of queries."""

from jinguo.office.conduct.queries.facts import ConductYear, facts_of_year

__all__ = ["ConductYear", "facts_of_year"]
