"""File names from outside, made safe to store, show and send."""

import re
import unicodedata

LONGEST = 120
FORBIDDEN = re.compile(r'[<>:"|?*]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # Windows opens devices by these names
NAMELESS = "未命名"


def safe_name(raw: str) -> str:
    """The last part of a path, without controls, direction marks and characters that Windows refuses.

    At most LONGEST characters, the extension kept; never empty, never hidden.

    >>> safe_name("..\\\\..\\\\windows\\\\责任书?.pdf")
    '责任书_.pdf'
    >>> safe_name("年度\u202efdp.exe")
    '年度fdp.exe'
    >>> safe_name("/.pdf")
    '未命名.pdf'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", raw))[-1]
    visible = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    plain = FORBIDDEN.sub("_", visible).rstrip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > 10:
        stem, dot, ending = plain, "", ""
    stem = stem.strip(". ")[: LONGEST - len(dot + ending) - 1].rstrip(". ") or NAMELESS
    return f"{'_' if RESERVED.match(stem) else ''}{stem}{dot}{ending}"


def extension(name: str) -> str:
    """What follows the last dot, in lower case.

    >>> extension("花名册.XLSX"), extension("无后缀")
    ('xlsx', '')
    """
    return name.rpartition(".")[2].lower() if "." in name else ""
