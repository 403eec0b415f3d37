"""Make a folder that installs the product on a PC without internet: `python tools/bundle.py FOLDER`.

It holds every wheel of requirements.lock for this machine's system and Python, the project's own wheel, two installers
that need Python only, and the officials' handbook.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CARRIED = (
    "requirements.lock",
    "README.zh-CN.md",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "packaging/install.sh",
    "packaging/install.cmd",
)


def main() -> None:
    """Fill the folder anew."""
    folder = Path(sys.argv[1])
    wheels = folder / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    wheels.mkdir(parents=True)
    _pip("download", "--only-binary", ":all:", "--require-hashes", "-r", ROOT / "requirements.lock", "-d", wheels)
    _pip("wheel", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT)
    for name in CARRIED:
        shutil.copy(ROOT / name, folder)
    for name in ("handbook", "pictures"):
        shutil.copytree(ROOT / "docs" / name, folder / "docs" / name)
    (folder / "python-version.txt").write_text(f"{sys.version_info.major}.{sys.version_info.minor}\n", encoding="utf-8")


def _pip(*words: object) -> None:
    subprocess.run([sys.executable, "-m", "pip", *map(str, words), "-q"], check=True)  # noqa: S603  our own words


if __name__ == "__main__":
    main()
