"""Addresses of the books."""

from django.urls import path

from jinguo.cycle.bookkeeping.views import (
    acts,
    definitions,
    entries,
    evidence,
    figures,
    files,
    imports,
    index,
    kept,
    later,
    lists,
    locks,
)

app_name = "bookkeeping"
urlpatterns = [
    path("ledgers/", index.index, name="index"),
    path("ledgers/locks/", locks.locks, name="locks"),
    path("ledgers/define/", definitions.define, name="define"),
    path("ledgers/<slug:code>/define/", definitions.redefine, name="redefine"),
    path("ledgers/<slug:code>/", lists.ledger_list, name="list"),
    path("ledgers/<slug:code>/new/", entries.new, name="new"),
    path("ledgers/<slug:code>/confirm/", acts.confirm_all, name="confirm_all"),
    path("ledgers/<slug:code>/export/", files.export, name="export"),
    path("ledgers/<slug:code>/template/", files.template, name="template"),
    *imports.screens.urls("ledgers/<slug:code>/import/"),
    path("ledgers/<slug:code>/freeze/", acts.freeze, name="freeze"),
    path("ledgers/<slug:code>/kept/<slug:name>/", kept.rows, name="kept"),
    path("ledgers/<slug:code>/kept/<slug:name>/<int:pk>/", kept.row, name="kept_row"),
    path("ledgers/<slug:code>/<int:pk>/", entries.entry, name="entry"),
    path("ledgers/<slug:code>/<int:pk>/change/", entries.change, name="change"),
    path("ledgers/<slug:code>/<int:pk>/confirm/", acts.confirm, name="confirm"),
    path("ledgers/<slug:code>/<int:pk>/void/", acts.void, name="void"),
    path("ledgers/<slug:code>/<int:pk>/reverse/", acts.reverse, name="reverse"),
    path("ledgers/<slug:code>/<int:pk>/then/<slug:step>/", later.follow_up, name="follow_up"),
    path("ledgers/<slug:code>/<int:pk>/files/", evidence.attach, name="attach"),
    path("ledgers/<slug:code>/<int:pk>/files/<int:file>/remove/", evidence.detach, name="detach"),
    path("ledgers/<slug:code>/<int:pk>/look/<int:person>/<slug:field>/", acts.look, name="look"),
    path("figures/<str:code>/", figures.figure, name="figure"),
    path("figures/<str:code>/export/", files.figure_export, name="figure_export"),
    path("m/<slug:code>/", entries.new, {"source": "phone"}, name="phone"),
]
