"""Addresses of log-in, accounts and the seats' desks."""

from django.urls import path

from jinguo.org.access.views import login, own

app_name = "access"
urlpatterns = [
    path("login/", login.log_in, name="login"),
    path("login/code/", login.code, name="code"),
    path("logout/", login.log_out, name="logout"),
    path("account/", own.account, name="account"),
    path("account/password/", own.password, name="password"),
    path("account/second-factor/", own.set_up_factor, name="second_factor"),
    path("account/second-factor/remove/", own.remove_factor, name="remove_factor"),
]
