"""Addresses of plans."""

from django.urls import path

from jinguo.cycle.plans.views import changes, editions, goals, letters, matrix, mine, nodes, page, plans, way, words

app_name = "plans"
urlpatterns = [
    path("plans/", plans.plan_list, name="list"),
    path("plans/new/", plans.draft, name="draft"),
    path("plans/mine/", mine.mine, name="mine"),
    path("plans/<int:pk>/", page.plan, name="plan"),
    path("plans/<int:pk>/editions/<int:number>/", editions.edition, name="edition"),
    path("plans/<int:pk>/sections/<int:order>/", plans.section, name="section"),
    path("plans/<int:pk>/opinions/", way.ask_opinions, name="ask_opinions"),
    path("plans/<int:pk>/approved/", way.enter_approved, name="enter_approved"),
    path("plans/<int:pk>/back/", way.take_back, name="take_back"),
    path("plans/<int:pk>/steps/<slug:verb>/", way.take_step, name="take_step"),
    path("plans/<int:pk>/goals/new/", goals.add, name="add_goal"),
    path("plans/goals/<int:pk>/", goals.goal, name="goal"),
    path("plans/goals/<int:pk>/change/", goals.change, name="change_goal"),
    path("plans/goals/<int:pk>/remove/", goals.remove, name="remove_goal"),
    path("plans/goals/<int:pk>/ask/", changes.ask, name="ask_change"),
    path("plans/changes/<int:pk>/", changes.change, name="change"),
    path("plans/changes/<int:pk>/withdraw/", changes.withdraw, name="withdraw_change"),
    path("plans/<int:pk>/matrix/", matrix.matrix, name="matrix"),
    path("plans/<int:pk>/matrix/save/", matrix.save, name="matrix_save"),
    path("plans/<int:pk>/matrix/edges/", matrix.edges, name="matrix_edges"),
    path("plans/<int:pk>/matrix/propose/", matrix.propose, name="matrix_propose"),
    path("plans/<int:pk>/matrix/explain/", matrix.explain, name="matrix_explain"),
    path("plans/<int:pk>/word/", words.plan_word, name="plan_word"),
    path("plans/<int:pk>/letters/", letters.letters, name="letters"),
    path("plans/<int:pk>/letters/draw/", letters.draw, name="draw_letters"),
    path("plans/letters/<int:pk>/", letters.letter, name="letter"),
    path("plans/letters/<int:pk>/sign/organ/", letters.sign, {"side": "organ"}, name="sign_for_organ"),
    path("plans/letters/<int:pk>/sign/holder/", letters.sign, {"side": "holder"}, name="sign_as_holder"),
    path("plans/letters/<int:pk>/enter/", letters.enter, name="enter_signature"),
    path("plans/letters/<int:pk>/word/", letters.letter_word, name="letter_word"),
    path("plans/<int:pk>/nodes/", nodes.nodes, name="nodes"),
    path("plans/<int:pk>/nodes/new/", nodes.add, name="add_node"),
    path("plans/<int:pk>/nodes/word/", nodes.nodes_word, name="nodes_word"),
    path("plans/<int:pk>/nodes/package/", nodes.nodes_package, name="nodes_package"),
]
