"""How people are found by what is typed into a search box."""

from django.db.models import Q


def person_called(text: str, path: str) -> Q:
    """A person whose name holds the text, or whose pinyin or initials begin with it; `path` leads to her."""
    typed = text.lower()
    return (
        Q(**{f"{path}name__icontains": text})
        | Q(**{f"{path}pinyin__startswith": typed})
        | Q(**{f"{path}initials__startswith": typed})
    )
