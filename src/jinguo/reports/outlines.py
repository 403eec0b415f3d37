"""What a report is made of: sections, sentences and bindings, shipped as TOML or edited by an office."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinguo.reports.bindings import Binding


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs; `level` is 1 for 一、 and 2 for （一） under it, 0 for words without a heading."""

    heading: str
    level: int
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """A report before its figures are said; each line of `title` is printed as a line of its own."""

    code: str
    title: str
    subtitle: str
    opening: str
    sections: tuple[Section, ...]
    bindings: tuple[Binding, ...]


@cache
def shipped(code: str) -> Outline:
    """The outline of a report. Raises FileNotFoundError for one that is not shipped."""
    text = files("jinguo.reports").joinpath("shipped", f"{code}.toml").read_text("utf-8")
    read = tomllib.loads(text)
    sections = tuple(Section(one["heading"], one["level"], tuple(one.get("text", ()))) for one in read["section"])
    bindings = tuple(Binding(name, one["measure"], one["say"]) for name, one in read["binding"].items())
    return Outline(code, read["title"], read["subtitle"], read["opening"], sections, bindings)
