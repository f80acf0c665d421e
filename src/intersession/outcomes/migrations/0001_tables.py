import django.contrib.postgres.fields
import django.db.models.deletion
import intersession.core.translated
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0001_tables'),
        ('meetings', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('lesson', 'lesson'), ('practice', 'effective practice'), ('solution', 'practical solution'), ('partnership', 'partnership'), ('question', 'question left open')], max_length=12)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('paragraph', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'number'),
            },
        ),
        migrations.CreateModel(
            name='ConclusionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('lesson', 'lesson'), ('practice', 'effective practice'), ('solution', 'practical solution'), ('partnership', 'partnership'), ('question', 'question left open')], max_length=12)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('paragraph', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.document')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='outcomes.conclusion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Improvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='ImprovementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='outcomes.improvement')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='RequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='outcomes.request')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='conclusion',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='one_conclusion_of_a_number'),
        ),
        migrations.AddConstraint(
            model_name='improvement',
            constraint=models.UniqueConstraint(fields=('meeting', 'key'), name='one_improvement_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='request',
            constraint=models.UniqueConstraint(fields=('meeting', 'key'), name='one_request_of_a_key'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conclusion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "outcomes_conclusionevent" ("document_id", "id", "kind", "meeting_id", "number", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "text", "unverified") VALUES (NEW."document_id", NEW."id", NEW."kind", NEW."meeting_id", NEW."number", NEW."paragraph", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='a5d28f931fc372f70c3b4c6b7f5e4023f6377ed1', operation='INSERT', pgid='pgtrigger_insert_insert_9184f', table='outcomes_conclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conclusion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "outcomes_conclusionevent" ("document_id", "id", "kind", "meeting_id", "number", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "text", "unverified") VALUES (NEW."document_id", NEW."id", NEW."kind", NEW."meeting_id", NEW."number", NEW."paragraph", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='a8170319e18c6d3b332ff1a8a4ca149858eac160', operation='UPDATE', pgid='pgtrigger_update_update_4c7a0', table='outcomes_conclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conclusion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "outcomes_conclusionevent" ("document_id", "id", "kind", "meeting_id", "number", "paragraph", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "text", "unverified") VALUES (OLD."document_id", OLD."id", OLD."kind", OLD."meeting_id", OLD."number", OLD."paragraph", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."text", OLD."unverified"); RETURN NULL;', hash='c66f2b62574bdab730582d594caf68d2ac4ae624', operation='DELETE', pgid='pgtrigger_delete_delete_729d3', table='outcomes_conclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conclusionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='86fe27dfbe5d833aceef3e2542ccffe6b40cc72a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5b211', table='outcomes_conclusionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='improvement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "outcomes_improvementevent" ("id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."id", NEW."key", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='96225664e32ccfc6ea56c4384a2e3c93283536b5', operation='INSERT', pgid='pgtrigger_insert_insert_5dccf', table='outcomes_improvement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='improvement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "outcomes_improvementevent" ("id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."id", NEW."key", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='45fde27cde7a26b899ae28481f039d62dc1fe1b7', operation='UPDATE', pgid='pgtrigger_update_update_41e93', table='outcomes_improvement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='improvement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "outcomes_improvementevent" ("id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (OLD."id", OLD."key", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."text", OLD."unverified"); RETURN NULL;', hash='ced456bd73c9f336ef95947277051bb0e3e00c1f', operation='DELETE', pgid='pgtrigger_delete_delete_ce188', table='outcomes_improvement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='improvementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d1780656ebd50e4525348b8b7e58116003b4fe25', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4808b', table='outcomes_improvementevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='request',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "outcomes_requestevent" ("id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."id", NEW."key", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='f2ce949be67bf119ef280ee1e3011401212c541f', operation='INSERT', pgid='pgtrigger_insert_insert_d5bc8', table='outcomes_request', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='request',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "outcomes_requestevent" ("id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."id", NEW."key", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='bdf2712ee7463db9b18649bf33ab150e886b708f', operation='UPDATE', pgid='pgtrigger_update_update_42f59', table='outcomes_request', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='request',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "outcomes_requestevent" ("id", "key", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (OLD."id", OLD."key", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."text", OLD."unverified"); RETURN NULL;', hash='57a7ebdba58913895e779e115a6c967e310b3134', operation='DELETE', pgid='pgtrigger_delete_delete_5468b', table='outcomes_request', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='requestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1060188fa737cdd31014ebb5fe77b6dce1c16c63', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2b624', table='outcomes_requestevent', when='BEFORE')),
        ),
    ]
