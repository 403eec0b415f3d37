"""The pages of docs/ that say what the code says: `python -m tools.generated_docs` writes them.

With `--check` it only tells which ones no longer agree. docs/reference is for developers, docs/handbook for officials.
"""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import django

DOCS = Path(__file__).resolve().parents[1] / "docs"
GENERATED = "<!-- made by tools/generated_docs.py: change the code, then `make fix` -->\n"
Maker = Callable[[], Iterable[str]]


def main() -> int:
    """Write or compare every page."""
    check = "--check" in sys.argv
    stale = [name for name, text in pages().items() if _is_stale(DOCS / name, text, write=not check)]
    if check and stale:
        sys.stdout.write(f"docs/: {', '.join(stale)} no longer agree with the code: run `make fix`\n")
    return int(check and bool(stale))


def pages() -> dict[str, str]:
    """The text of each page by its file name below docs/."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jinguo.config.settings")
    django.setup()
    from tools import handbook, reference  # they read models

    makers: dict[str, Maker] = {**reference.PAGES, **handbook.PAGES}
    return {name: GENERATED + "\n".join(make()) + "\n" for name, make in makers.items()}


def _is_stale(page: Path, text: str, *, write: bool) -> bool:
    stale = not page.exists() or page.read_text(encoding="utf-8") != text
    if stale and write:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
