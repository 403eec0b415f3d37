"""Take the pictures of the README from a running demonstration, into docs/pictures.

`make demo` prints the accounts. Then: `python -m tools.pictures ADDRESS LOGIN_NAME PASSWORD LOGIN_NAME PASSWORD`: the
head of a department whose desk has something on it (妇女发展部/部长), and who keeps the committee (妇儿工委办/主任). A
one-time password is changed for a drawn one, which is printed. Needs Chromium; for the page of Word also LibreOffice
and poppler.
"""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
LARGEST = 200 * 1024  # bytes of one picture: a README must open over a slow line
WIDTH = 1280
DPI = "80"
# Without a sandbox as in a container; grey edges of letters make half the file that coloured ones do.
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-proxy-server", "--lang=zh-CN", "--disable-lcd-text"]
FLAGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
# Each screen with its address and the height that shows what matters.
SCREENS = {
    "desk": ("/", 720),
    "ledger": ("/ledgers/loans/", 800),
    "figure": ("/figures/loans.amount/?period=2026H1", 800),
    "entry": ("/ledgers/loans/1/", 800),
    "matrix": ("/plans/1/matrix/", 800),
    "score": ("/scores/4/of/u4/", 800),
}
COMMITTEE_SCREENS = {
    "indicator": ("/outlines/women_2021_2030/targets/mmr/", 800),
    "heat": ("/outlines/women_2021_2030/regions/", 800),
}
REPORT_HEIGHT = 600


def main() -> None:
    """Log in, take every picture, and say what is too large."""
    address, *accounts = sys.argv[1:]
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=FLAGS)
        page, kept = (browser.new_context(base_url=address, locale="zh-CN").new_page() for _ in range(2))
        _log_in(page, *accounts[:2])
        _log_in(kept, *accounts[2:])
        _take_all(page, SCREENS)
        _take_all(kept, COMMITTEE_SCREENS)
        page.goto("/reports/")
        page.click("table.grid tbody a")
        page.wait_for_url("**/reports/*/")
        _take(page, "report", REPORT_HEIGHT)
        _take_word(page.request.get(f"{page.url}word/").body())
        browser.close()


def _chromium() -> str | None:
    return os.environ.get("CHROMIUM", shutil.which("chromium"))


def _log_in(page: Page, login_name: str, password: str) -> None:
    """Log in, and change a one-time password where that is asked for first."""
    page.goto("/login/")
    page.fill("[name=login_name]", login_name)
    page.fill("[name=password]", password)
    page.click("main button.btn-primary")
    if page.locator("[name=again]").count():
        drawn = f"{secrets.token_urlsafe(12)}-Aa1"
        for name, words in {"old": password, "new": drawn, "again": drawn}.items():
            page.fill(f"[name={name}]", words)
        page.click("main button.btn-primary")
        sys.stdout.write(f"{login_name} now has the password {drawn}\n")
    page.wait_for_selector("nav.rail, .rail")


def _take_all(page: Page, screens: dict[str, tuple[str, int]]) -> None:
    for name, (path, height) in screens.items():
        page.goto(path)
        _take(page, name, height)


def _take(page: Page, name: str, height: int) -> None:
    page.set_viewport_size({"width": WIDTH, "height": height})
    _keep(name, page.screenshot())


def _take_word(document: bytes) -> None:
    """The first page of a Word file, as LibreOffice draws it."""
    if not (shutil.which("soffice") and shutil.which("pdftoppm")):
        sys.stdout.write("word: LibreOffice or poppler is not installed, no picture taken\n")
        return
    with TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "word.docx").write_bytes(document)
        office = ["soffice", "--headless", f"-env:UserInstallation={(place / 'profile').as_uri()}"]
        _run(*office, "--convert-to", "pdf", "--outdir", folder, str(place / "word.docx"))
        _run("pdftoppm", "-png", "-gray", "-singlefile", "-r", DPI, str(place / "word.pdf"), str(place / "word"))
        _keep("word", (place / "word.png").read_bytes())


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603  our own words


def _keep(name: str, content: bytes) -> None:
    (PICTURES / f"{name}.png").write_bytes(content)
    remark = "" if len(content) <= LARGEST else "  too large: choose a smaller height"
    sys.stdout.write(f"{name}.png {len(content) // 1024} KiB{remark}\n")


if __name__ == "__main__":
    main()
