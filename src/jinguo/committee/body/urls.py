"""Addresses of the committee's body."""

from django.urls import path

from jinguo.committee.body.views import adjustments, contacts, groups, members, overview, table

app_name = "body"
urlpatterns = [
    path("committee/", overview.home, name="home"),
    path("committee/network/", overview.network_list, name="network"),
    path("committee/<int:pk>/", overview.committee, name="committee"),
    path("committee/<int:pk>/name/", overview.name, name="name"),
    path("committee/<int:pk>/members/", members.member_list, name="members"),
    path("committee/<int:pk>/members/word/", members.word, name="word"),
    path("committee/<int:pk>/members/excel/", table.excel, name="excel"),
    *table.screens.urls("committee/<int:committee>/members/import/"),
    path("committee/<int:pk>/adjustments/", adjustments.adjustment_list, name="adjustments"),
    path("committee/<int:pk>/adjustments/new/", adjustments.adjust, name="adjust"),
    path("committee/<int:pk>/groups/", groups.group_lists, name="groups"),
    path("committee/<int:pk>/groups/new/", groups.take_seat, name="take_seat"),
    path("committee/adjustments/<int:pk>/", adjustments.adjustment, name="adjustment"),
    path("committee/adjustments/<int:pk>/void/", adjustments.void, name="void_adjustment"),
    path("committee/seats/<int:pk>/end/", groups.end_seat, name="end_seat"),
    path("committee/seats/<int:pk>/void/", groups.void_seat, name="void_seat"),
    path("committee/members/<int:pk>/", members.member, name="member"),
    path("committee/members/<int:pk>/edit/", members.edit, name="edit_member"),
    path("committee/members/<int:pk>/contacts/new/", contacts.enter, name="enter_contact"),
    path("committee/contacts/<int:pk>/edit/", contacts.edit, name="edit_contact"),
    path("committee/contacts/<int:pk>/end/", contacts.end, name="end_contact"),
    path("committee/contacts/<int:pk>/void/", contacts.void, name="void_contact"),
]
