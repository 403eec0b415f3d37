"""Addresses of the books."""

from django.urls import path

from jinguo.cycle.bookkeeping.views import acts, entries, figures, index, lists

app_name = "bookkeeping"
urlpatterns = [
    path("ledgers/", index.index, name="index"),
    path("ledgers/<slug:code>/", lists.ledger_list, name="list"),
    path("ledgers/<slug:code>/new/", entries.new, name="new"),
    path("ledgers/<slug:code>/confirm/", acts.confirm_all, name="confirm_all"),
    path("ledgers/<slug:code>/freeze/", acts.freeze, name="freeze"),
    path("ledgers/<slug:code>/<int:pk>/", entries.entry, name="entry"),
    path("ledgers/<slug:code>/<int:pk>/change/", entries.change, name="change"),
    path("ledgers/<slug:code>/<int:pk>/confirm/", acts.confirm, name="confirm"),
    path("ledgers/<slug:code>/<int:pk>/void/", acts.void, name="void"),
    path("ledgers/<slug:code>/<int:pk>/reverse/", acts.reverse, name="reverse"),
    path("ledgers/<slug:code>/<int:pk>/look/<int:person>/<slug:field>/", acts.look, name="look"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("m/<slug:code>/", entries.new, {"source": "phone"}, name="phone"),
]
