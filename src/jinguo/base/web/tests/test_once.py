from uuid import uuid4

import pytest

from jinguo.base.web.models import SubmittedForm
from jinguo.base.web.once import once


def test_a_form_sent_twice_acts_once_and_answers_alike(db):
    acts, key = [], uuid4()

    answers = [once(key, "S0001", lambda: acts.append(1) or "/ledgers/trees/1/") for _ in range(2)]

    assert (len(acts), answers) == (1, ["/ledgers/trees/1/"] * 2)


def test_two_people_do_not_share_a_key(db):
    acts, key = [], uuid4()

    for number in ("S0001", "S0002"):
        once(key, number, lambda: acts.append(1) or "/")

    assert len(acts) == 2


def test_an_act_that_fails_leaves_its_key_free(db):
    key = uuid4()
    with pytest.raises(ZeroDivisionError):
        once(key, "S0001", lambda: str(1 // 0))

    assert not SubmittedForm.objects.filter(key=key).exists()
    assert once(key, "S0001", lambda: "/second/") == "/second/"
