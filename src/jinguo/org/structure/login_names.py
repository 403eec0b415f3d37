"""One person, one way to write her login name."""

import unicodedata


def normal(text: str) -> str:
    """A login name as it is stored and counted: half-width, without blanks, lower case.

    >>> normal(" Ｈｘｌ 01　")
    'hxl01'
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
