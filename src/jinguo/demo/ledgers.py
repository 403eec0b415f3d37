"""The year's ledger entries, read from `data/entries.toml` and entered as the departments would enter them.

Who keeps the department's books records an entry on its day or the work day after; the department's head confirms it
on the next work day.
"""

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from typing import Any

from jinguo.cycle.bookkeeping.kinds import LedgerKind, ledger
from jinguo.cycle.bookkeeping.services import confirm, record
from jinguo.demo.invented import People
from jinguo.demo.world import World
from jinguo.demo.year import Happening
from jinguo.org.people.services import know
from jinguo.org.structure.work_calendar import work_calendar

WOMEN = 508  # the seed of the women whom the ledgers name
