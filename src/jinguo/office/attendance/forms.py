"""The forms of attendance."""

from django import forms


class ReasonForm(forms.Form):
    """Why a month is opened again."""

    reason = forms.CharField(label="原因", max_length=200)
