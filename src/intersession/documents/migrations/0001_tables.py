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
        ('membership', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=80, unique=True)),
                ('symbol', models.CharField(blank=True, max_length=60, null=True, unique=True)),
                ('sort_key', models.CharField(blank=True, db_collation='C', default='', max_length=200)),
                ('kind', models.CharField(choices=[('working_paper', 'Working paper'), ('information_paper', 'Information paper'), ('draft_report', 'Draft report'), ('report', 'Report'), ('other', 'Document')], default='other', max_length=20)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('session_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('date', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('distribution', models.CharField(choices=[('general', 'General'), ('limited', 'Limited'), ('restricted', 'Restricted')], default='general', max_length=12)),
                ('approved_by', models.CharField(blank=True, default='', max_length=120)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.body')),
            ],
            options={
                'ordering': ('sort_key', 'key'),
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('figures', models.JSONField(default=dict)),
                ('approved_at', models.DateTimeField(auto_now_add=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='approvals', to='documents.document')),
            ],
            options={
                'ordering': ('document', 'language', 'approved_at'),
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('number', models.PositiveSmallIntegerField(default=0)),
                ('original', models.CharField(blank=True, default='', max_length=12)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='documents.document')),
            ],
            options={
                'ordering': ('document', 'number'),
            },
        ),
        migrations.CreateModel(
            name='PartEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('number', models.PositiveSmallIntegerField(default=0)),
                ('original', models.CharField(blank=True, default='', max_length=12)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.document')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.part')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rendition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('format', models.CharField(max_length=8)),
                ('file', models.FileField(max_length=200, upload_to='documents/')),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('composed_at', models.DateTimeField(auto_now=True)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renditions', to='documents.document')),
            ],
            options={
                'ordering': ('document', 'language', 'format'),
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('pattern', models.CharField(max_length=60, unique=True)),
                ('use', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('distribution', models.CharField(choices=[('general', 'General'), ('limited', 'Limited'), ('restricted', 'Restricted')], default='general', max_length=12)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.body')),
            ],
            options={
                'verbose_name_plural': 'series',
                'ordering': ('key',),
            },
        ),
        migrations.CreateModel(
            name='DocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=80)),
                ('symbol', models.CharField(blank=True, max_length=60, null=True)),
                ('sort_key', models.CharField(blank=True, db_collation='C', default='', max_length=200)),
                ('kind', models.CharField(choices=[('working_paper', 'Working paper'), ('information_paper', 'Information paper'), ('draft_report', 'Draft report'), ('report', 'Report'), ('other', 'Document')], default='other', max_length=20)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('session_number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('date', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('distribution', models.CharField(choices=[('general', 'General'), ('limited', 'Limited'), ('restricted', 'Restricted')], default='general', max_length=12)),
                ('approved_by', models.CharField(blank=True, default='', max_length=120)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('body', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.body')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.document')),
                ('series', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.series')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='document',
            name='series',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='documents', to='documents.series'),
        ),
        migrations.CreateModel(
            name='SeriesEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=40)),
                ('pattern', models.CharField(max_length=60)),
                ('use', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('distribution', models.CharField(choices=[('general', 'General'), ('limited', 'Limited'), ('restricted', 'Restricted')], default='general', max_length=12)),
                ('body', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.body')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.series')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WrittenParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60)),
                ('after', models.CharField(max_length=80)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='written_paragraphs', to='documents.document')),
            ],
            options={
                'ordering': ('document', 'after', 'position', 'key'),
            },
        ),
        migrations.CreateModel(
            name='WrittenParagraphEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('after', models.CharField(max_length=80)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.document')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='documents.writtenparagraph')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='part',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='one_part_of_a_number'),
        ),
        migrations.AddConstraint(
            model_name='rendition',
            constraint=models.UniqueConstraint(fields=('document', 'language', 'format'), name='one_rendition_of_a_language_and_format'),
        ),
        migrations.AddConstraint(
            model_name='writtenparagraph',
            constraint=models.UniqueConstraint(fields=('document', 'key'), name='one_written_paragraph_of_a_key'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='approval',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='19b5f67bc261db9a529dc74b87d15a926952a8f8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dfbec', table='documents_approval', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='part',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_partevent" ("document_id", "id", "languages", "number", "original", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified") VALUES (NEW."document_id", NEW."id", NEW."languages", NEW."number", NEW."original", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."unverified"); RETURN NULL;', hash='6cc5ba88ce83eca52799784b99325473aecf8e50', operation='INSERT', pgid='pgtrigger_insert_insert_3dd20', table='documents_part', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='part',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "documents_partevent" ("document_id", "id", "languages", "number", "original", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified") VALUES (NEW."document_id", NEW."id", NEW."languages", NEW."number", NEW."original", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."unverified"); RETURN NULL;', hash='0ffb363153a3f5f12a4620d7c6798cfe2501f6fb', operation='UPDATE', pgid='pgtrigger_update_update_6a2f3', table='documents_part', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='part',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_partevent" ("document_id", "id", "languages", "number", "original", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified") VALUES (OLD."document_id", OLD."id", OLD."languages", OLD."number", OLD."original", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."unverified"); RETURN NULL;', hash='180846cefe3b7712958a201e0e8674230e10b8c7', operation='DELETE', pgid='pgtrigger_delete_delete_1b99e', table='documents_part', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='481e21e5e6e16710e52d8f2292aa28baf7814583', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dae21', table='documents_partevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='series',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_seriesevent" ("body_id", "distribution", "id", "key", "pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified", "use") VALUES (NEW."body_id", NEW."distribution", NEW."id", NEW."key", NEW."pattern", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."unverified", NEW."use"); RETURN NULL;', hash='dc7f5553353e3c86200dbabba7297c69749cfb1b', operation='INSERT', pgid='pgtrigger_insert_insert_68f43', table='documents_series', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='series',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "documents_seriesevent" ("body_id", "distribution", "id", "key", "pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified", "use") VALUES (NEW."body_id", NEW."distribution", NEW."id", NEW."key", NEW."pattern", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."unverified", NEW."use"); RETURN NULL;', hash='d79ebcd69aec7ee261405910289929d065cded6a', operation='UPDATE', pgid='pgtrigger_update_update_4a82b', table='documents_series', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='series',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_seriesevent" ("body_id", "distribution", "id", "key", "pattern", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified", "use") VALUES (OLD."body_id", OLD."distribution", OLD."id", OLD."key", OLD."pattern", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."unverified", OLD."use"); RETURN NULL;', hash='4f4267cabbb8737dcdfea6bc3a1deecff324dc69', operation='DELETE', pgid='pgtrigger_delete_delete_e1224', table='documents_series', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='documentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='401291d04b3fa5f3d2b51241f67950bd6896846e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9e7ed', table='documents_documentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_documentevent" ("approved_by", "body_id", "date", "distribution", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "session_number", "sort_key", "sources", "symbol", "title", "unverified") VALUES (NEW."approved_by", NEW."body_id", NEW."date", NEW."distribution", NEW."id", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."series_id", NEW."session_number", NEW."sort_key", NEW."sources", NEW."symbol", NEW."title", NEW."unverified"); RETURN NULL;', hash='6ee120aa16ef970d60163439062d3e77d6e3f0ea', operation='INSERT', pgid='pgtrigger_insert_insert_be524', table='documents_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "documents_documentevent" ("approved_by", "body_id", "date", "distribution", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "session_number", "sort_key", "sources", "symbol", "title", "unverified") VALUES (NEW."approved_by", NEW."body_id", NEW."date", NEW."distribution", NEW."id", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."series_id", NEW."session_number", NEW."sort_key", NEW."sources", NEW."symbol", NEW."title", NEW."unverified"); RETURN NULL;', hash='2e9d4511614dc2edfade270d9da7201018141d9a', operation='UPDATE', pgid='pgtrigger_update_update_a3ed6', table='documents_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='document',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_documentevent" ("approved_by", "body_id", "date", "distribution", "id", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "series_id", "session_number", "sort_key", "sources", "symbol", "title", "unverified") VALUES (OLD."approved_by", OLD."body_id", OLD."date", OLD."distribution", OLD."id", OLD."key", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."series_id", OLD."session_number", OLD."sort_key", OLD."sources", OLD."symbol", OLD."title", OLD."unverified"); RETURN NULL;', hash='8fd5347588b06e0c72e16376f4aef6dccf308b56', operation='DELETE', pgid='pgtrigger_delete_delete_0c008', table='documents_document', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seriesevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='353fd57a11c722da0ec7cc5d7a08678cb6acacb4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8b81e', table='documents_seriesevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='writtenparagraph',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_writtenparagraphevent" ("after", "document_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."after", NEW."document_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='70a63ea6c1d527cdb2b93c8826ed621d9eb62257', operation='INSERT', pgid='pgtrigger_insert_insert_63c43', table='documents_writtenparagraph', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='writtenparagraph',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "documents_writtenparagraphevent" ("after", "document_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."after", NEW."document_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='410868f1902923733270446d492e467aab3f3fda', operation='UPDATE', pgid='pgtrigger_update_update_fa539', table='documents_writtenparagraph', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='writtenparagraph',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_writtenparagraphevent" ("after", "document_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (OLD."after", OLD."document_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."text", OLD."unverified"); RETURN NULL;', hash='6e4f019faf0c19037d88b16917243694e60c34cc', operation='DELETE', pgid='pgtrigger_delete_delete_12b6a', table='documents_writtenparagraph', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='writtenparagraphevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='915eb1c710a1c7533bd085180c8192307b593e40', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8e816', table='documents_writtenparagraphevent', when='BEFORE')),
        ),
    ]
