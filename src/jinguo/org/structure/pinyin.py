"""Pinyin of names, for the search box: people type `hxl` for 黄晓岚."""

from functools import lru_cache

OTHER = "\0"  # put before signs that are no characters, whose initials they are as a whole


@lru_cache(maxsize=4096)
def spell(name: str) -> tuple[str, str]:
    """The full pinyin and the initials of a name, lower case, other signs as they stand.

    >>> spell("浦东新区妇联")
    ('pudongxinqufulian', 'pdxqfl')
    """
    from pypinyin.contrib.mmseg import seg  # half a second to load: only where a name is saved or searched

    words = [_word(word) for word in seg.cut(name)]
    return "".join(full for full, _ in words).lower()[:300], "".join(initials for _, initials in words).lower()[:80]


@lru_cache(maxsize=8192)
def _word(word: str) -> tuple[str, str]:
    """The same of a word, most of which are single characters that many names have."""
    from pypinyin import lazy_pinyin

    parts = [part.partition(OTHER) for part in lazy_pinyin([word], errors=lambda signs: f"{OTHER}{signs}")]
    return "".join(full or signs for full, _, signs in parts), "".join(full[:1] or signs for full, _, signs in parts)
