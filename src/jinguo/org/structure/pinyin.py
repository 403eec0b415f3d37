"""Pinyin of names, for the search box: people type `hxl` for 黄晓岚."""

from functools import lru_cache


@lru_cache(maxsize=4096)
def spell(name: str) -> tuple[str, str]:
    """The full pinyin and the initials of a name, lower case, other signs as they stand.

    >>> spell("浦东新区妇联")
    ('pudongxinqufulian', 'pdxqfl')
    """
    from pypinyin import Style, lazy_pinyin  # half a second to load: only where a name is saved or searched

    full = "".join(lazy_pinyin(name)).lower()
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
    return full[:300], initials[:80]
