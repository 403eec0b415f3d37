"""Addresses of scores."""

from django.urls import path

from jinguo.cycle.scores.views import assessments, papers, results

app_name = "scores"
urlpatterns = [
    path("scores/", assessments.assessment_list, name="list"),
    path("scores/new/", assessments.begin, name="begin"),
    path("scores/<int:pk>/", assessments.assessment, name="assessment"),
    path("scores/<int:pk>/enter/", assessments.enter, name="enter"),
    path("scores/<int:pk>/back/", assessments.take_back, name="take_back"),
    path("scores/<int:pk>/steps/<slug:verb>/", assessments.take_step, name="take_step"),
    path("scores/<int:pk>/of/<slug:holder>/", results.live, name="live"),
    path("scores/<int:pk>/of/<slug:holder>/try/", results.try_out, name="try_out"),
    path("scores/<int:pk>/word/", papers.circular_word, name="word"),
    path("scores/<int:pk>/excel/", papers.scores_excel, name="excel"),
    path("scores/results/<int:pk>/", results.result, name="result"),
    path("scores/results/<int:pk>/object/", results.object_to, name="object"),
    path("scores/appeals/<int:pk>/withdraw/", results.withdraw, name="withdraw"),
    path("scores/appeals/<int:pk>/<slug:verb>/", results.settle, name="settle"),
]
