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
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('letter', models.CharField(max_length=4)),
                ('kind', models.CharField(choices=[('theme', 'Overarching theme'), ('topic', 'Topic')], max_length=10)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('background', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('purpose', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('fate', models.CharField(choices=[('open', 'not decided yet'), ('chosen', 'chosen'), ('not_chosen', 'not chosen')], default='open', max_length=12)),
                ('came_back_as', intersession.core.translated.TranslatedField(blank=True, default=dict)),
            ],
            options={
                'ordering': ('cycle', 'kind', 'letter'),
            },
        ),
        migrations.CreateModel(
            name='Cycle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('year', models.PositiveSmallIntegerField(unique=True)),
                ('theme', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('chosen_by', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('fictional', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ('-year',),
            },
        ),
        migrations.CreateModel(
            name='CandidateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('letter', models.CharField(max_length=4)),
                ('kind', models.CharField(choices=[('theme', 'Overarching theme'), ('topic', 'Topic')], max_length=10)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('background', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('purpose', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('fate', models.CharField(choices=[('open', 'not decided yet'), ('chosen', 'chosen'), ('not_chosen', 'not chosen')], default='open', max_length=12)),
                ('came_back_as', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cycles.candidate')),
                ('came_back', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.cycle')),
                ('cycle', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.cycle')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='candidate',
            name='came_back',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='returned_candidates', to='cycles.cycle'),
        ),
        migrations.AddField(
            model_name='candidate',
            name='cycle',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='cycles.cycle'),
        ),
        migrations.CreateModel(
            name='CycleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('year', models.PositiveSmallIntegerField()),
                ('theme', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('chosen_by', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('fictional', models.BooleanField(default=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cycles.cycle')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GuidingQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='cycles.candidate')),
            ],
            options={
                'ordering': ('candidate', 'position'),
            },
        ),
        migrations.CreateModel(
            name='GuidingQuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('candidate', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.candidate')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cycles.guidingquestion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('what', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='cycles.cycle')),
            ],
            options={
                'ordering': ('cycle', 'start', 'key'),
            },
        ),
        migrations.CreateModel(
            name='MilestoneEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('what', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('cycle', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.cycle')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='cycles.milestone')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(fields=('cycle', 'letter'), name='one_candidate_of_a_letter'),
        ),
        migrations.AddConstraint(
            model_name='guidingquestion',
            constraint=models.UniqueConstraint(fields=('candidate', 'position'), name='one_question_at_a_position'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.UniqueConstraint(fields=('cycle', 'key'), name='one_milestone_of_a_key'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cycle',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_cycleevent" ("chosen_by", "fictional", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "theme", "unverified", "year") VALUES (NEW."chosen_by", NEW."fictional", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."theme", NEW."unverified", NEW."year"); RETURN NULL;', hash='7164190119314c9b280c4d898fa5aff36dcecbff', operation='INSERT', pgid='pgtrigger_insert_insert_ef7ea', table='cycles_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cycle',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cycles_cycleevent" ("chosen_by", "fictional", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "theme", "unverified", "year") VALUES (NEW."chosen_by", NEW."fictional", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."theme", NEW."unverified", NEW."year"); RETURN NULL;', hash='77bde7ca44a15e0b2bc99838a8a813ab86bc174d', operation='UPDATE', pgid='pgtrigger_update_update_bd06d', table='cycles_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cycle',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_cycleevent" ("chosen_by", "fictional", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "theme", "unverified", "year") VALUES (OLD."chosen_by", OLD."fictional", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."theme", OLD."unverified", OLD."year"); RETURN NULL;', hash='ffa701f483c186de9b159ac397b7349371e6630b', operation='DELETE', pgid='pgtrigger_delete_delete_cc714', table='cycles_cycle', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='candidateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6be9d8d627ebd6df15ec562a6012d03ea41690dc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_62a43', table='cycles_candidateevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='candidate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_candidateevent" ("background", "came_back_as", "came_back_id", "cycle_id", "fate", "id", "kind", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sources", "title", "unverified") VALUES (NEW."background", NEW."came_back_as", NEW."came_back_id", NEW."cycle_id", NEW."fate", NEW."id", NEW."kind", NEW."letter", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."sources", NEW."title", NEW."unverified"); RETURN NULL;', hash='d8685f556f28d4336487c7bf613e95d7207412b8', operation='INSERT', pgid='pgtrigger_insert_insert_9c3a8', table='cycles_candidate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='candidate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cycles_candidateevent" ("background", "came_back_as", "came_back_id", "cycle_id", "fate", "id", "kind", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sources", "title", "unverified") VALUES (NEW."background", NEW."came_back_as", NEW."came_back_id", NEW."cycle_id", NEW."fate", NEW."id", NEW."kind", NEW."letter", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."sources", NEW."title", NEW."unverified"); RETURN NULL;', hash='692b241c7439438c932873d35404d463f3d633de', operation='UPDATE', pgid='pgtrigger_update_update_ac48f', table='cycles_candidate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='candidate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_candidateevent" ("background", "came_back_as", "came_back_id", "cycle_id", "fate", "id", "kind", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "sources", "title", "unverified") VALUES (OLD."background", OLD."came_back_as", OLD."came_back_id", OLD."cycle_id", OLD."fate", OLD."id", OLD."kind", OLD."letter", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."sources", OLD."title", OLD."unverified"); RETURN NULL;', hash='b0d3033e5b03ad6866637b98c11c03355710b128', operation='DELETE', pgid='pgtrigger_delete_delete_20569', table='cycles_candidate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cycleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ac1581a741d37026be9540b4e5266c2eab239115', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f7df5', table='cycles_cycleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guidingquestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_guidingquestionevent" ("candidate_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."candidate_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='0c317026123c1128b3e84468b138af5aabf9f8e7', operation='INSERT', pgid='pgtrigger_insert_insert_026ea', table='cycles_guidingquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guidingquestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cycles_guidingquestionevent" ("candidate_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."candidate_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='7aac6d3e0e26418104c32ca34d04089c1f155c24', operation='UPDATE', pgid='pgtrigger_update_update_5a0d8', table='cycles_guidingquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guidingquestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_guidingquestionevent" ("candidate_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."candidate_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;', hash='aa53ade1a011d9ac9d0b833b04baf07af88ae08c', operation='DELETE', pgid='pgtrigger_delete_delete_69b4c', table='cycles_guidingquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='guidingquestionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a067b6cdbe3c7b40ddc326ecdac9cce44890849b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6d910', table='cycles_guidingquestionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_milestoneevent" ("cycle_id", "end", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "start", "unverified", "what") VALUES (NEW."cycle_id", NEW."end", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."start", NEW."unverified", NEW."what"); RETURN NULL;', hash='2ee01cfdced2bd485ab933bb1deda5e4a6de5f57', operation='INSERT', pgid='pgtrigger_insert_insert_1df29', table='cycles_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "cycles_milestoneevent" ("cycle_id", "end", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "start", "unverified", "what") VALUES (NEW."cycle_id", NEW."end", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."start", NEW."unverified", NEW."what"); RETURN NULL;', hash='a3e1605aa60c1751a50cfa300d0bd9dbda763b0c', operation='UPDATE', pgid='pgtrigger_update_update_fcb5c', table='cycles_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestone',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "cycles_milestoneevent" ("cycle_id", "end", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "start", "unverified", "what") VALUES (OLD."cycle_id", OLD."end", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."start", OLD."unverified", OLD."what"); RETURN NULL;', hash='45d83353c9696b5a1d91b446f3a450114bb654ff', operation='DELETE', pgid='pgtrigger_delete_delete_5fc47', table='cycles_milestone', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='milestoneevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='37adf122697440c8f7a572e0a994381efb5f0041', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4014d', table='cycles_milestoneevent', when='BEFORE')),
        ),
    ]
