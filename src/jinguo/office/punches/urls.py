"""Addresses of punches."""

from django.urls import path

from jinguo.office.punches.views import corrections, devices, intake, lists, matching, settings, sheets

app_name = "punches"
urlpatterns = [
    path("punches/", lists.punch_list, name="list"),
    path("punches/sign/", lists.sign, name="sign"),
    path("punches/mine/", lists.mine, name="mine"),
    path("punches/import/", intake.take_in, name="take_in"),
    path("punches/taken/<int:pk>/", intake.taken, name="taken"),
    path("punches/sheet/", sheets.enter_sheet, name="enter_sheet"),
    path("punches/match/", matching.match, name="match"),
    path("punches/batches/", intake.batches, name="batches"),
    path("punches/batches/<int:pk>/", intake.batch, name="batch"),
    path("punches/batches/<int:pk>/void/", intake.void, name="void"),
    path("punches/batches/<int:pk>/lines/", intake.lines, name="lines"),
    path("punches/settings/", settings.settings, name="settings"),
    path("punches/settings/networks/", settings.add_network, name="add_network"),
    path("punches/settings/networks/<int:pk>/remove/", settings.remove_network, name="remove_network"),
    path("punches/devices/", devices.devices, name="devices"),
    path("punches/devices/<int:pk>/off/", devices.switch_off, name="switch_off"),
    path("punches/devices/<int:pk>/on/", devices.switch_on, name="switch_on"),
    path("iclock/<str:secret>/cdata", devices.deliver, name="deliver"),
    path("iclock/<str:secret>/getrequest", devices.ask, name="ask_machine"),
    path("iclock/<str:secret>/devicecmd", devices.ask, name="answer_machine"),
    path("punches/corrections/", corrections.corrections, name="corrections"),
    path("punches/corrections/new/", corrections.ask, name="ask_correction"),
    path("punches/corrections/<int:pk>/", corrections.correction, name="correction"),
    path("punches/corrections/<int:pk>/withdraw/", corrections.withdraw, name="withdraw_correction"),
]
