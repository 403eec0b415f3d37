"""The fonts that GB/T 9704-2012 asks for, and whether this machine has them.

Three of them may not be shipped with software. A document always names them; nothing is replaced in silence: the
screen says which are missing here, and a reader's machine that has them shows the document as it should be.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Font:
    """A face with the names under which systems list it; the first is the one written into documents."""

    names: tuple[str, ...]
    used_for: str

    @property
    def name(self) -> str:
        """The name in the document."""
        return self.names[0]


TITLE = Font(("方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK"), "发文机关标志和标题")
BODY = Font(("仿宋_GB2312", "FangSong_GB2312"), "正文")
HEADING = Font(("黑体", "SimHei"), "一级标题")
SUBHEADING = Font(("楷体_GB2312", "KaiTi_GB2312"), "二级标题")
PAGE_NUMBER = Font(("宋体", "SimSun"), "页码")
FONTS = (TITLE, BODY, HEADING, SUBHEADING, PAGE_NUMBER)


def missing(installed: frozenset[str] | None = None) -> list[Font]:
    """The fonts of the standard that are not installed here (or not among `installed`)."""
    names = installed_names() if installed is None else installed
    return [font for font in FONTS if names.isdisjoint(font.names)]


def notice(fonts: list[Font]) -> str:
    """What the screen says about missing fonts; empty when there is nothing to say."""
    if not fonts:
        return ""
    names = "、".join(f"{font.name}（{font.used_for}）" for font in fonts)
    return f"这台服务器没有 {names}。文件里仍写明这些字体，在装有它们的电脑上打开即为国标版式；没有的请先安装再打印。"


@cache
def installed_names() -> frozenset[str]:
    """The names of all installed fonts, asked of fontconfig or of Windows once a process."""
    lister = shutil.which("fc-list")
    if lister is None:
        return _windows_names()
    listed = subprocess.run([lister, ":", "family"], capture_output=True, check=False, text=True, timeout=30)  # noqa: S603
    return frozenset(name.strip() for line in listed.stdout.splitlines() for name in line.split(","))


def _windows_names() -> frozenset[str]:
    """The fonts in the registry of Windows, without “(TrueType)”; none on another system."""
    if sys.platform != "win32":
        return frozenset()
    import winreg  # only there

    place = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
        entries = [winreg.EnumValue(key, number)[0] for number in range(winreg.QueryInfoKey(key)[1])]
    return frozenset(name.strip() for entry in entries for name in entry.partition(" (")[0].split("&"))
