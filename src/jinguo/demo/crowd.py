"""Invented women by the thousand, each known by her number: no two share an identity number or a phone.

`invented.People` draws the demonstration's few; here the number alone decides, so that any part of a crowd can be
made by itself.
"""

from datetime import date, timedelta

from jinguo.demo.invented import FIRST, SECOND, SURNAMES, Invented
from jinguo.rules.identity import check_digit

OLDEST = date(1972, 1, 1)
BIRTHDAYS = 10_000  # until May 1999: old enough and young enough for a loan
SERIALS = 400  # of women (even) below 800; the hundreds above stay free
NOT_ISSUED = 19_000_000_000  # no network has the prefix 1900


def woman(number: int, area: str = "350582") -> Invented:
    """The woman of a number (from 0 to a few million), registered in a county by its six-digit code.

    >>> woman(0).name, woman(0).id_number, woman(0).phone
    ('林美珠', '350582197201010023', '19000000000')
    """
    born = OLDEST + timedelta(days=number % BIRTHDAYS)
    serial = 2 + 2 * (number // BIRTHDAYS % SERIALS)
    body = f"{area}{born:%Y%m%d}{serial:03}"
    return Invented(name(number), born, body + check_digit(body), str(NOT_ISSUED + number))


def name(number: int) -> str:
    """Her name; after some ten thousand the names come round again."""
    rest, surname = divmod(number, len(SURNAMES))
    rest, first = divmod(rest, len(FIRST))
    return SURNAMES[surname] + FIRST[first] + SECOND[rest % len(SECOND)]
