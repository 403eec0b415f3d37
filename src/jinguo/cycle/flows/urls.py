"""Addresses of approvals, rounds of opinions and chains."""

from django.urls import path

from jinguo.cycle.flows.views import acts, approvals, chains, opinions, paper, rounds

app_name = "flows"
urlpatterns = [
    path("approvals/", approvals.waiting, name="waiting"),
    path("approvals/begun/", approvals.begun, name="begun"),
    path("approvals/done/", approvals.done, name="done"),
    path("approvals/paper/", approvals.on_paper, name="on_paper"),
    path("approvals/all/", approvals.everything, name="everything"),
    path("approvals/<int:pk>/", approvals.approval, name="approval"),
    path("approvals/<int:pk>/answer/<int:row>/", acts.answer, name="answer"),
    path("approvals/<int:pk>/paper/", paper.enter_answer, name="enter_answer"),
    path("approvals/<int:pk>/remind/", acts.remind, name="remind"),
    path("approvals/<int:pk>/withdraw/", acts.withdraw, name="withdraw"),
    path("rounds/", rounds.round_list, name="rounds"),
    path("rounds/<int:pk>/", rounds.one, name="round"),
    path("rounds/<int:pk>/opinion/", opinions.give, name="give_opinion"),
    path("rounds/<int:pk>/none/<int:voice>/", opinions.give_none, name="give_none"),
    path("rounds/<int:pk>/paper/", paper.enter_opinion, name="enter_opinion"),
    path("rounds/<int:pk>/urge/", rounds.urge, name="urge"),
    path("rounds/<int:pk>/close/", rounds.close, name="close_round"),
    path("opinions/<int:pk>/settle/", opinions.settle, name="settle"),
    path("chains/", chains.chain_list, name="chains"),
    path("chains/install/", chains.install, name="install"),
    path("chains/<int:pk>/", chains.chain, name="chain"),
    path("chains/<int:pk>/revise/", chains.revise, name="revise_chain"),
]
