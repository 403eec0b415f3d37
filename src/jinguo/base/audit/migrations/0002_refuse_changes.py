"""The database refuses to change or delete audit rows."""

from django.db import migrations

from jinguo.base.audit import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial_audit_trail")]

    operations = [migrations.RunPython(install, drop)]
