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
        ('meetings', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodedComment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('stance', models.CharField(choices=[('positive', 'positive'), ('critical', 'critical'), ('suggestion', 'suggestion')], max_length=12)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('printed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('quantifier', models.SlugField(blank=True, default='', max_length=40)),
            ],
            options={
                'ordering': ('evaluation', 'position'),
            },
        ),
        migrations.CreateModel(
            name='Quantifier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('words', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('at_least', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
            ],
            options={
                'ordering': ('position', 'key'),
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('distributed', models.PositiveIntegerField(blank=True, null=True)),
                ('returned', models.PositiveIntegerField(blank=True, null=True)),
                ('printed_rate', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('rule', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('origin', models.CharField(choices=[('counted', 'counted from the responses'), ('reconstructed', 'simplest reconstruction of the printed figures')], default='counted', max_length=16)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting',),
            },
        ),
        migrations.CreateModel(
            name='CodedCommentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('stance', models.CharField(choices=[('positive', 'positive'), ('critical', 'critical'), ('suggestion', 'suggestion')], max_length=12)),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('printed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('quantifier', models.SlugField(blank=True, db_index=False, default='', max_length=40)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.codedcomment')),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.evaluation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='codedcomment',
            name='evaluation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='evaluations.evaluation'),
        ),
        migrations.CreateModel(
            name='EvaluationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('distributed', models.PositiveIntegerField(blank=True, null=True)),
                ('returned', models.PositiveIntegerField(blank=True, null=True)),
                ('printed_rate', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('rule', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('origin', models.CharField(choices=[('counted', 'counted from the responses'), ('reconstructed', 'simplest reconstruction of the printed figures')], default='counted', max_length=16)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.evaluation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Index',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('printed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('approximate', models.BooleanField(default=False)),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indices', to='evaluations.evaluation')),
            ],
            options={
                'verbose_name_plural': 'indices',
                'ordering': ('evaluation', 'position'),
            },
        ),
        migrations.CreateModel(
            name='IndexEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('printed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('approximate', models.BooleanField(default=False)),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.evaluation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.index')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=40)),
                ('topic', models.CharField(choices=[('overall', 'Overall satisfaction'), ('objectives', 'Objectives'), ('content', 'Content and format'), ('side_event', 'Side event')], max_length=12)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('base', models.PositiveIntegerField(blank=True, null=True)),
                ('base_kind', models.CharField(choices=[('answered', 'those who answered the question'), ('respondents', 'all who returned the questionnaire')], default='answered', max_length=12)),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='evaluations.evaluation')),
                ('index', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lines', to='evaluations.index')),
            ],
            options={
                'ordering': ('evaluation', 'position'),
            },
        ),
        migrations.CreateModel(
            name='LineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=40)),
                ('topic', models.CharField(choices=[('overall', 'Overall satisfaction'), ('objectives', 'Objectives'), ('content', 'Content and format'), ('side_event', 'Side event')], max_length=12)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('base', models.PositiveIntegerField(blank=True, null=True)),
                ('base_kind', models.CharField(choices=[('answered', 'those who answered the question'), ('respondents', 'all who returned the questionnaire')], default='answered', max_length=12)),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.evaluation')),
                ('index', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.index')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.line')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LinePart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('satisfied', 'satisfied'), ('neutral', 'neutral'), ('critical', 'critical'), ('unanswered', 'unanswered')], max_length=12)),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('printed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='evaluations.line')),
            ],
            options={
                'ordering': ('line', 'answer'),
            },
        ),
        migrations.CreateModel(
            name='LinePartEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('answer', models.CharField(choices=[('satisfied', 'satisfied'), ('neutral', 'neutral'), ('critical', 'critical'), ('unanswered', 'unanswered')], max_length=12)),
                ('count', models.PositiveIntegerField(blank=True, null=True)),
                ('printed', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('line', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.line')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.linepart')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QuantifierEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=40)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('words', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('at_least', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.quantifier')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(('returned__isnull', True), ('distributed__isnull', True), ('returned__lte', models.F('distributed')), _connector='OR'), name='no_more_returned_than_distributed'),
        ),
        migrations.AddConstraint(
            model_name='codedcomment',
            constraint=models.UniqueConstraint(fields=('evaluation', 'key'), name='one_code_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='index',
            constraint=models.UniqueConstraint(fields=('evaluation', 'key'), name='one_index_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='line',
            constraint=models.UniqueConstraint(fields=('evaluation', 'key'), name='one_line_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='linepart',
            constraint=models.UniqueConstraint(fields=('line', 'answer'), name='one_part_of_an_answer'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quantifier',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_quantifierevent" ("at_least", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "words") VALUES (NEW."at_least", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."words"); RETURN NULL;', hash='d60ae80f6ae1725baf288a128ab9b96af08b7d27', operation='INSERT', pgid='pgtrigger_insert_insert_9876c', table='evaluations_quantifier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quantifier',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_quantifierevent" ("at_least", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "words") VALUES (NEW."at_least", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."words"); RETURN NULL;', hash='933b5fb720d9679f51ba3fe5db76a6f363fcf477', operation='UPDATE', pgid='pgtrigger_update_update_61cdc', table='evaluations_quantifier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quantifier',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_quantifierevent" ("at_least", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "words") VALUES (OLD."at_least", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."words"); RETURN NULL;', hash='f6ceaf844954cd55a75961efc04b9026dde1b0fc', operation='DELETE', pgid='pgtrigger_delete_delete_a9312', table='evaluations_quantifier', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_evaluationevent" ("distributed", "end", "id", "meeting_id", "note", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_rate", "returned", "rule", "sources", "start", "unverified") VALUES (NEW."distributed", NEW."end", NEW."id", NEW."meeting_id", NEW."note", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed_rate", NEW."returned", NEW."rule", NEW."sources", NEW."start", NEW."unverified"); RETURN NULL;', hash='158a6f6840eaedfc2e8d6b9fbead4d10b4c6eccd', operation='INSERT', pgid='pgtrigger_insert_insert_b11c4', table='evaluations_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_evaluationevent" ("distributed", "end", "id", "meeting_id", "note", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_rate", "returned", "rule", "sources", "start", "unverified") VALUES (NEW."distributed", NEW."end", NEW."id", NEW."meeting_id", NEW."note", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed_rate", NEW."returned", NEW."rule", NEW."sources", NEW."start", NEW."unverified"); RETURN NULL;', hash='2578ac93cecb9c87f389d2be785108ec54adf34f', operation='UPDATE', pgid='pgtrigger_update_update_58a92', table='evaluations_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_evaluationevent" ("distributed", "end", "id", "meeting_id", "note", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed_rate", "returned", "rule", "sources", "start", "unverified") VALUES (OLD."distributed", OLD."end", OLD."id", OLD."meeting_id", OLD."note", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed_rate", OLD."returned", OLD."rule", OLD."sources", OLD."start", OLD."unverified"); RETURN NULL;', hash='41b87db49670d0bbe0e8bd227f930d29586500a7', operation='DELETE', pgid='pgtrigger_delete_delete_b9f40', table='evaluations_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codedcommentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='44111b7091c686bfdd62b07a1290873fa9b34def', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_15491', table='evaluations_codedcommentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codedcomment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_codedcommentevent" ("count", "evaluation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed", "quantifier", "sources", "stance", "text", "unverified") VALUES (NEW."count", NEW."evaluation_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."printed", NEW."quantifier", NEW."sources", NEW."stance", NEW."text", NEW."unverified"); RETURN NULL;', hash='dcc359285cb45de08d660cbe483d5bd4e11da6b7', operation='INSERT', pgid='pgtrigger_insert_insert_d78a6', table='evaluations_codedcomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codedcomment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_codedcommentevent" ("count", "evaluation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed", "quantifier", "sources", "stance", "text", "unverified") VALUES (NEW."count", NEW."evaluation_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."printed", NEW."quantifier", NEW."sources", NEW."stance", NEW."text", NEW."unverified"); RETURN NULL;', hash='11a4b80b74d4be834c232cea2da79403b5b376d2', operation='UPDATE', pgid='pgtrigger_update_update_b8744', table='evaluations_codedcomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codedcomment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_codedcommentevent" ("count", "evaluation_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed", "quantifier", "sources", "stance", "text", "unverified") VALUES (OLD."count", OLD."evaluation_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."printed", OLD."quantifier", OLD."sources", OLD."stance", OLD."text", OLD."unverified"); RETURN NULL;', hash='5ca24e887edf9559b2328b9a0a2b6e376da05ba5', operation='DELETE', pgid='pgtrigger_delete_delete_e4d25', table='evaluations_codedcomment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='41d1e23a348d1fd94d4a61a74a013af51d68cd54', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1f8c1', table='evaluations_evaluationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='index',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_indexevent" ("approximate", "evaluation_id", "id", "key", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed") VALUES (NEW."approximate", NEW."evaluation_id", NEW."id", NEW."key", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."printed"); RETURN NULL;', hash='d46d87f0a84c0d0e3ee8a05377f378919bf40d73', operation='INSERT', pgid='pgtrigger_insert_insert_03855', table='evaluations_index', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='index',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_indexevent" ("approximate", "evaluation_id", "id", "key", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed") VALUES (NEW."approximate", NEW."evaluation_id", NEW."id", NEW."key", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."printed"); RETURN NULL;', hash='bf364f86fa8bf8bde7a2a16e770728b06126160b', operation='UPDATE', pgid='pgtrigger_update_update_884c1', table='evaluations_index', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='index',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_indexevent" ("approximate", "evaluation_id", "id", "key", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "printed") VALUES (OLD."approximate", OLD."evaluation_id", OLD."id", OLD."key", OLD."label", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."printed"); RETURN NULL;', hash='845c7ec183d7802de5cd65aa97fbb9a9652383cb', operation='DELETE', pgid='pgtrigger_delete_delete_b0483', table='evaluations_index', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='indexevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4193d74a8b82af0aed39427af5e847bbce8620b1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_479d3', table='evaluations_indexevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_lineevent" ("base", "base_kind", "evaluation_id", "id", "index_id", "key", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "topic", "unverified") VALUES (NEW."base", NEW."base_kind", NEW."evaluation_id", NEW."id", NEW."index_id", NEW."key", NEW."label", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."topic", NEW."unverified"); RETURN NULL;', hash='3659cf5095788c50e65382f56f339d7efcf17694', operation='INSERT', pgid='pgtrigger_insert_insert_4f12d', table='evaluations_line', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_lineevent" ("base", "base_kind", "evaluation_id", "id", "index_id", "key", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "topic", "unverified") VALUES (NEW."base", NEW."base_kind", NEW."evaluation_id", NEW."id", NEW."index_id", NEW."key", NEW."label", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."topic", NEW."unverified"); RETURN NULL;', hash='1490b5c214f88e674e3e36d09ca0dd2da7911267', operation='UPDATE', pgid='pgtrigger_update_update_e470d', table='evaluations_line', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='line',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_lineevent" ("base", "base_kind", "evaluation_id", "id", "index_id", "key", "label", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "topic", "unverified") VALUES (OLD."base", OLD."base_kind", OLD."evaluation_id", OLD."id", OLD."index_id", OLD."key", OLD."label", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."topic", OLD."unverified"); RETURN NULL;', hash='68dfaf3a16b658b79378dd0a6303e948078a59c9', operation='DELETE', pgid='pgtrigger_delete_delete_de7b8', table='evaluations_line', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='023eb4879da94aa656d8d9a46a71897ae8c2eb8a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_757cc', table='evaluations_lineevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='linepart',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_linepartevent" ("answer", "count", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed") VALUES (NEW."answer", NEW."count", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."printed"); RETURN NULL;', hash='2639ba608f9dae05bf508d3510d8a924a3fcf56d', operation='INSERT', pgid='pgtrigger_insert_insert_fa5a6', table='evaluations_linepart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='linepart',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_linepartevent" ("answer", "count", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed") VALUES (NEW."answer", NEW."count", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."printed"); RETURN NULL;', hash='18b685b78e20f4f74ebe43f92de85a485d6db7e3', operation='UPDATE', pgid='pgtrigger_update_update_fa653', table='evaluations_linepart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='linepart',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_linepartevent" ("answer", "count", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "printed") VALUES (OLD."answer", OLD."count", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."printed"); RETURN NULL;', hash='02931203fe2174c8d84bfde0abce91f945a677fc', operation='DELETE', pgid='pgtrigger_delete_delete_e380e', table='evaluations_linepart', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='linepartevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4e4ee3eb2afbd5572b2ac4910022489c094c16f4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_08aed', table='evaluations_linepartevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quantifierevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9fc8c70518d0226918703fccd9b51eefc682075b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_765dc', table='evaluations_quantifierevent', when='BEFORE')),
        ),
    ]
