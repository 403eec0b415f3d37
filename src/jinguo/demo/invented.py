"""Invented people: names, identity and phone numbers that hold no living person.

Everything comes from seeded generators, so that two demonstrations are the same. The identity numbers are formally
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


class Names:
    """Draws names, none twice; the same seed draws the same names."""

    def __init__(self, seed: int | str) -> None:
        self._random = random.Random(seed)  # noqa: S311 - sample data, no secret
        self._drawn: set[str] = set()

    def draw(self) -> str:
        """A name that was not drawn before."""
        while True:
            parts = (self._random.choice(SURNAMES), self._random.choice(FIRST), self._random.choice(SECOND))
            if (name := "".join(parts)) not in self._drawn:
                self._drawn.add(name)
                return name


def woman(name: str, area: str) -> Invented:
    """The woman of a name in a county (its six-digit code): of working age, always the same one."""
    drawn = random.Random(f"{area}{name}")  # noqa: S311 - sample data, no secret
    born = date(drawn.randint(1972, 2000), drawn.randint(1, 12), drawn.randint(1, 28))
    body = f"{area}{born:%Y%m%d}000"
    return Invented(name, born, body + check_digit(body), f"199{drawn.randint(0, 99_999_999):08d}")
