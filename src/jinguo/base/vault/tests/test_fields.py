import uuid

import pytest
from django.core.exceptions import FieldError
from django.db import IntegrityError, connection, models
from django.forms import modelform_factory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jinguo.base import vault
from jinguo.base.vault.fields import EncryptedTextField, SealedModel

NUMBER = "350582199001010021"
SAVED_TEXT = st.text(alphabet=st.characters(codec="utf-8")) | st.text(alphabet="𠮷𡃁𤭢𫖯㐂龘〇")


def stored(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM vault_test_secret ORDER BY id")
        return [row[0] and bytes(row[0]) for row in cursor.fetchall()]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(story=SAVED_TEXT)
def test_any_story_is_read_back_as_written(secrets_table, story):
    row = secrets_table.objects.create(story=story)

    assert secrets_table.objects.get(pk=row.pk).story == story


def test_nothing_readable_is_stored(secrets_table):
    secrets_table.objects.create(number=NUMBER, story="被家暴")

    assert NUMBER.encode() not in stored("number")[0]
    assert "被家暴".encode() not in stored("story")[0]


def test_emptiness_is_kept_apart_from_absence(secrets_table):
    row = secrets_table.objects.create(number="", story=None)

    row = secrets_table.objects.get(pk=row.pk)

    assert (row.number, row.story, row.number_index) == ("", None, None)


def test_values_taken_without_the_row_show_dots(secrets_table):
    secrets_table.objects.create(number=NUMBER)

    (value,) = secrets_table.objects.values_list("number", flat=True)

    assert (str(value), repr(value), f"{value}") == ("●●●",) * 3


def test_fetching_rows_opens_nothing(secrets_table, monkeypatch):
    secrets_table.objects.create(number=NUMBER)
    monkeypatch.setattr("jinguo.base.vault.envelope.open", None)

    assert len(secrets_table.objects.all()) == 1


def test_a_deferred_value_is_fetched_when_asked_for(secrets_table):
    row = secrets_table.objects.create(number=NUMBER)

    assert secrets_table.objects.only("pk").get(pk=row.pk).number == NUMBER


def test_saving_an_untouched_row_leaves_its_envelopes(secrets_table):
    row = secrets_table.objects.create(number=NUMBER)
    before = stored("number")

    secrets_table.objects.get(pk=row.pk).save()

    assert stored("number") == before


def test_ciphertext_moved_to_another_row_is_refused(secrets_table):
    mine, hers = (secrets_table.objects.create(story=story) for story in ("甲", "乙"))
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE vault_test_secret SET story = (SELECT story FROM vault_test_secret WHERE id = %s) WHERE id = %s",
            [hers.pk, mine.pk],
        )

    with pytest.raises(vault.SealBroken):
        _ = secrets_table.objects.get(pk=mine.pk).story


def test_ciphertext_moved_to_another_column_is_refused(secrets_table):
    row = secrets_table.objects.create(number=NUMBER, story="情况")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_test_secret SET story = number")

    with pytest.raises(vault.SealBroken):
        _ = secrets_table.objects.get(pk=row.pk).story


def test_a_row_copied_with_its_values_is_sealed_for_itself(secrets_table):
    original = secrets_table.objects.create(story="情况")
    twin = secrets_table(story=original.story)
    twin.save()

    assert secrets_table.objects.get(pk=twin.pk).story == "情况"
    assert len(set(stored("story"))) == 2


def test_a_row_copied_with_a_new_seal_but_old_envelopes_is_not_saved(secrets_table):
    secrets_table.objects.create(story="情况")
    twin = secrets_table.objects.get()
    twin.pk, twin.seal_id, twin._state.adding = None, uuid.uuid4(), True

    with pytest.raises(vault.SealBroken):
        twin.save()


@pytest.mark.parametrize("lookup", ["exact", "contains", "in", "gt"])
def test_ciphertext_cannot_be_searched(secrets_table, lookup):
    with pytest.raises(FieldError):
        secrets_table.objects.filter(**{f"number__{lookup}": NUMBER}).exists()


def test_absence_can_be_asked_for(secrets_table):
    secrets_table.objects.create(story="情况")
    secrets_table.objects.create(story=None)

    assert secrets_table.objects.filter(story__isnull=True).count() == 1


def test_plain_text_cannot_be_written_past_the_row(secrets_table):
    row = secrets_table.objects.create(number=NUMBER)
    row.number = "x"

    with pytest.raises(TypeError):
        secrets_table.objects.update(number="x")
    with pytest.raises(TypeError):
        secrets_table.objects.bulk_update([row], ["number"])


def test_bulk_create_seals_and_indexes_each_row(secrets_table):
    secrets_table.objects.bulk_create([secrets_table(number=f"{n}") for n in range(3)])

    assert [row.number for row in secrets_table.objects.order_by("pk")] == ["0", "1", "2"]
    assert secrets_table.objects.get(number_index__matching="1").number == "1"


def test_an_exact_value_is_found_however_it_is_typed(secrets_table):
    row = secrets_table.objects.create(number="35058219900101002X")

    assert secrets_table.objects.get(number_index__matching=" 350582 1990 0101 ００２x") == row
    assert not secrets_table.objects.filter(number_index__matching="350582").exists()
    assert not secrets_table.objects.filter(number_index__matching="").exists()


def test_the_same_number_twice_is_refused_and_many_without_are_not(secrets_table):
    for _ in range(2):
        secrets_table.objects.create(number="")
    secrets_table.objects.create(number=NUMBER)

    with pytest.raises(IntegrityError):
        secrets_table.objects.create(number=f" {NUMBER}")


def test_the_index_follows_when_only_its_source_is_saved(secrets_table):
    row = secrets_table.objects.create(number="1")
    row.number = "2"
    row.save(update_fields=["number"])

    assert secrets_table.objects.get(number_index__matching="2") == row
    assert not secrets_table.objects.filter(number_index__matching="1").exists()


def test_a_form_shows_and_bounds_the_opened_value(secrets_table):
    form_class = modelform_factory(secrets_table, fields=["number", "story"])
    row = secrets_table.objects.create(number=NUMBER)

    assert f'value="{NUMBER}"' in str(form_class(instance=secrets_table.objects.get(pk=row.pk)))
    assert not form_class({"number": "1" * 31}).is_valid()


def test_serialised_rows_show_dots(secrets_table):
    row = secrets_table.objects.create(number=NUMBER)

    assert row._meta.get_field("number").value_to_string(row) == "●●●"


def test_a_sealed_column_needs_a_sealed_model():
    class Loose(models.Model):
        text = EncryptedTextField("文本")

        class Meta:
            app_label = "vault"
            apps = SealedModel._meta.apps.__class__()

    assert any("SealedModel" in problem.msg for problem in Loose._meta.get_field("text").check())
