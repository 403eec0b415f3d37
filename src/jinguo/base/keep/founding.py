"""An empty database gets every table at once, as all migrations would leave it, and they are marked as applied.

Applied one after the other they take several times as long, for each has to know every table as it was then. What a
migration does besides tables has to be done by its app's `post_migrate` as well, as the trail's triggers are; a test
holds both ways to the same schema.
"""

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model


def is_empty(connection: BaseDatabaseWrapper) -> bool:
    """Whether there is not a single table yet."""
    with connection.cursor() as cursor:
        return not connection.introspection.table_names(cursor)


def found(connection: BaseDatabaseWrapper) -> None:
    """Make every table and mark every migration, in one transaction."""
    recorder, migrations = MigrationRecorder(connection), MigrationLoader(connection).graph.nodes
    models: list[type[Model]] = [recorder.Migration, *apps.get_models()]
    with connection.schema_editor() as editor:
        for model in models:
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        recorder.migration_qs.bulk_create([recorder.Migration(app=app, name=name) for app, name in migrations])
