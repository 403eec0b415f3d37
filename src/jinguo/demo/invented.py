"""Invented people: names, identity and phone numbers that hold no living person.

Everything comes from one seeded generator, so that two demonstrations are the same. The identity numbers are formally
right and belong to serial numbers that are not issued (000).
"""

import random
from dataclasses import dataclass
from datetime import date

from jinguo.rules.identity import check_digit

SURNAMES = "林陈黄许吴蔡郑苏庄曾王颜杨洪傅潘施谢刘柯卢赖张叶"
FIRST = "美秀丽淑雅惠素晓雪月碧桂金玉彩阿巧婉梅兰"
SECOND = "珠莲霞英叶芳兰明玉娥治琴珍华云婷红燕萍清"


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented woman."""

    name: str
    born: date
    id_number: str
    phone: str


class People:
    """Draws invented women, no name twice."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - sample data, no secret
        self._names: set[str] = set()
        self._serial = 0

    def name(self) -> str:
        """A name that was not drawn before."""
        while True:
            parts = (self._random.choice(SURNAMES), self._random.choice(FIRST), self._random.choice(SECOND))
            if (name := "".join(parts)) not in self._names:
                self._names.add(name)
                return name

    def woman(self, area: str, name: str = "") -> Invented:
        """A woman of working age from a county (its six-digit code)."""
        self._serial += 1
        born = date(self._random.randint(1972, 2000), self._random.randint(1, 12), self._random.randint(1, 28))
        body = f"{area}{born:%Y%m%d}000"
        return Invented(name or self.name(), born, body + check_digit(body), f"1990000{self._serial:04d}")
