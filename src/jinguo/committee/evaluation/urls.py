"""Addresses of evaluation."""

from django.urls import path

from jinguo.committee.evaluation.views import checks, judgements, papers, reviews, rounds, selves

app_name = "evaluation"
urlpatterns = [
    path("evaluation/", rounds.home, name="home"),
    path("evaluation/rounds/new/", rounds.new, name="new_round"),
    path("evaluation/rounds/<int:pk>/", rounds.page, name="round"),
    path("evaluation/rounds/<int:pk>/change/", rounds.change, name="change_round"),
    path("evaluation/rounds/<int:pk>/participants/", rounds.participants, name="participants"),
    path("evaluation/rounds/<int:pk>/step/<slug:verb>/", rounds.take_step, name="take_step"),
    path("evaluation/rounds/<int:pk>/cancel/", rounds.cancel, name="cancel_round"),
    path("evaluation/rounds/<int:pk>/rating/", rounds.rating, name="rating"),
    path("evaluation/rounds/<int:pk>/circular/", rounds.circular, name="circular"),
    path("evaluation/rounds/<int:pk>/plan/", papers.plan, name="plan_word"),
    path("evaluation/rounds/<int:pk>/results/", papers.results, name="results_excel"),
    path("evaluation/selves/<int:pk>/", selves.page, name="self"),
    path("evaluation/selves/<int:pk>/report/", selves.report, name="write_report"),
    path("evaluation/selves/<int:pk>/targets/", selves.targets, name="state_targets"),
    path("evaluation/selves/<int:pk>/files/", selves.attach, name="attach"),
    path("evaluation/selves/<int:pk>/files/<int:file>/remove/", selves.detach, name="detach"),
    path("evaluation/selves/<int:pk>/submit/", selves.submit, name="submit"),
    path("evaluation/selves/<int:pk>/word/", papers.report, name="report_word"),
    path("evaluation/selves/<int:pk>/review/", reviews.review, name="review"),
    path("evaluation/selves/<int:pk>/send-back/", reviews.send_back, name="send_back"),
    path("evaluation/selves/<int:pk>/accept/", reviews.accept, name="accept"),
    path("evaluation/selves/<int:pk>/rectify/", reviews.rectify, name="rectify"),
    path("evaluation/selves/<int:pk>/visited/", reviews.visited, name="visited"),
    path("evaluation/text-goals/<slug:code>/", judgements.goals, name="text_goals"),
    path("evaluation/text-goals/<slug:code>/add/", judgements.add, name="add_goal"),
    path("evaluation/text-goals/<slug:code>/<slug:target>/judge/", judgements.judge, name="judge"),
    path("evaluation/judgements/<int:pk>/", judgements.page, name="judgement"),
    path("evaluation/judgements/<int:pk>/confirm/", judgements.confirm, name="confirm"),
    path("evaluation/judgements/<int:pk>/turn-down/", judgements.turn_down, name="turn_down"),
    path("evaluation/checks/", checks.check_list, name="checks"),
    path("evaluation/checks/new/", checks.new, name="new_check"),
    path("evaluation/checks/<int:pk>/", checks.page, name="check"),
    path("evaluation/checks/values/<int:pk>/", checks.value, name="value"),
    path("evaluation/checks/sites/<int:pk>/settle/", checks.settle, name="settle"),
]
