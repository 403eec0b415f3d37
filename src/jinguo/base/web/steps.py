"""Pages of one step: one form, one service, its words as one line; who may, and whether it is time, is asked first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from jinguo.base.moves import demand
from jinguo.base.web.drawing import done
from jinguo.base.web.forms import carried_out
from jinguo.base.web.gates import View, posted
from jinguo.base.web.requests import KnownRequest
from jinguo.rules.verdict import Verdict


@dataclass(frozen=True)
class StepPages:
    """How a room asks for its steps: whom it lets in, and how it draws the page of a form.

    `draw` is given request, form, row, title and button, and by name what stands beside the form.
    """

    let_in: Callable[[View], View]
    draw: Callable[..., HttpResponse]

    def view(
        self,
        find: Callable[[Any, int], Any],
        may: Callable[[Any, Any], Verdict],
        form_class: Callable[..., Any],
        act: Callable[..., Any],
        words: tuple[str, str, str],
        *,
        verb: str = "",
        first: Callable[[Any], Mapping[str, Any]] = lambda _row: {},
        beside: Callable[[Any, Any], Mapping[str, Any]] = lambda _request, _row: {},
        leads_to: Callable[[Any, Any], Any] = lambda row, _found: row,
    ) -> View:
        """A view of one step: its form, the service that it asks, and where it leads.

        `words` are title, button and receipt. `act` is given the row, `by` and what the form says. With a `verb` the
        row's workflow is asked before `may`, so that a step out of time is refused as such. `first` is what the form
        begins with besides the version that was seen, `beside` what stands beside it, `leads_to` what is opened then
        (by default the row).
        """
        title, label, receipt = words

        @self.let_in
        @require_http_methods(["GET", "POST"])
        def view(request: KnownRequest, pk: int) -> HttpResponse:
            row = find(request, pk)
            if verb:
                demand(row.workflow.check(row.state, verb))
            demand(may(request.user, row))
            form = _bound(form_class, request, row, first(row))
            found = carried_out(form, lambda: act(row, by=request.user, **form.cleaned_data))
            if found:
                return done(request, receipt, leads_to(row, found))
            return self.draw(request, form, row, title, label, **beside(request, row))

        view.__doc__ = f"{title}."
        return view


def _bound(form_class: Any, request: KnownRequest, row: Any, first: Mapping[str, Any]) -> Any:
    """A form of what was posted; one of a model's fields begins with the row itself."""
    if isinstance(form_class, type) and issubclass(form_class, forms.ModelForm):
        return form_class(posted(request), instance=row)
    uploaded = {"files": request.FILES} if request.FILES else {}
    return form_class(posted(request), initial={"seen": getattr(row, "version", None), **first}, **uploaded)
