"""Sentences bound to measures: `{loans}` in a sentence is said anew from the entries each time.

A binding names a measure and how its figure is said. The ways are a fixed list, and a placeholder is a bare name:
nothing in a sentence is ever evaluated.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Binding:
    """What a placeholder stands for: a measure by its code, and one of `sayings.SAYINGS`."""

    name: str
    measure: str
    say: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A figure as a sentence says it, with its exact value and unit, why, and the numbers of the entries behind it.

    `words` stand in the sentence, which brings the unit of a count itself; `said` is said on its own. `value` is
    written out in plain digits, a share cut to hundredths of a percent; it is empty where there is nothing to divide
    by. `entries` are in the order of their days.
    """

    name: str
    words: str
    said: str
    measure: str
    title: str
    value: str
    unit: str
    because: str
    entries: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to report."""
        return self.value in ("", "0")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: plain words, or what is said of the figure `name`."""

    text: str
    name: str = ""


def names_in(text: str) -> list[str]:
    """The placeholders of a sentence, in their order.

    >>> names_in("发放贷款{loans}，受益妇女{women}人，{0.x}")
    ['loans', 'women']
    """
    return PLACEHOLDER.findall(text)


def parts_of(text: str, said: Mapping[str, str]) -> tuple[Part, ...]:
    """The sentence in pieces, every placeholder said. Raises KeyError for one that is bound to nothing.

    >>> parts_of("发放{loans}。", {"loans": "60万元"})
    (Part(text='发放', name=''), Part(text='60万元', name='loans'), Part(text='。', name=''))
    """
    pieces = PLACEHOLDER.split(text)  # plain words and names by turns
    parts = [Part(said[piece], piece) if at % 2 else Part(piece) for at, piece in enumerate(pieces)]
    return tuple(part for part in parts if part.text)
