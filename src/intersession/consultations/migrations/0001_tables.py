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
        ('cycles', '0001_tables'),
        ('meetings', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('theme', 'Choice of the overarching theme'), ('topics', 'Choice of the workshop topics')], max_length=10)),
                ('proposed_by', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('proposed_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('asked_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('method', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seats', models.PositiveSmallIntegerField(default=1)),
                ('others_welcome', models.BooleanField(default=False)),
                ('outcome', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('replies', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ('cycle', 'kind'),
            },
        ),
        migrations.CreateModel(
            name='ConsultationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('kind', models.CharField(choices=[('theme', 'Choice of the overarching theme'), ('topics', 'Choice of the workshop topics')], max_length=10)),
                ('proposed_by', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('proposed_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('asked_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('method', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seats', models.PositiveSmallIntegerField(default=1)),
                ('others_welcome', models.BooleanField(default=False)),
                ('outcome', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('replies', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('cycle', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.cycle')),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='consultations.consultation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('votes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.candidate')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='consultations.consultation')),
            ],
            options={
                'ordering': ('consultation', 'candidate'),
            },
        ),
        migrations.CreateModel(
            name='OptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('votes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('candidate', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.candidate')),
                ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='consultations.option')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.UniqueConstraint(fields=('cycle', 'kind'), name='one_consultation_of_a_kind_a_year'),
        ),
        migrations.AddConstraint(
            model_name='option',
            constraint=models.UniqueConstraint(fields=('consultation', 'candidate'), name='a_candidate_once_a_consultation'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultationevent" ("asked_on", "cycle_id", "id", "key", "kind", "meeting_id", "method", "others_welcome", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "proposed_on", "replies", "seats", "sources", "unverified") VALUES (NEW."asked_on", NEW."cycle_id", NEW."id", NEW."key", NEW."kind", NEW."meeting_id", NEW."method", NEW."others_welcome", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_by", NEW."proposed_on", NEW."replies", NEW."seats", NEW."sources", NEW."unverified"); RETURN NULL;', hash='5307cfd7a9b82b7fd7b6315b8d263547119acd72', operation='INSERT', pgid='pgtrigger_insert_insert_c7113', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_consultationevent" ("asked_on", "cycle_id", "id", "key", "kind", "meeting_id", "method", "others_welcome", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "proposed_on", "replies", "seats", "sources", "unverified") VALUES (NEW."asked_on", NEW."cycle_id", NEW."id", NEW."key", NEW."kind", NEW."meeting_id", NEW."method", NEW."others_welcome", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_by", NEW."proposed_on", NEW."replies", NEW."seats", NEW."sources", NEW."unverified"); RETURN NULL;', hash='f3425e97a7b8638b6f15392a400c447217f33480', operation='UPDATE', pgid='pgtrigger_update_update_1617e', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultationevent" ("asked_on", "cycle_id", "id", "key", "kind", "meeting_id", "method", "others_welcome", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "proposed_on", "replies", "seats", "sources", "unverified") VALUES (OLD."asked_on", OLD."cycle_id", OLD."id", OLD."key", OLD."kind", OLD."meeting_id", OLD."method", OLD."others_welcome", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_by", OLD."proposed_on", OLD."replies", OLD."seats", OLD."sources", OLD."unverified"); RETURN NULL;', hash='308fa250cd135dc24e02626a6b66b2bc4cea7103', operation='DELETE', pgid='pgtrigger_delete_delete_3ce54', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9da86ca563f7c51c2737f2748eef0877888f836b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_44434', table='consultations_consultationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='option',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_optionevent" ("candidate_id", "consultation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "votes") VALUES (NEW."candidate_id", NEW."consultation_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."votes"); RETURN NULL;', hash='651a1732a8bc76462e04e395b81afe93d80581ac', operation='INSERT', pgid='pgtrigger_insert_insert_2e107', table='consultations_option', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='option',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_optionevent" ("candidate_id", "consultation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "votes") VALUES (NEW."candidate_id", NEW."consultation_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."votes"); RETURN NULL;', hash='259e1e56af0881ddc834af5aa3ce1bf5ed193509', operation='UPDATE', pgid='pgtrigger_update_update_f14d4', table='consultations_option', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='option',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_optionevent" ("candidate_id", "consultation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "votes") VALUES (OLD."candidate_id", OLD."consultation_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."votes"); RETURN NULL;', hash='10970867e2f11454930a569dcbfb795c4efb27f1', operation='DELETE', pgid='pgtrigger_delete_delete_9add1', table='consultations_option', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='optionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0f1f7ff56c66e73dcc7de4e4d05a96433ee49e48', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6dee2', table='consultations_optionevent', when='BEFORE')),
        ),
    ]
