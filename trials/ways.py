"""The ways by which secrets come into an installation."""

import re
from urllib.parse import quote

from django.core.files.base import ContentFile
from django.db import transaction

from jinguo.base import audit, clock, files
from jinguo.base.sheets import importers
from jinguo.org.access.services import passwords, second_factor
from jinguo.org.people.services import Identity, know
from jinguo.org.structure.models import Staff
from jinguo.org.structure.services import engage
from trials.office import Office
from trials.outcome import Outcome
from trials.samples import good_rows
from trials.secrets import Secrets
from trials.served import Browser

WRITE = re.compile(r"/ledgers/groves/import/[0-9a-f-]{36}/write/")


def by_services(office: Office, secrets: Secrets) -> None:
    """A person, a member of staff, a file, an audited change, a drawn password, a second factor."""
    made = secrets.woman("by a service")
    person = know(Identity(made.name, made.id_number, made.phone), unit=office.department)
    person.address = secrets.address("by a service")
    person.save()
    staff = _engaged(secrets.woman("of a member of staff").phone)
    paper = f"{secrets.story('in a file')}\n汇款账号 {secrets.account('in a file')}\n"
    files.keep(person, ContentFile(paper.encode(), "谈话记录.txt"), by=office.clerk)
    with transaction.atomic():
        changes = {"story": ("", secrets.story("in a change")), "account": ("", secrets.account("in a change"))}
        audit.record("trial.change", person, by=office.clerk, changes=changes)
    secrets.keep("one-time password", passwords.draw(staff, by=None))
    secrets.keep("secret of a second factor", second_factor.begin(staff).secret)


def _engaged(phone: str) -> Staff:
    number = f"P{Staff.objects.count():03}"
    return engage(by=None, number=number, login_name=number, name="吴惠英", phone=phone)


def over_http(office: Office, secrets: Secrets, outcome: Outcome) -> None:
    """A form, a form with a mistake, two uploads (one only tried), and addresses and log-ins that fail."""
    browser = Browser()
    browser.log_in(office.clerk.login_name)
    _by_form(browser, secrets, outcome)
    _by_upload(browser, secrets, outcome)
    _by_mistake(browser, secrets, outcome)
    _at_the_door(secrets, outcome)


def _by_form(browser: Browser, secrets: Secrets, outcome: Outcome) -> None:
    form, made = browser.get("/ledgers/groves/new/"), secrets.woman("in a form")
    filled = {"form_key": form.hidden["form_key"], "day": clock.today().isoformat(), "title": "植树", "trees": 1}
    named = {"helper_name": made.name, "helper_id": made.id_number, "helper_phone": made.phone}
    answer = browser.post("/ledgers/groves/new/", filled | named)
    outcome.demand(answer.status == 200 and "/new/" not in answer.url, f"the form was not taken: {answer.status}")
    wrong = secrets.woman("in a form with a mistake")
    filled |= {"form_key": browser.get("/ledgers/groves/new/").hidden["form_key"], "trees": "许多"}
    browser.post("/ledgers/groves/new/", filled | {"helper_name": wrong.name, "helper_id": wrong.id_number})


def _by_upload(browser: Browser, secrets: Secrets, outcome: Outcome) -> None:
    """CSV files, which hide nothing by being packed; the first is written, the second only tried."""
    tried = browser.upload("/ledgers/groves/import/", "植树.csv", _csv(secrets, "in a file that is written"))
    offered = WRITE.search(tried.text)
    outcome.demand(offered, f"the upload was not taken: {tried.status}")
    if offered:
        written = browser.post(offered[0], {"name": "植树.csv"})
        outcome.demand(written.status == 200, f"the upload was not written: {written.status}")
    browser.upload("/ledgers/groves/import/", "植树.csv", _csv(secrets, "in a file that is only tried"))


def _csv(secrets: Secrets, where: str) -> bytes:
    sheet, made = importers.find("groves").sheet, secrets.woman(where)
    (row,) = good_rows(sheet, 1)
    row |= {"helper_name": made.name, "helper_id": made.id_number, "helper_phone": made.phone}
    row["title"] = f"植树{made.phone[-4:]}"
    lines = ([column.header for column in sheet.columns], [_text(row[column.name]) for column in sheet.columns])
    return "\n".join(",".join(line) for line in lines).encode("utf-8-sig")


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _by_mistake(browser: Browser, secrets: Secrets, outcome: Outcome) -> None:
    """Secrets in requests that are answered by an error page, which must not repeat them."""
    phone, story = secrets.woman("in an address").phone, secrets.story("in a form without its token")
    address = secrets.address("in an address that takes no GET")
    answers = {
        phone: browser.get(f"/ledgers/nowhere/?q={phone}"),
        story: Browser().post("/ledgers/groves/new/", {"remark": story}),
        address: browser.get(f"/ledgers/groves/confirm/?note={quote(address)}"),
    }
    for secret, answer in answers.items():
        outcome.count("error pages looked at")
        outcome.demand(answer.status >= 400, f"no error page: {answer.status} at {answer.url}")
        outcome.demand(secret not in answer.text, f"an error page ({answer.status}) repeats a secret")
    browser.get(f"/search/?q={secrets.woman('in the search box').phone}")


def _at_the_door(secrets: Secrets, outcome: Outcome) -> None:
    """A wrong password, and a password typed where the login name belongs."""
    outcome.demand("/login/" in Browser().log_in("k001", secrets.password("that is wrong")).url, "a wrong one let in")
    Browser().log_in(secrets.password("typed as a login name"), "x")
