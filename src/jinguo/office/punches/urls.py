"""Addresses of punches."""

from django.urls import path

from jinguo.office.punches.views import corrections, lists

app_name = "punches"
urlpatterns = [
    path("punches/", lists.punch_list, name="list"),
    path("punches/sign/", lists.sign, name="sign"),
    path("punches/import/", lists.take_in, name="take_in"),
    path("punches/sheet/", lists.enter_sheet, name="enter_sheet"),
    path("punches/match/", lists.match, name="match"),
    path("punches/batches/<int:pk>/", lists.batch, name="batch"),
    path("punches/corrections/new/", corrections.ask, name="ask_correction"),
    path("punches/corrections/<int:pk>/", corrections.correction, name="correction"),
    path("punches/corrections/<int:pk>/withdraw/", corrections.withdraw, name="withdraw_correction"),
]
