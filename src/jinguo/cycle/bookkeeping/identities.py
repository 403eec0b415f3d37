"""People as one writes them into a text: name, ID number and mobile number, parted by blanks."""

import re
import unicodedata
from collections.abc import Container

from jinguo.org.people.models import Person
from jinguo.org.people.services import Identity
from jinguo.rules import identity
from jinguo.rules.verdict import Verdict, all_of

HINT = "一行一人：姓名 身份证号 手机号，号码可不填"
LONGEST_PHONE = 13
LONGEST_NAME = 60
_GAPS = re.compile(r"[\s,、]+")
_ENDS = re.compile(r"[\n;；]")


def people_in(text: str) -> list[Identity]:
    """Everybody whom a text names, one a line or parted by semicolons. Raises ValueError with a Chinese sentence.

    >>> people_in("林美珠　13805951234；陈玉莲")
    [Identity(name='林美珠', id_number='', phone='13805951234'), Identity(name='陈玉莲', id_number='', phone='')]
    """
    lines = enumerate(_ENDS.split(text), 1)
    return [_person(number, words) for number, line in lines if (words := words_of(line))]


def said(people: list[Person], opened: Container[int]) -> str:
    """People as `people_in` reads them; with their numbers only those whose keys are in `opened`."""
    lines = ([one.name, one.id_number, one.phone] if one.pk in opened else [one.name] for one in people)
    return "；".join(" ".join(filter(None, line)) for line in lines)


def words_of(line: str) -> list[str]:
    """The words of a line, whatever parts them.

    >>> words_of("林美珠　350502198001014627、13805951234")
    ['林美珠', '350502198001014627', '13805951234']
    """
    return [word for word in _GAPS.split(unicodedata.normalize("NFKC", line)) if word]


def check(who: Identity) -> Verdict:
    """Whether name and numbers can be true."""
    return all_of(
        (len(who.name) <= LONGEST_NAME, f"姓名最多 {LONGEST_NAME} 字"),
        who.verdict(),
        identity.check_mobile(who.phone) if who.phone else Verdict(True),
    )


def _person(number: int, words: list[str]) -> Identity:
    name, *numbers = words
    ids = [one for one in numbers if len(one) > LONGEST_PHONE]
    phones = [one for one in numbers if len(one) <= LONGEST_PHONE]
    if len(ids) > 1 or len(phones) > 1:
        raise ValueError(f"第 {number} 人“{name}”的号码多于两个，{HINT}")
    who = Identity(name, "".join(ids), "".join(phones))
    if not (verdict := check(who)):
        raise ValueError(f"第 {number} 人“{name}”：{verdict.reason}")
    return who
