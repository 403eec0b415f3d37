"""What is asked at the door."""

from typing import Any

from django import forms

from jinguo.org.structure import login_names

LONGEST_PASSWORD = 128


class LogInForm(forms.Form):
    """Login name and password."""

    login_name = forms.CharField(
        label="登录名", max_length=60, widget=forms.TextInput({"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label="口令",
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def clean_login_name(self) -> str:
        """The one way in which this name is stored and counted."""
        return login_names.normal(self.cleaned_data["login_name"])


class CodeForm(forms.Form):
    """A code from the phone, or a recovery code."""

    code = forms.CharField(
        label="验证码",
        max_length=12,
        help_text="手机上的 6 位数字；手机不在身边，可用一个恢复码。",
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class PasswordForm(forms.Form):
    """Choose a new password."""

    old = forms.CharField(
        label="现在的口令",
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label="新口令",
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再输一次新口令",
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    wide = frozenset({"old", "new", "again"})

    def clean(self) -> dict[str, Any] | None:
        """Both new ones are the same."""
        cleaned = super().clean()
        if cleaned and cleaned.get("again") and cleaned.get("new") != cleaned["again"]:
            self.add_error("again", "两次输入的新口令不一样，请重新输入。")
        return cleaned
