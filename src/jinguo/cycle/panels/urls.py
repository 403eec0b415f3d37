"""Addresses of panels; `ask/` is open to everybody who has a code."""

from django.urls import path

from jinguo.cycle.panels.views import drafting, filling, panels, public, results, running

app_name = "panels"
urlpatterns = [
    path("panels/", panels.panel_list, name="list"),
    path("panels/new/", panels.choose, name="choose"),
    path("panels/new/<slug:kind>/", panels.begin, name="begin"),
    path("panels/<int:pk>/", panels.panel, name="panel"),
    path("panels/<int:pk>/change/", drafting.change, name="change"),
    path("panels/<int:pk>/subjects/", drafting.subjects, name="subjects"),
    path("panels/<int:pk>/participants/", drafting.participants, name="participants"),
    path("panels/<int:pk>/criteria/", drafting.criteria, name="criteria"),
    path("panels/<int:pk>/questions/", drafting.questions, name="questions"),
    path("panels/<int:pk>/questions/<int:order>/drop/", drafting.drop_question, name="drop_question"),
    path("panels/<int:pk>/codes/", running.codes, name="codes"),
    path("panels/<int:pk>/extend/", running.extend, name="extend"),
    path("panels/<int:pk>/steps/<slug:verb>/", running.step, name="step"),
    path("panels/<int:pk>/fill/", filling.fill, name="fill"),
    path("panels/<int:pk>/results/", results.result, name="results"),
    path("ask/", public.ask, name="ask"),
    path("ask/answer/", public.answer, name="answer"),
]
