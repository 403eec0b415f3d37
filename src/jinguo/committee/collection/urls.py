"""Addresses of collection."""

from django.urls import path

from jinguo.committee.collection.views import cells, corrections, making, returns, rounds, steps, table

app_name = "collection"
urlpatterns = [
    path("collection/", rounds.round_list, name="list"),
    path("collection/new/", making.make, name="make"),
    path("collection/<int:pk>/", rounds.one, name="round"),
    path("collection/<int:pk>/edit/", making.edit, name="edit"),
    path("collection/<int:pk>/indicators/", making.choose, name="choose"),
    path("collection/<int:pk>/open/", steps.open_round, name="open"),
    path("collection/<int:pk>/review/", steps.review, name="review"),
    path("collection/<int:pk>/lock/", steps.lock, name="lock"),
    path("collection/<int:pk>/publish/", steps.publish, name="publish"),
    path("collection/items/<int:pk>/", making.item, name="item"),
    path("collection/returns/<int:pk>/", returns.one, name="return"),
    path("collection/returns/<int:pk>/save/", cells.save, name="save"),
    path("collection/returns/<int:pk>/submit/", steps.submit, name="submit"),
    path("collection/returns/<int:pk>/check/", steps.check, name="check"),
    path("collection/returns/<int:pk>/accept/", steps.accept, name="accept"),
    path("collection/returns/<int:pk>/return/", steps.send_back, name="send_back"),
    path("collection/returns/<int:pk>/reopen/", steps.reopen, name="reopen"),
    path("collection/returns/<int:pk>/extend/", steps.extend, name="extend"),
    path("collection/returns/<int:pk>/papers/", steps.attach, name="attach"),
    path("collection/returns/<int:pk>/excel/", table.excel, name="excel"),
    *table.screens.urls("collection/returns/<int:sheet>/import/"),
    path("collection/cells/<int:pk>/", cells.one, name="cell"),
    path("collection/cells/<int:pk>/correct/", corrections.ask, name="correct"),
    path("collection/corrections/<int:pk>/", corrections.one, name="correction"),
    path("collection/corrections/<int:pk>/approve/", corrections.approve, name="approve"),
    path("collection/corrections/<int:pk>/refuse/", corrections.refuse, name="refuse"),
]
