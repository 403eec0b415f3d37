"""Addresses of conduct."""

from django.urls import path

from jinguo.office.conduct.views import cases, protections, records, standing

app_name = "conduct"
urlpatterns = [
    path("conduct/", standing.overview, name="list"),
    path("conduct/mine/", standing.mine, name="mine"),
    path("conduct/people/<int:pk>/", standing.person, name="person"),
    path("conduct/records/new/", records.enter, name="enter"),
    path("conduct/records/<int:pk>/", records.record, name="record"),
    path("conduct/records/<int:pk>/void/", records.void, name="void_record"),
    path("conduct/records/<int:pk>/word/", records.word, name="word"),
    path("conduct/cases/new/", cases.enter, name="open_case"),
    path("conduct/cases/<int:pk>/", cases.case, name="case"),
    path("conduct/cases/<int:pk>/close/", cases.close, name="close_case"),
    path("conduct/cases/<int:pk>/void/", cases.void, name="void_case"),
    path("conduct/protections/new/", protections.enter, name="protect"),
    path("conduct/protections/<int:pk>/end/", protections.end, name="end_protection"),
    path("conduct/protections/<int:pk>/void/", protections.void, name="void_protection"),
]
