"""The recovery code: what opens a backup on an empty machine.

`jinguo init` draws it once and prints it as a sheet (恢复单) to be locked away. The installation itself keeps it only
sealed by the vault, so that automatic backups need no hand; who has lost the key file needs the sheet.
"""

import base64
import hashlib
import re
import secrets
from pathlib import Path

from django.conf import settings

from jinguo.base import vault
from jinguo.base.keep.errors import KeepError
from jinguo.base.keep.private import write_privately

SECRET_BYTES = 20
CHECK_BYTES = 5  # both together are 40 letters of base 32, without padding
GROUP = 5
WRITTEN = re.compile(r"(?:[A-Z0-9]{5}[\s-]*){8}(?![A-Z0-9])", re.ASCII)
MISREAD = str.maketrans("018", "OIB")  # digits that base 32 does not have
BOUND = "recovery"


def draw() -> Path | None:
    """Draw the code and write its sheet; None when this installation has one already."""
    if _sealed_file().exists():
        return None
    code = secrets.token_bytes(SECRET_BYTES)
    sheet = Path(settings.KEY_DIR) / "recovery.txt"
    write_privately(sheet, [_sheet(code).encode()])
    write_privately(_sealed_file(), [vault.seal(code, purpose="backup", bound=BOUND)])
    return sheet


def known() -> bytes:
    """This installation's own code."""
    if not _sealed_file().exists():
        raise KeepError("还没有恢复码，不能备份。请先运行 jinguo init。")
    return vault.open(_sealed_file().read_bytes(), purpose="backup", bound=BOUND)


def shown(code: bytes) -> str:
    """The code as it stands on the sheet: eight groups of five letters, the last of them guarding against slips.

    >>> shown(bytes(20))
    'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAEWA-UUEMP'
    """
    text = base64.b32encode(code + _check(code)).decode()
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def parse(text: str) -> bytes:
    """The code in what was typed, or in the sheet's whole text; case, blanks and dashes do not matter.

    >>> parse(shown(b"twenty bytes of code").lower()) == b"twenty bytes of code"
    True
    """
    found = WRITTEN.search(text.upper())
    letters = "".join(re.findall(r"\w", found[0])) if found else ""
    try:
        whole = base64.b32decode(letters.translate(MISREAD))
    except ValueError:
        whole = b""
    code, check = whole[:SECRET_BYTES], whole[SECRET_BYTES:]
    if len(code) != SECRET_BYTES or check != _check(code):
        raise KeepError("恢复码录入有误。恢复码是 8 组、每组 5 个字母或数字，请照恢复单重新录入。")
    return code


def _check(code: bytes) -> bytes:
    return hashlib.sha256(b"jinguo recovery" + code).digest()[:CHECK_BYTES]


def _sealed_file() -> Path:
    return Path(settings.KEY_DIR) / "recovery.sealed"


def _sheet(code: bytes) -> str:
    return (
        "巾帼 恢复单\n\n"
        f"恢复码：{shown(code)}\n\n"
        "机器坏了或密钥丢了，凭这张单子和任何一份备份可以在新机器上恢复全部数据：jinguo restore 备份文件。\n"
        "请打印两份，密封后分两处上锁保管，然后删除本文件。谁有恢复码和备份，谁就能读到全部数据。\n"
    )
