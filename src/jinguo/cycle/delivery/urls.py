"""Addresses of delivery."""

from django.urls import path

from jinguo.cycle.delivery.views import mine, papers, sheets, steps

app_name = "delivery"
urlpatterns = [
    path("goals/mine/", mine.mine, name="mine"),
    path("sheets/", sheets.sheet_list, name="sheets"),
    path("sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("sheets/<int:pk>/fill/", sheets.fill, name="fill_sheet"),
    path("sheets/<int:pk>/submit/", steps.submit, name="submit_sheet"),
    path("sheets/<int:pk>/accept/", steps.accept, name="accept_sheet"),
    path("sheets/<int:pk>/return/", steps.send_back, name="send_back_sheet"),
    path("sheets/<int:pk>/word/", papers.sheet_word, name="sheet_word"),
    path("sheets/<int:pk>/excel/", papers.sheet_excel, name="sheet_excel"),
    path("plans/<int:pk>/sheets/", steps.open_sheets, name="open_sheets"),
]
