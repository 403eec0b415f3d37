"""Addresses of attendance."""

from django.urls import path

from jinguo.office.attendance.views import days, months

app_name = "attendance"
urlpatterns = [
    path("attendance/", days.mine, name="mine"),
    path("attendance/people/<int:pk>/", days.person, name="person"),
    path("attendance/days/<int:pk>/", days.day, name="day"),
    path("attendance/month/", months.month, name="month"),
    path("attendance/today/", months.today, name="today"),
    path("attendance/month/settle/", months.settle, name="settle"),
    path("attendance/month/lock/", months.lock, name="lock"),
    path("attendance/month/reopen/", months.reopen, name="reopen"),
    path("attendance/month/word/", months.word, name="word"),
    path("attendance/month/excel/", months.excel, name="excel"),
]
