"""Numbers of women and their shares of a whole (人数和占比) that monitoring reports tell beside each other, by code."""

from typing import NamedTuple


class Pair(NamedTuple):
    """A number of women and the share that they are, both codes of the catalogue."""

    number: str
    share: str


PAIRS = (
    Pair("employment_women", "employment_women_share"),
    Pair("urban_units_women", "urban_units_women_share"),
    Pair("npc_women", "npc_women_share"),
    Pair("cppcc_women", "cppcc_women_share"),
)
