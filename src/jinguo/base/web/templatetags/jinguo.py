"""`{% load jinguo %}`: every component of the look, each defined once. README.md lists them with their parameters."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context, RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from heroicons.templatetags.heroicons import heroicon_outline

from jinguo.base.web import slots, words
from jinguo.base.web.cells import CellGrid
from jinguo.base.web.components import Event, Figure, Stage
from jinguo.base.web.listing import Listing
from jinguo.base.web.tables import Grid
from jinguo.rules.verdict import Verdict

register = template.Library()

for word in (words.day, words.full_day, words.moment, words.money, words.number, words.wan, words.reasons):
    register.filter(word)


@register.simple_tag
@lru_cache(maxsize=256)
def icon(name: str, small: bool = False) -> SafeString:
    """A heroicon drawn as outline; it never stands without words, so it is hidden from screen readers."""
    look = {"class": "icon-s" if small else "icon", "stroke_width": "1.6"}
    return heroicon_outline(name, size=None, **look)


@register.simple_tag
def light(tone: str, text: str) -> SafeString:
    """The state of a thing: shape, colour and word."""
    return format_html('<span class="light light-{}">{}</span>', tone, text)


@register.simple_tag
def days(left: int, workdays: bool = False, tone: str = "") -> SafeString:
    """The time left or over; 工作日 are said when counted so."""
    text = words.days_left(left, workdays=workdays)
    return format_html('<span class="days tone-{}">{}</span>', tone or words.tone_of_days(left), text)


@register.simple_tag
def chip(text: str, tone: str = "", sign: str = "") -> SafeString:
    """A kind or a mark; `sign` is the name of an icon."""
    drawn = icon(sign, True) if sign else ""
    return format_html('<span class="chip{}">{}{}</span>', f" tone-{tone}" if tone else "", drawn, text)


@register.simple_tag
def masked(text: str) -> SafeString:
    """A value whose middle is hidden; the caller has masked it already."""
    return format_html('<span class="masked">{}</span>', text)


@register.inclusion_tag("web/act.html")
def act(label: str, url: str = "", **rest: Any) -> dict[str, Any]:
    """A button or link that leads to an act; README.md lists its parameters.

    With `verdict` a refusal draws the act switched off, with its reasons beside it, and keeps it focusable.
    """
    verdict = rest.pop("verdict", None)
    refused = isinstance(verdict, Verdict) and not verdict.ok
    return {"label": label, "url": url, "kind": "plain", **rest, "reason": verdict.reason if refused else ""}


@register.inclusion_tag("web/refusal.html")
def refusal(verdict: Verdict, verb: str = "") -> dict[str, Any]:
    """Why an act is not possible now, numbered; draws nothing for a consent."""
    return {"lines": [] if verdict.ok else words.reasons(verdict.reason), "verb": verb}


@register.simple_block_tag
def panel(content: str, title: str, **rest: Any) -> SafeString:
    """One subject with its head; README.md lists its parameters."""
    return render_to_string("web/panel.html", {"title": title, "content": content, "body": True, **rest})


@register.simple_block_tag
def note(content: str, tone: str = "doing", alert: bool = False) -> SafeString:
    """A lasting remark; `alert` has it read out at once."""
    return render_to_string("web/note.html", {"content": content, "tone": tone, "alert": alert})


@register.simple_block_tag(takes_context=True)
def dialog(context: Context, content: str, code: str, title: str, **rest: Any) -> SafeString:
    """A question that names its thing; opened by any element with `data-dialog="code"`.

    With a `url` it posts there: the content says what follows, README.md lists the rest.
    """
    if form := rest.get("form"):
        form.auto_id = f"{code}-%s"  # several dialogs of a page may ask for the same thing
    asked = {"content": content, "code": code, "title": title, "kind": "primary", **rest}
    return render_to_string("web/dialog.html", {**asked, "csrf_token": context.get("csrf_token")})


@register.inclusion_tag("web/figures.html")
def figures(items: Iterable[Figure], label: str = "要情") -> dict[str, Any]:
    """Four to six headline numbers."""
    return {"items": list(items), "label": label}


METER = (
    '<svg class="meter tone-{}" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="{}">'
    '<rect class="track" width="100" height="10"/><rect class="fill" width="{}" height="10"/>{}'
    '<rect class="rim" width="100" height="10"/></svg>'
)


@register.simple_tag
def meter(share: float, label: str, tone: str = "doing", due: float | None = None) -> SafeString:
    """The share done in per cent, drawn up to 100; `due` marks where time stands; `label` says it in words."""
    mark = "" if due is None else format_html('<path class="due" d="M{} -1V11"/>', f"{_bounded(due):g}")
    return format_html(METER, tone, label, f"{_bounded(share):g}", mark)


@register.inclusion_tag("web/chain.html")
def chain(events: Iterable[Event], tight: bool = False) -> dict[str, Any]:
    """What happened, newest last."""
    return {"events": [(event, _when(event.when)) for event in events], "tight": tight}


@register.inclusion_tag("web/flow.html")
def flow(items: Iterable[Stage]) -> dict[str, Any]:
    """The states of a workflow."""
    return {"items": list(items)}


@register.inclusion_tag("web/steps.html")
def steps(lines: Iterable[str], source: str = "") -> dict[str, Any]:
    """How something is counted, in words, with its clause below."""
    return {"lines": list(lines), "source": source}


@register.inclusion_tag("web/empty.html")
def nothing(title: str, text: str, url: str = "", label: str = "", sign: str = "inbox") -> dict[str, Any]:
    """The look's `empty`: what is missing, why it matters, the first step ({% empty %} itself belongs to {% for %})."""
    return {"title": title, "text": text, "url": url, "label": label, "sign": sign}


