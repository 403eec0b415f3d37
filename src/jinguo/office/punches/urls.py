"""Addresses of punches."""

from django.urls import path

from jinguo.office.punches.views import corrections, devices, lists

app_name = "punches"
urlpatterns = [
    path("punches/", lists.punch_list, name="list"),
    path("punches/sign/", lists.sign, name="sign"),
    path("punches/import/", lists.take_in, name="take_in"),
    path("punches/sheet/", lists.enter_sheet, name="enter_sheet"),
    path("punches/match/", lists.match, name="match"),
    path("punches/batches/<int:pk>/", lists.batch, name="batch"),
    path("punches/devices/", devices.devices, name="devices"),
    path("punches/devices/<int:pk>/off/", devices.switch_off, name="switch_off"),
    path("iclock/<str:secret>/cdata", devices.deliver, name="deliver"),
    path("iclock/<str:secret>/getrequest", devices.ask, name="ask_machine"),
    path("iclock/<str:secret>/devicecmd", devices.ask, name="answer_machine"),
    path("punches/corrections/new/", corrections.ask, name="ask_correction"),
    path("punches/corrections/<int:pk>/", corrections.correction, name="correction"),
    path("punches/corrections/<int:pk>/withdraw/", corrections.withdraw, name="withdraw_correction"),
]
