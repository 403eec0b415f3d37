"""Password profiles (口令策略): what a new password must be, and when it must be changed.

Two profiles, decided in TRUST 1.5 because their sources contradict each other: 等保 (GB/T 22239-2019
8.1.4.1 a: complexity and regular change; the default) and ASVS (5.0.0, 6.2.1 to 6.2.12: length and a list,
no composition rule, no rotation). That the last passwords are not used again is checked where their hashes are.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from jinguo.rules.verdict import YES, Verdict, no
from jinguo.rules.wording import date_words

# A common password with so many characters around it is still guessed first: Password2026!
DECORATION = 6
FEWEST_DIFFERENT = 4
_LEET = str.maketrans("013457@$!", "oleastasi")


@dataclass(frozen=True)
class PasswordProfile:
    """What one profile demands; `classes` of 4 kinds of characters, `change_days` None: no rotation.

    `longest` only bounds the work of hashing; ASVS 6.2.9 asks for at least 64.
    """

    code: str
    title: str
    shortest: int
    classes: int
    change_days: int | None
    longest: int = 128


DENGBAO = PasswordProfile("dengbao", "等保", shortest=10, classes=3, change_days=90)
ASVS = PasswordProfile("asvs", "ASVS", shortest=12, classes=0, change_days=None)
PROFILES = {profile.code: profile for profile in (DENGBAO, ASVS)}


def check_password(profile: PasswordProfile, password: str, personal_words: Iterable[str] = ()) -> Verdict:
    """Whether a new password meets the profile; one sentence names everything that is missing.

    `personal_words` are the person's name, its pinyin, log-in name, telephone and the unit's words; words
    of fewer than two characters (three in Latin letters or digits) are too short to matter.

    >>> check_password(DENGBAO, "fulian2026", ["许惠珍", "xuhuizhen"]).reason
    '口令还要改：大写字母、小写字母、数字、符号至少用三种，现在 2 种；不用常见口令。'
    """
    missing = [*_missing(profile, password, personal_words)]
    return no(f"口令还要改：{'；'.join(missing)}。") if missing else YES


def check_age(profile: PasswordProfile, changed_on: date, today: date) -> Verdict:
    """Whether the password may still be used today; after `change_days` it must be changed first."""
    due = change_due(profile, changed_on)
    if due is None or today <= due:
        return YES
    return no(f"口令已于 {date_words(due, today)} 到期（{profile.change_days} 天一换）。请先更换口令。")


def change_due(profile: PasswordProfile, changed_on: date) -> date | None:
    """The last day on which the password may be used, None where the profile has no rotation."""
    return None if profile.change_days is None else changed_on + timedelta(days=profile.change_days)


def is_common(password: str) -> bool:
    """Whether it is one that everybody tries first: of the list, dressed up a little, or of hardly any characters.

    Capitals, look-alike signs (p@ssw0rd), a few characters before or after, or a second one change nothing.
    """
    text = _plain(password)
    if len(set(text)) < FEWEST_DIFFERENT:
        return True
    return _is_dressed_up(text) or _is_dressed_up(text.translate(_LEET))


@cache
def common_passwords() -> frozenset[str]:
    """The shipped list, in small letters: the usual ones of the world, of China (woaini1314) and of offices."""
    text = files("jinguo.rules.figures").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def character_classes(password: str) -> int:
    """How many of the four kinds it uses: capitals, small letters, digits, everything else."""
    kinds = (
        any(char.isascii() and char.isupper() for char in password),
        any(char.isascii() and char.islower() for char in password),
        any(char.isascii() and char.isdigit() for char in password),
        any(not (char.isascii() and char.isalnum()) for char in password),
    )
    return sum(kinds)


def _missing(profile: PasswordProfile, password: str, personal_words: Iterable[str]) -> Iterator[str]:
    length, classes = len(password), character_classes(password)
    if length < profile.shortest:
        yield f"至少 {profile.shortest} 个字符，现在 {length} 个"
    if length > profile.longest:
        yield f"最多 {profile.longest} 个字符，现在 {length} 个"
    if classes < profile.classes:
        yield f"大写字母、小写字母、数字、符号至少用{'零一二三四'[profile.classes]}种，现在 {classes} 种"
    if _holds_personal_word(password, personal_words):
        yield "不含姓名、电话、登录名和单位名称"
    if is_common(password):
        yield "不用常见口令"


def _holds_personal_word(password: str, words: Iterable[str]) -> bool:
    text = _plain(password)
    return any(_tells(word) and word in text for word in map(_plain, words))


def _tells(word: str) -> bool:
    """Whether a word is long enough that its presence is no accident."""
    return len(word) >= (3 if word.isascii() else 2)


def _is_dressed_up(text: str) -> bool:
    """Whether it is a listed password with little around it, or two listed ones in a row."""
    words = common_passwords()
    for cut in range(len(text) + 1):
        head, tail = text[:cut], text[cut:]
        if head in words and (len(tail) <= DECORATION or tail in words):
            return True
        if tail in words and len(head) <= DECORATION:
            return True
    return False


def _plain(text: str) -> str:
    """Small letters, full-width signs as their narrow ones, no spaces at the ends."""
    return unicodedata.normalize("NFKC", text).lower().strip()