@register.inclusion_tag("web/work.html")
def work(title: str, done: int, total: int, message: str = "", state: str = "running") -> dict[str, Any]:
    """Long work and how far it has come."""
    return {"title": title, "done": done, "total": total, "message": message, "state": state}


@register.inclusion_tag("web/chart.html")
def chart(url: str, finding: str, table_url: str = "") -> dict[str, Any]:
    """A Vega-Lite chart from the JSON at `url`; `finding` says what it shows, `table_url` opens its figures."""
    return {"url": url, "finding": finding, "table_url": table_url}


@register.inclusion_tag("web/listing.html", takes_context=True)
def listing(context: RequestContext, shown: Listing) -> dict[str, Any]:
    """A whole list: conditions, what is in force, table, pager."""
    return {"listing": shown, "request": context["request"]}


@register.inclusion_tag("web/grid.html", takes_context=True)
def grid(context: RequestContext, table: Grid) -> dict[str, Any]:
    """A table alone, without conditions and pager."""
    return {"table": table, "request": context["request"]}


@register.inclusion_tag("web/cells.html")
def cells(shown: CellGrid, code: str = "") -> dict[str, Any]:
    """A table to fill in; `code` sets the ids of one grid apart from another's on the same page."""
    return {"grid": shown, "code": code}


@register.inclusion_tag("web/pager.html", takes_context=True)
def pager(context: RequestContext, page: Any) -> dict[str, Any]:
    """Which rows are shown, and the way to the others; keeps the query string."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "request": context["request"], "gap": page.paginator.ELLIPSIS}


@register.simple_tag(takes_context=True)
def cards(context: RequestContext, place: str) -> list[str]:
    """The cards that apps have put on a place, drawn: `{% cards "desk" as drawn %}`."""
    return slots.cards(place, context["request"])


@register.filter
def is_wide(bound: Any) -> bool:
    """Whether a form field takes both columns: long text, files and choices, or named in the form's `wide`."""
    wide_widgets = {"textarea", "file", "clearablefile", "radioselect", "checkbox", "checkboxselectmultiple"}
    return bound.widget_type in wide_widgets or bound.name in getattr(bound.form, "wide", ())


@register.filter
def into(value: Any, words: str) -> str:
    """A value set into words at their {}, which `stringformat` cannot: it answers with nothing.

    >>> into(5, "已写 {} 部分")
    '已写 5 部分'
    """
    return words.format(value)


@register.filter
def unit_of(bound: Any) -> str:
    """The unit written behind a form field, from the form's `units`."""
    return getattr(bound.form, "units", {}).get(bound.name, "")


def _bounded(share: float) -> float:
    return round(min(max(share, 0), 100), 1)


def _when(value: datetime | str) -> str:
    return value if isinstance(value, str) else words.moment(value)
