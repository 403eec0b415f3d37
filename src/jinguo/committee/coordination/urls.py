"""Addresses of a committee's coordination."""

from django.urls import path

from jinguo.committee.coordination.views import board, circulars, information, meetings, rounds, units, upper

app_name = "coordination"
urlpatterns = [
    path("coordination/", board.home, name="home"),
    path("coordination/<int:pk>/late/", board.late, name="late"),
    path("coordination/<int:pk>/slips/new/", board.issue_slip, name="issue_slip"),
    path("coordination/slips/<int:pk>/", board.slip, name="slip"),
    path("coordination/slips/<int:pk>/word/", board.slip_word, name="slip_word"),
    path("coordination/<int:pk>/meetings/", meetings.meeting_list, name="meetings"),
    path("coordination/<int:pk>/meetings/new/", meetings.call, name="call"),
    path("coordination/decisions/<int:pk>/targets/", meetings.hand_down, name="hand_down"),
    path("coordination/targets/<int:pk>/remove/", meetings.take_back, name="take_back"),
    path("coordination/<int:pk>/inspections/", rounds.year_list, name="year_inspections"),
    path("coordination/<int:pk>/inspections/new/", rounds.plan_year, name="plan_year"),
    path("coordination/inspections/<int:pk>/", rounds.year_inspection, name="year_inspection"),
    path("coordination/inspections/<int:pk>/rounds/new/", rounds.open_round, name="open_round"),
    path("coordination/<int:pk>/upper/", upper.visit_list, name="upper_list"),
    path("coordination/<int:pk>/upper/<int:entry>/", upper.visit, name="upper"),
    path("coordination/<int:pk>/upper/<int:entry>/demands/new/", upper.demand_of_unit, name="demand_of_unit"),
    path("coordination/<int:pk>/upper/<int:entry>/word/", upper.word, name="upper_word"),
    path("coordination/demands/<int:pk>/answer/", upper.answer, name="answer"),
    path("coordination/<int:pk>/information/", information.information_list, name="information_list"),
    path("coordination/members/<int:pk>/information/new/", information.send, name="send"),
    path("coordination/information/<int:pk>/", information.information, name="information"),
    path("coordination/information/<int:pk>/accept/", information.accept, name="accept"),
    path("coordination/information/<int:pk>/decline/", information.decline, name="decline"),
    path("coordination/<int:pk>/bulletins/new/", information.gather, name="gather"),
    path("coordination/<int:pk>/circulars/", circulars.circular_list, name="circulars"),
    path("coordination/<int:pk>/circulars/new/", circulars.draw, name="draw_circular"),
    path("coordination/circulars/<int:pk>/redraw/", circulars.redraw, name="redraw_circular"),
    path("coordination/members/<int:pk>/", units.unit, name="unit"),
]
