"""Pages of one step: one form, one service, its words as one line; who may, and whether it is time, is asked first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from jinguo.base.moves import demand
from jinguo.base.web.drawing import FORM, Crumbs, done, form_page
from jinguo.base.web.forms import carried_out, given
from jinguo.base.web.gates import View, posted
from jinguo.base.web.requests import KnownRequest
from jinguo.rules.verdict import Verdict

Find = Callable[[Any, int], Any]
Beside = Callable[[Any, Any], Mapping[str, Any]]


def _nothing(_request: Any, _row: Any) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class StepPages:
    """How a room asks for its steps: whom it lets in, and which pages stand above that of a row.

    `named` is what a row is called in titles; `template` one that extends web/form.html and shows more beside it.
    """

    let_in: Callable[[View], View]
    crumbs: Callable[[Any], Crumbs]
    named: Callable[[Any], Any] = str
    template: str = FORM

    def view(
        self,
        find: Find,
        may: Callable[[Any, Any], Verdict],
        form_class: Callable[..., Any],
        act: Callable[..., Any],
        words: tuple[str, str, str],
        *,
        verb: str = "",
        first: Callable[[Any], Mapping[str, Any]] = lambda _row: {},
        needs: Beside = _nothing,
        beside: Beside = _nothing,
        leads_to: Callable[[Any, Any], Any] = lambda row, _found: row,
    ) -> View:
        """A view of one step: its form, the service that it asks, and where it leads.

        `words` are title (the row's name follows it), button and receipt; the receipt may name the row as {row} and
        what the service returned as {found}. `act` is given the row, `by` and what the form says (its `facts`, where it
        has them). With a `verb` the row's workflow is asked before `may`, so that one out of time is refused as such.
        `first` is what the form begins with besides the version that was seen, `needs` what else it is made with,
        `beside` what its page says besides (see `form_page`), `leads_to` what is opened then (by default the row).
        """
        title, label, receipt = words

        @self.let_in
        @require_http_methods(["GET", "POST"])
        def view(request: KnownRequest, pk: int) -> HttpResponse:
            row = find(request, pk)
            if verb:
                demand(row.workflow.check(row.state, verb))
            demand(may(request.user, row))
            form = _bound(form_class, request, row, first(row), needs(request, row))
            found = carried_out(form, lambda: act(row, by=request.user, **_said(form)))
            if found is not None:
                return done(request, receipt.format(row=self.named(row), found=found), leads_to(row, found))
            more = {"template": self.template, **beside(request, row)}
            return form_page(request, form, f"{title}　{self.named(row)}", label, self.crumbs(row), **more)

        view.__doc__ = f"{title}."
        return view

    def button(
        self,
        find: Find,
        act: Callable[..., Any],
        receipt: str,
        form_class: Callable[..., Any] | None = None,
        *,
        leads_to: Callable[[Any, Any], Any] = lambda _row, found: found,
    ) -> View:
        """A view of a button, alone or with a small form on the row's own page: the service says who may.

        The receipt may name {row} and what the service returned, {found}, and what is theirs, as {row.name}.
        `leads_to` is what is opened then, by default what was returned.
        """

        @self.let_in
        @require_POST
        def view(request: KnownRequest, pk: int) -> HttpResponse:
            row = find(request, pk)
            said = given(form_class(request.POST)) if form_class else {}
            found = act(row, by=request.user, **said)
            return done(request, receipt.format(row=row, found=found), leads_to(row, found))

        view.__doc__ = f"{receipt}."
        return view


def _said(form: Any) -> Mapping[str, Any]:
    return getattr(form, "facts", form.cleaned_data)


def _bound(form_class: Any, request: KnownRequest, row: Any, first: Mapping[str, Any], needs: Mapping[str, Any]) -> Any:
    """A form of what was posted; one of a model's fields begins with the row itself."""
    if isinstance(form_class, type) and issubclass(form_class, forms.ModelForm):
        return form_class(posted(request), instance=row, **needs)
    uploaded = {"files": request.FILES} if request.FILES else {}
    return form_class(posted(request), initial={"seen": getattr(row, "version", None), **first}, **uploaded, **needs)
