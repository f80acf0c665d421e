import django.db.models.deletion
import intersession.core.translated
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('evaluations', '0001_tables'),
        ('meetings', '0002_taking_part'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Questionnaire',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
            ],
            options={
                'ordering': ('key',),
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('definition', models.JSONField(default=dict)),
                ('codes', models.JSONField(blank=True, default=dict)),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('questionnaire', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='evaluations.questionnaire')),
            ],
            options={
                'verbose_name': 'version of a questionnaire',
                'ordering': ('questionnaire', '-number'),
                'constraints': [models.UniqueConstraint(fields=('questionnaire', 'number'), name='one_version_of_a_number')],
            },
        ),
        migrations.CreateModel(
            name='Survey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('mode', models.CharField(choices=[('anonymous', 'anonymous; whether you answered is known, so that reminders spare you'), ('untracked', 'anonymous; not even whether you answered is known'), ('pseudonymous', 'under a pseudonym, the same at every survey of the dialogue'), ('personal', 'under your name')], default='anonymous', max_length=12)),
                ('stage', models.CharField(choices=[('draft', 'in preparation'), ('open', 'open'), ('closed', 'closed'), ('published', 'published')], default='draft', max_length=10)),
                ('introduction', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('opens_at', models.DateTimeField(blank=True, null=True)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('handed_out', models.PositiveIntegerField(default=0)),
                ('attended', models.PositiveIntegerField(blank=True, null=True)),
                ('merges', models.JSONField(blank=True, default=dict)),
                ('fictional', models.BooleanField(default=False)),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evaluations.version')),
            ],
            options={
                'ordering': ('-meeting__start', 'key'),
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='a_survey_closes_after_it_opens')],
            },
        ),
        migrations.CreateModel(
            name='Code',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('definition', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('example', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('leaves_out', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('says', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('stance', models.CharField(choices=[('positive', 'positive'), ('critical', 'critical'), ('suggestion', 'suggestion')], max_length=12)),
                ('request', models.BooleanField(default=False)),
                ('improvement', models.BooleanField(default=False)),
                ('retired', models.BooleanField(default=False)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='evaluations.survey')),
            ],
            options={
                'ordering': ('survey', 'position', 'key'),
                'constraints': [models.UniqueConstraint(fields=('survey', 'key'), name='one_code_of_a_key_in_a_frame')],
            },
        ),
        migrations.CreateModel(
            name='QuestionnaireEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('made_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.questionnaire')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('group', models.CharField(blank=True, default='', max_length=20)),
                ('answers', models.JSONField(default=dict)),
                ('complete', models.BooleanField(default=True)),
                ('on_paper', models.BooleanField(default=False)),
                ('pseudonym', models.CharField(blank=True, default='', max_length=64)),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='evaluations.survey')),
            ],
            options={
                'ordering': ('survey', 'id'),
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('item', models.CharField(max_length=60)),
                ('text', models.TextField()),
                ('language', models.CharField(max_length=12)),
                ('quotable', models.BooleanField(default=False)),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='evaluations.response')),
            ],
            options={
                'ordering': ('id',),
                'constraints': [models.UniqueConstraint(fields=('response', 'item'), name='one_comment_of_a_response_to_an_item')],
            },
        ),
        migrations.CreateModel(
            name='Segment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='segments', to='evaluations.comment')),
            ],
            options={
                'ordering': ('comment', 'start'),
                'constraints': [models.UniqueConstraint(fields=('comment', 'start', 'end'), name='one_segment_of_a_place'), models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='a_segment_has_a_length')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('final', models.BooleanField(default=False)),
                ('suggested', models.BooleanField(default=False)),
                ('assigned_at', models.DateTimeField(auto_now_add=True)),
                ('coder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('code', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evaluations.code')),
                ('segment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='evaluations.segment')),
            ],
            options={
                'verbose_name': 'assignment of a code',
                'ordering': ('segment', 'code'),
                'constraints': [models.UniqueConstraint(fields=('segment', 'code', 'coder', 'final'), name='a_coder_gives_a_code_once')],
            },
        ),
        migrations.CreateModel(
            name='Sentence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('verdict', models.CharField(choices=[('proposed', 'proposed'), ('kept', 'kept'), ('edited', 'edited'), ('dropped', 'dropped')], default='proposed', max_length=10)),
                ('words', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sentences', to='evaluations.survey')),
            ],
            options={
                'ordering': ('survey', 'position'),
                'constraints': [models.UniqueConstraint(fields=('survey', 'key'), name='one_sentence_of_a_key')],
            },
        ),
        migrations.CreateModel(
            name='SentenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=80)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('verdict', models.CharField(choices=[('proposed', 'proposed'), ('kept', 'kept'), ('edited', 'edited'), ('dropped', 'dropped')], default='proposed', max_length=10)),
                ('words', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.sentence')),
                ('survey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.survey')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CodeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('definition', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('example', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('leaves_out', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('says', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('stance', models.CharField(choices=[('positive', 'positive'), ('critical', 'critical'), ('suggestion', 'suggestion')], max_length=12)),
                ('request', models.BooleanField(default=False)),
                ('improvement', models.BooleanField(default=False)),
                ('retired', models.BooleanField(default=False)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.code')),
                ('survey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.survey')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SurveyInvitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('state', 'States'), ('un_body', 'United Nations secretariat and bodies'), ('specialized_agency', 'Specialized agencies and related organizations'), ('igo', 'Other intergovernmental organizations'), ('ngo', 'Non-governmental organizations'), ('private_sector', 'Private sector'), ('academia', 'Academia and experts'), ('migrants', 'Migrants and their associations'), ('media', 'Media'), ('secretariat', 'Secretariat')], max_length=20)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('answered', models.BooleanField(default=False)),
                ('spent', models.BooleanField(default=False)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.person')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='evaluations.survey')),
            ],
            options={
                'ordering': ('survey', 'id'),
                'constraints': [models.UniqueConstraint(fields=('survey', 'person'), name='one_invitation_of_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Tabulation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cube', models.JSONField(default=list)),
                ('responses', models.PositiveIntegerField()),
                ('complete', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField(auto_now=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('survey', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='tabulation', to='evaluations.survey')),
            ],
            options={
                'ordering': ('survey',),
            },
        ),
        migrations.CreateModel(
            name='TabulationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('cube', models.JSONField(default=list)),
                ('responses', models.PositiveIntegerField()),
                ('complete', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField(auto_now=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.tabulation')),
                ('survey', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.survey')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Unfinished',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('answers', models.JSONField(default=dict)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='evaluations.survey')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='SurveyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('mode', models.CharField(choices=[('anonymous', 'anonymous; whether you answered is known, so that reminders spare you'), ('untracked', 'anonymous; not even whether you answered is known'), ('pseudonymous', 'under a pseudonym, the same at every survey of the dialogue'), ('personal', 'under your name')], default='anonymous', max_length=12)),
                ('stage', models.CharField(choices=[('draft', 'in preparation'), ('open', 'open'), ('closed', 'closed'), ('published', 'published')], default='draft', max_length=10)),
                ('introduction', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('opens_at', models.DateTimeField(blank=True, null=True)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('handed_out', models.PositiveIntegerField(default=0)),
                ('attended', models.PositiveIntegerField(blank=True, null=True)),
                ('merges', models.JSONField(blank=True, default=dict)),
                ('fictional', models.BooleanField(default=False)),
                ('made_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.survey')),
                ('version', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.version')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VersionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('definition', models.JSONField(default=dict)),
                ('codes', models.JSONField(blank=True, default=dict)),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.version')),
                ('questionnaire', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.questionnaire')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionnaire',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_questionnaireevent" ("id", "key", "made_by_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."id", NEW."key", NEW."made_by_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;', hash='f2b72c71eda998779d5a3cc1a731cf6f2e88e6d6', operation='INSERT', pgid='pgtrigger_insert_insert_303cc', table='evaluations_questionnaire', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionnaire',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_questionnaireevent" ("id", "key", "made_by_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."id", NEW."key", NEW."made_by_id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;', hash='b9952e7fba22f46cd3e248256e6ac3dfefbfd0ac', operation='UPDATE', pgid='pgtrigger_update_update_db709', table='evaluations_questionnaire', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionnaire',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_questionnaireevent" ("id", "key", "made_by_id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."id", OLD."key", OLD."made_by_id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;', hash='68113579dffe194831cb7ec05db8f282b44b42b2', operation='DELETE', pgid='pgtrigger_delete_delete_7772a', table='evaluations_questionnaire', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionnaireevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e55db45eb8e24d632535064f46d0a4b4ecd77b5d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d4c3c', table='evaluations_questionnaireevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sentenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='585c4a950d1987f3fe9d0aae9f4e5da01f4465af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ab682', table='evaluations_sentenceevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sentence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_sentenceevent" ("decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "survey_id", "verdict", "words") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."survey_id", NEW."verdict", NEW."words"); RETURN NULL;', hash='147987ee734adebe937999b240483f3e9c552851', operation='INSERT', pgid='pgtrigger_insert_insert_d137d', table='evaluations_sentence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sentence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_sentenceevent" ("decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "survey_id", "verdict", "words") VALUES (NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."survey_id", NEW."verdict", NEW."words"); RETURN NULL;', hash='ba372ed727a08d6222dbde484937dbfef3b6ea62', operation='UPDATE', pgid='pgtrigger_update_update_c12a7', table='evaluations_sentence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sentence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_sentenceevent" ("decided_at", "decided_by_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "survey_id", "verdict", "words") VALUES (OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."survey_id", OLD."verdict", OLD."words"); RETURN NULL;', hash='2cd48736df9db0f27ac84302b86aa58e0aee189e', operation='DELETE', pgid='pgtrigger_delete_delete_9b53b', table='evaluations_sentence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='codeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e0ff1e2bb06286c10c9ff45b26a03f3bc62a6d32', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aa0b2', table='evaluations_codeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='code',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_codeevent" ("definition", "example", "id", "improvement", "key", "label", "leaves_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "request", "retired", "says", "stance", "survey_id") VALUES (NEW."definition", NEW."example", NEW."id", NEW."improvement", NEW."key", NEW."label", NEW."leaves_out", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."request", NEW."retired", NEW."says", NEW."stance", NEW."survey_id"); RETURN NULL;', hash='ce184210e6749e5751c2dbb367e4fa6f089f5066', operation='INSERT', pgid='pgtrigger_insert_insert_732df', table='evaluations_code', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='code',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_codeevent" ("definition", "example", "id", "improvement", "key", "label", "leaves_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "request", "retired", "says", "stance", "survey_id") VALUES (NEW."definition", NEW."example", NEW."id", NEW."improvement", NEW."key", NEW."label", NEW."leaves_out", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."request", NEW."retired", NEW."says", NEW."stance", NEW."survey_id"); RETURN NULL;', hash='2db3eb199c6c1f5b70cbd66b5cc1507e2ca76e5b', operation='UPDATE', pgid='pgtrigger_update_update_26aa7', table='evaluations_code', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='code',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_codeevent" ("definition", "example", "id", "improvement", "key", "label", "leaves_out", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "request", "retired", "says", "stance", "survey_id") VALUES (OLD."definition", OLD."example", OLD."id", OLD."improvement", OLD."key", OLD."label", OLD."leaves_out", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."request", OLD."retired", OLD."says", OLD."stance", OLD."survey_id"); RETURN NULL;', hash='ccfaef2a9e1df26199c62f3ac6e678da7038ce7c', operation='DELETE', pgid='pgtrigger_delete_delete_c2580', table='evaluations_code', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tabulation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_tabulationevent" ("approved_at", "approved_by_id", "complete", "cube", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responses", "survey_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."complete", NEW."cube", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."responses", NEW."survey_id"); RETURN NULL;', hash='d32eb217ffbc279956fac49a04ef51003a0a4f5e', operation='INSERT', pgid='pgtrigger_insert_insert_899f1', table='evaluations_tabulation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tabulation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_tabulationevent" ("approved_at", "approved_by_id", "complete", "cube", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responses", "survey_id") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."complete", NEW."cube", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."responses", NEW."survey_id"); RETURN NULL;', hash='61d55a7caa54f2fc53f5786eb79e0cfc86923678', operation='UPDATE', pgid='pgtrigger_update_update_0eb4d', table='evaluations_tabulation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tabulation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_tabulationevent" ("approved_at", "approved_by_id", "complete", "cube", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responses", "survey_id") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."complete", OLD."cube", OLD."id", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."responses", OLD."survey_id"); RETURN NULL;', hash='a5b906c4ab55f001eb9dfe2ea31b010b5f8a5d34', operation='DELETE', pgid='pgtrigger_delete_delete_406cf', table='evaluations_tabulation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='tabulationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4ace3fb73a4a52fb3fa7bd1705003de304318fa7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78002', table='evaluations_tabulationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='version',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_versionevent" ("codes", "definition", "edits", "frozen_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id") VALUES (NEW."codes", NEW."definition", NEW."edits", NEW."frozen_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."questionnaire_id"); RETURN NULL;', hash='90c74b2cb564b6b347972667e2be27a3818b21f9', operation='INSERT', pgid='pgtrigger_insert_insert_ee148', table='evaluations_version', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='version',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_versionevent" ("codes", "definition", "edits", "frozen_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id") VALUES (NEW."codes", NEW."definition", NEW."edits", NEW."frozen_at", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."questionnaire_id"); RETURN NULL;', hash='79b73ca16cc79c68ceaa9d0fedf9f0d7b5e2450f', operation='UPDATE', pgid='pgtrigger_update_update_63a2e', table='evaluations_version', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='version',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_versionevent" ("codes", "definition", "edits", "frozen_at", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionnaire_id") VALUES (OLD."codes", OLD."definition", OLD."edits", OLD."frozen_at", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."questionnaire_id"); RETURN NULL;', hash='65ea0402055c52e6252ca437e528e2952029bff6', operation='DELETE', pgid='pgtrigger_delete_delete_0bfee', table='evaluations_version', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='version',
            trigger=pgtrigger.compiler.Trigger(name='version_is_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.frozen_at IS NOT NULL AND (OLD.* IS DISTINCT FROM NEW.*))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='184aa7f656931fd56e89bcef48fbf9d94f009727', operation='UPDATE', pgid='pgtrigger_version_is_frozen_97d5b', table='evaluations_version', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='surveyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c94986d3f99f5df541be7c6db9770e417c2d927f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e72fe', table='evaluations_surveyevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_surveyevent" ("attended", "closes_at", "fictional", "handed_out", "id", "introduction", "key", "made_by_id", "meeting_id", "merges", "mode", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "version_id") VALUES (NEW."attended", NEW."closes_at", NEW."fictional", NEW."handed_out", NEW."id", NEW."introduction", NEW."key", NEW."made_by_id", NEW."meeting_id", NEW."merges", NEW."mode", NEW."opens_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage", NEW."version_id"); RETURN NULL;', hash='b9d2a7dbc82cff49a1b9c0ac730717419722a883', operation='INSERT', pgid='pgtrigger_insert_insert_bfd30', table='evaluations_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_surveyevent" ("attended", "closes_at", "fictional", "handed_out", "id", "introduction", "key", "made_by_id", "meeting_id", "merges", "mode", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "version_id") VALUES (NEW."attended", NEW."closes_at", NEW."fictional", NEW."handed_out", NEW."id", NEW."introduction", NEW."key", NEW."made_by_id", NEW."meeting_id", NEW."merges", NEW."mode", NEW."opens_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage", NEW."version_id"); RETURN NULL;', hash='8369fcc0e75baf13edd88e77b8d4a27880be5c6b', operation='UPDATE', pgid='pgtrigger_update_update_5fc8a', table='evaluations_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_surveyevent" ("attended", "closes_at", "fictional", "handed_out", "id", "introduction", "key", "made_by_id", "meeting_id", "merges", "mode", "opens_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage", "version_id") VALUES (OLD."attended", OLD."closes_at", OLD."fictional", OLD."handed_out", OLD."id", OLD."introduction", OLD."key", OLD."made_by_id", OLD."meeting_id", OLD."merges", OLD."mode", OLD."opens_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage", OLD."version_id"); RETURN NULL;', hash='b63aa28f8e9a50472eddd05584503ec51c30f1dc', operation='DELETE', pgid='pgtrigger_delete_delete_e13e2', table='evaluations_survey', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='survey',
            trigger=pgtrigger.compiler.Trigger(name='mode_is_kept', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.mode IS DISTINCT FROM NEW.mode)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='ae7f3e6e8d76b4d5b170f1cfdbaa250a707c3e32', operation='UPDATE', pgid='pgtrigger_mode_is_kept_bf92d', table='evaluations_survey', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='versionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c250f178061f834c16e010c48d657cef8914d1c5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5d1ab', table='evaluations_versionevent', when='BEFORE')),
        ),
    ]
