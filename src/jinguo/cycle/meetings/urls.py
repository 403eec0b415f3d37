"""Addresses of meetings."""

from django.urls import path

from jinguo.cycle.meetings.views import coming, files, lists, meetings, minuting, planning, steps

app_name = "meetings"
urlpatterns = [
    path("meetings/", lists.meeting_list, name="list"),
    path("meetings/month/<slug:month>/", lists.month, name="month"),
    path("meetings/new/", planning.new, name="new"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<int:pk>/change/", planning.change, name="change"),
    path("meetings/<int:pk>/agenda/", planning.agenda, name="agenda"),
    path("meetings/<int:pk>/invite/", planning.invite, name="invite"),
    path("meetings/attendances/<int:pk>/remove/", planning.uninvite, name="uninvite"),
    path("meetings/<int:pk>/sign-in/", coming.sign_in, name="sign_in"),
    path("meetings/<int:pk>/leave/", coming.ask_leave, name="ask_leave"),
    path("meetings/<int:pk>/attendance/", coming.attendance, name="attendance"),
    path("meetings/<int:pk>/attendance/sheet/", coming.sheet, name="sheet"),
    path("meetings/<int:pk>/hold/", steps.hold, name="hold"),
    path("meetings/<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("meetings/<int:pk>/issue/", steps.issue, name="issue"),
    path("meetings/<int:pk>/minutes/", minuting.minutes, name="minutes"),
    path("meetings/<int:pk>/decisions/", minuting.decisions, name="decisions"),
    path("meetings/<int:pk>/word/", minuting.word, name="word"),
    path("meetings/<int:pk>/files/", files.attach, name="attach"),
    path("meetings/<int:pk>/files/<int:file>/remove/", files.detach, name="detach"),
]
