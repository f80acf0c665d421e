import django.contrib.postgres.fields
import django.db.models.deletion
import intersession.core.partial_dates
import intersession.core.translated
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=80, unique=True)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('identifiers', models.JSONField(blank=True, default=dict)),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('published', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('contents', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
            ],
            options={
                'ordering': ('number', 'key'),
            },
        ),
        migrations.CreateModel(
            name='PublicationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=80)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('identifiers', models.JSONField(blank=True, default=dict)),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('published', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('contents', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='library.publication')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "library_publicationevent" ("contents", "id", "identifiers", "key", "note", "number", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "sources", "title", "unverified") VALUES (NEW."contents", NEW."id", NEW."identifiers", NEW."key", NEW."note", NEW."number", NEW."pages", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published", NEW."sources", NEW."title", NEW."unverified"); RETURN NULL;', hash='9081ed3cf58ba394e9e1753dcd56e9d2f18ca9d7', operation='INSERT', pgid='pgtrigger_insert_insert_2740a', table='library_publication', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "library_publicationevent" ("contents", "id", "identifiers", "key", "note", "number", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "sources", "title", "unverified") VALUES (NEW."contents", NEW."id", NEW."identifiers", NEW."key", NEW."note", NEW."number", NEW."pages", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published", NEW."sources", NEW."title", NEW."unverified"); RETURN NULL;', hash='fe36628dc17b4db83edbfd752d0703897dc71a29', operation='UPDATE', pgid='pgtrigger_update_update_cb2c3', table='library_publication', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "library_publicationevent" ("contents", "id", "identifiers", "key", "note", "number", "pages", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published", "sources", "title", "unverified") VALUES (OLD."contents", OLD."id", OLD."identifiers", OLD."key", OLD."note", OLD."number", OLD."pages", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published", OLD."sources", OLD."title", OLD."unverified"); RETURN NULL;', hash='9034d451e9d37ed61bc925d2d66c788525d843a6', operation='DELETE', pgid='pgtrigger_delete_delete_a52b6', table='library_publication', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5db967a9a376d1878bc603c3728a04806312df41', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b8b0c', table='library_publicationevent', when='BEFORE')),
        ),
    ]
