"""Pinyin of names, for the search box: people type `hxl` for 黄晓岚."""

from functools import lru_cache

OTHER = "\0"  # put before signs that are no characters, whose initials they are as a whole


@lru_cache(maxsize=4096)
def spell(name: str) -> tuple[str, str]:
    """The full pinyin and the initials of a name, lower case, other signs as they stand.

    >>> spell("浦东新区妇联")
    ('pudongxinqufulian', 'pdxqfl')
    """
    from pypinyin import lazy_pinyin  # half a second to load: only where a name is saved or searched

    parts = [part.partition(OTHER) for part in lazy_pinyin(name, errors=lambda signs: f"{OTHER}{signs}")]
    full = "".join(spelt or signs for spelt, _, signs in parts).lower()
    initials = "".join(spelt[:1] or signs for spelt, _, signs in parts).lower()
    return full[:300], initials[:80]
