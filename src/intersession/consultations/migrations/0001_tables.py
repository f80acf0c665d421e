import django.contrib.postgres.fields
import django.db.models.deletion
import intersession.core.partial_dates
import intersession.core.translated
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('cycles', '0001_tables'),
        ('documents', '0001_tables'),
        ('meetings', '0001_tables'),
        ('membership', '0001_tables'),
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
                ('kind', models.CharField(choices=[('theme', 'Choice of the overarching theme'), ('topics', 'Choice of the workshop topics'), ('silence', 'Silence procedure'), ('straw_poll', 'Straw poll')], max_length=10)),
                ('state', models.CharField(choices=[('history', 'recorded'), ('draft', 'in preparation'), ('open', 'open'), ('closed', 'closed'), ('decided', 'decided'), ('withdrawn', 'withdrawn')], default='history', max_length=10)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('explanation', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('proposed_by', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('proposed_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('asked_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('method', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seats', models.PositiveSmallIntegerField(default=1)),
                ('capped', models.BooleanField(default=True)),
                ('no_objection', models.BooleanField(default=False)),
                ('abstention', models.BooleanField(default=False)),
                ('others_welcome', models.BooleanField(default=False)),
                ('opens_at', models.DateTimeField(blank=True, null=True)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('tie_policy', models.CharField(choices=[('chair', 'the Chair consults'), ('run_off', 'a second consultation among those tied'), ('all', 'all those tied are taken'), ('lots', 'lots are drawn in public, before a witness')], default='chair', max_length=8)),
                ('publication', models.CharField(choices=[('aggregate', 'counts only'), ('attributed', 'the reply of each Member')], default='aggregate', max_length=10)),
                ('withdrawn_reason', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('outcome', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('replies', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('cycle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.document')),
            ],
            options={
                'ordering': ('cycle', 'kind', 'key'),
            },
        ),
        migrations.CreateModel(
            name='Addendum',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('added_at', models.DateTimeField(auto_now_add=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='addenda', to='consultations.consultation')),
            ],
            options={
                'verbose_name_plural': 'addenda',
                'ordering': ('consultation', 'added_at'),
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
                ('kind', models.CharField(choices=[('theme', 'Choice of the overarching theme'), ('topics', 'Choice of the workshop topics'), ('silence', 'Silence procedure'), ('straw_poll', 'Straw poll')], max_length=10)),
                ('state', models.CharField(choices=[('history', 'recorded'), ('draft', 'in preparation'), ('open', 'open'), ('closed', 'closed'), ('decided', 'decided'), ('withdrawn', 'withdrawn')], default='history', max_length=10)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('explanation', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('proposed_by', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('proposed_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('asked_on', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('method', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seats', models.PositiveSmallIntegerField(default=1)),
                ('capped', models.BooleanField(default=True)),
                ('no_objection', models.BooleanField(default=False)),
                ('abstention', models.BooleanField(default=False)),
                ('others_welcome', models.BooleanField(default=False)),
                ('opens_at', models.DateTimeField(blank=True, null=True)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('tie_policy', models.CharField(choices=[('chair', 'the Chair consults'), ('run_off', 'a second consultation among those tied'), ('all', 'all those tied are taken'), ('lots', 'lots are drawn in public, before a witness')], default='chair', max_length=8)),
                ('publication', models.CharField(choices=[('aggregate', 'counts only'), ('attributed', 'the reply of each Member')], default='aggregate', max_length=10)),
                ('withdrawn_reason', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('outcome', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('replies', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('cycle', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.cycle')),
                ('meeting', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('paper', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.document')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='consultations.consultation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('manner', models.CharField(choices=[('consensus', 'by consensus'), ('no_objection', 'without objection'), ('majority', 'following the replies of Members'), ('chair', 'by the Chair after consultation')], max_length=12)),
                ('words', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('reason', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('decided_on', models.DateField()),
                ('chosen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, size=None)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='consultations.consultation')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('consultation',),
            },
        ),
        migrations.CreateModel(
            name='DecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('manner', models.CharField(choices=[('consensus', 'by consensus'), ('no_objection', 'without objection'), ('majority', 'following the replies of Members'), ('chair', 'by the Chair after consultation')], max_length=12)),
                ('words', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('reason', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('decided_on', models.DateField()),
                ('chosen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, size=None)),
                ('recorded_at', models.DateTimeField(auto_now_add=True)),
                ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='consultations.decision')),
                ('recorded_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('progress', models.CharField(choices=[('not_seen', 'not seen'), ('awaiting', 'awaiting instructions'), ('draft', 'draft')], default='not_seen', max_length=10)),
                ('answer', models.CharField(blank=True, default='', max_length=12)),
                ('choices', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, size=None)),
                ('positions', models.JSONField(blank=True, default=dict)),
                ('comment', models.TextField(blank=True, default='')),
                ('others', models.TextField(blank=True, default='')),
                ('version', models.PositiveIntegerField(default=1)),
                ('edited_at', models.DateTimeField(auto_now=True)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='consultations.consultation')),
                ('edited_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='membership.entity')),
            ],
            options={
                'ordering': ('consultation', 'entity'),
            },
        ),
        migrations.CreateModel(
            name='Entitlement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('counted', models.BooleanField(default=True)),
                ('group', models.CharField(blank=True, default='', max_length=20)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entitlements', to='consultations.consultation')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.entity')),
            ],
            options={
                'ordering': ('consultation', 'entity'),
            },
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('closing', models.BooleanField(default=False)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='heads', to='consultations.consultation')),
            ],
            options={
                'ordering': ('consultation', 'made_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Option',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('letter', models.CharField(max_length=4)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('votes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('candidate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.candidate')),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='options', to='consultations.consultation')),
            ],
            options={
                'ordering': ('consultation', 'position', 'letter'),
            },
        ),
        migrations.CreateModel(
            name='OptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('letter', models.CharField(max_length=4)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('votes', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('candidate', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.candidate')),
                ('consultation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='consultations.consultation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='consultations.option')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField(auto_now_add=True)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reminders', to='consultations.consultation')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.entity')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('consultation', 'sent_at'),
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('place', models.PositiveIntegerField()),
                ('counted', models.BooleanField(default=True)),
                ('late', models.BooleanField(default=False)),
                ('channel', models.CharField(choices=[('online', 'on this site'), ('paper', 'on paper, entered by the secretariat')], default='online', max_length=8)),
                ('answer', models.CharField(choices=[('choice', 'choice'), ('no_objection', 'no objection to any'), ('abstention', 'abstention'), ('objection', 'objection')], max_length=12)),
                ('choices', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=4), blank=True, default=list, size=None)),
                ('positions', models.JSONField(blank=True, default=dict)),
                ('comment', models.TextField(blank=True, default='')),
                ('others', models.TextField(blank=True, default='')),
                ('instruction', models.CharField(blank=True, default='', max_length=200)),
                ('received_at', models.DateTimeField()),
                ('scan', models.FileField(blank=True, max_length=200, upload_to='replies/')),
                ('record', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('salt', models.CharField(max_length=64)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies_received', to='consultations.consultation')),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.entity')),
                ('submitted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('consultation', 'place'),
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('figures', models.JSONField(default=dict)),
                ('counted_at', models.DateTimeField(auto_now=True)),
                ('consultation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='result', to='consultations.consultation')),
                ('head', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consultations.head')),
            ],
            options={
                'ordering': ('consultation',),
            },
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='a_consultation_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='consultation',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ('history', 'draft')), models.Q(('closes_at__isnull', False), ('opens_at__isnull', False)), _connector='OR'), name='an_opened_consultation_has_its_times'),
        ),
        migrations.AddConstraint(
            model_name='draft',
            constraint=models.UniqueConstraint(fields=('consultation', 'entity'), name='one_draft_of_an_entity'),
        ),
        migrations.AddConstraint(
            model_name='entitlement',
            constraint=models.UniqueConstraint(fields=('consultation', 'entity'), name='an_entity_is_entitled_once'),
        ),
        migrations.AddConstraint(
            model_name='option',
            constraint=models.UniqueConstraint(fields=('consultation', 'letter'), name='one_option_of_a_letter'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(fields=('consultation', 'entity', 'version'), name='one_reply_of_a_version'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(fields=('consultation', 'place'), name='one_reply_at_a_place_in_the_log'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultationevent" ("abstention", "asked_on", "capped", "closes_at", "cycle_id", "explanation", "id", "key", "kind", "meeting_id", "method", "no_objection", "opens_at", "others_welcome", "outcome", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "proposed_on", "publication", "replies", "seats", "sources", "state", "tie_policy", "title", "unverified", "withdrawn_reason") VALUES (NEW."abstention", NEW."asked_on", NEW."capped", NEW."closes_at", NEW."cycle_id", NEW."explanation", NEW."id", NEW."key", NEW."kind", NEW."meeting_id", NEW."method", NEW."no_objection", NEW."opens_at", NEW."others_welcome", NEW."outcome", NEW."paper_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_by", NEW."proposed_on", NEW."publication", NEW."replies", NEW."seats", NEW."sources", NEW."state", NEW."tie_policy", NEW."title", NEW."unverified", NEW."withdrawn_reason"); RETURN NULL;', hash='ef767290ed933c845b0bc04bc954f7fedebf10a5', operation='INSERT', pgid='pgtrigger_insert_insert_c7113', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_consultationevent" ("abstention", "asked_on", "capped", "closes_at", "cycle_id", "explanation", "id", "key", "kind", "meeting_id", "method", "no_objection", "opens_at", "others_welcome", "outcome", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "proposed_on", "publication", "replies", "seats", "sources", "state", "tie_policy", "title", "unverified", "withdrawn_reason") VALUES (NEW."abstention", NEW."asked_on", NEW."capped", NEW."closes_at", NEW."cycle_id", NEW."explanation", NEW."id", NEW."key", NEW."kind", NEW."meeting_id", NEW."method", NEW."no_objection", NEW."opens_at", NEW."others_welcome", NEW."outcome", NEW."paper_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_by", NEW."proposed_on", NEW."publication", NEW."replies", NEW."seats", NEW."sources", NEW."state", NEW."tie_policy", NEW."title", NEW."unverified", NEW."withdrawn_reason"); RETURN NULL;', hash='9e19b64581ce4230738d6945d36c1937187bdfcf', operation='UPDATE', pgid='pgtrigger_update_update_1617e', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_consultationevent" ("abstention", "asked_on", "capped", "closes_at", "cycle_id", "explanation", "id", "key", "kind", "meeting_id", "method", "no_objection", "opens_at", "others_welcome", "outcome", "paper_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by", "proposed_on", "publication", "replies", "seats", "sources", "state", "tie_policy", "title", "unverified", "withdrawn_reason") VALUES (OLD."abstention", OLD."asked_on", OLD."capped", OLD."closes_at", OLD."cycle_id", OLD."explanation", OLD."id", OLD."key", OLD."kind", OLD."meeting_id", OLD."method", OLD."no_objection", OLD."opens_at", OLD."others_welcome", OLD."outcome", OLD."paper_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_by", OLD."proposed_on", OLD."publication", OLD."replies", OLD."seats", OLD."sources", OLD."state", OLD."tie_policy", OLD."title", OLD."unverified", OLD."withdrawn_reason"); RETURN NULL;', hash='7bdc2b8be7a8aaf9e7d17452f579fefe86824ace', operation='DELETE', pgid='pgtrigger_delete_delete_3ce54', table='consultations_consultation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultation',
            trigger=pgtrigger.compiler.Trigger(name='terms_are_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (OLD.state IN ('open', 'closed', 'decided', 'withdrawn') AND (OLD.kind IS DISTINCT FROM NEW.kind OR OLD.title IS DISTINCT FROM NEW.title OR OLD.explanation IS DISTINCT FROM NEW.explanation OR OLD.paper_id IS DISTINCT FROM NEW.paper_id OR OLD.seats IS DISTINCT FROM NEW.seats OR OLD.capped IS DISTINCT FROM NEW.capped OR OLD.no_objection IS DISTINCT FROM NEW.no_objection OR OLD.abstention IS DISTINCT FROM NEW.abstention OR OLD.others_welcome IS DISTINCT FROM NEW.others_welcome OR OLD.opens_at IS DISTINCT FROM NEW.opens_at OR OLD.closes_at IS DISTINCT FROM NEW.closes_at OR OLD.tie_policy IS DISTINCT FROM NEW.tie_policy OR OLD.publication IS DISTINCT FROM NEW.publication))", func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='9d06950850eb0e58b6e2befe6971bcb41f04c618', operation='UPDATE', pgid='pgtrigger_terms_are_frozen_e02b7', table='consultations_consultation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='addendum',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='984bcf800a9d1bd05edf440449b81dfa185635c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6e4f3', table='consultations_addendum', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consultationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9da86ca563f7c51c2737f2748eef0877888f836b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_44434', table='consultations_consultationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_decisionevent" ("chosen", "consultation_id", "decided_on", "id", "manner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "words") VALUES (NEW."chosen", NEW."consultation_id", NEW."decided_on", NEW."id", NEW."manner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."words"); RETURN NULL;', hash='647543024ab4429bfa3119fe8a2c58780a293e12', operation='INSERT', pgid='pgtrigger_insert_insert_5d351', table='consultations_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_decisionevent" ("chosen", "consultation_id", "decided_on", "id", "manner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "words") VALUES (NEW."chosen", NEW."consultation_id", NEW."decided_on", NEW."id", NEW."manner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."words"); RETURN NULL;', hash='12ead9fc44ec1a3d4b8cc83bc34bdb0cb7e764b6', operation='UPDATE', pgid='pgtrigger_update_update_f3aa9', table='consultations_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_decisionevent" ("chosen", "consultation_id", "decided_on", "id", "manner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "words") VALUES (OLD."chosen", OLD."consultation_id", OLD."decided_on", OLD."id", OLD."manner", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."words"); RETURN NULL;', hash='2bfabb81b365c28cba98b9ec8e5ef5bbdad75ae7', operation='DELETE', pgid='pgtrigger_delete_delete_e12dc', table='consultations_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cfc2e86bbba6bc1141dfbbd3ca0ebe8cf9fdf4e1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_06685', table='consultations_decisionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entitlement',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='22d9f14e5fff2404d02d401f26d7cb263bb5d554', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4c9e2', table='consultations_entitlement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='head',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2e5de5f01f81c726201127722d0a05c6da6414f2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0ca0e', table='consultations_head', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='option',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_optionevent" ("candidate_id", "consultation_id", "id", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "votes") VALUES (NEW."candidate_id", NEW."consultation_id", NEW."id", NEW."letter", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."title", NEW."votes"); RETURN NULL;', hash='5f7d43800e0ec3e7a3d28aad65f5d2c3dac32639', operation='INSERT', pgid='pgtrigger_insert_insert_2e107', table='consultations_option', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='option',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "consultations_optionevent" ("candidate_id", "consultation_id", "id", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "votes") VALUES (NEW."candidate_id", NEW."consultation_id", NEW."id", NEW."letter", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."title", NEW."votes"); RETURN NULL;', hash='7d1f7585411b84453e83569d4bb8dc0299bb8188', operation='UPDATE', pgid='pgtrigger_update_update_f14d4', table='consultations_option', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='option',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "consultations_optionevent" ("candidate_id", "consultation_id", "id", "letter", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "title", "votes") VALUES (OLD."candidate_id", OLD."consultation_id", OLD."id", OLD."letter", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."title", OLD."votes"); RETURN NULL;', hash='a17dd45c46585807f49d743e2d049f8e16694262', operation='DELETE', pgid='pgtrigger_delete_delete_9add1', table='consultations_option', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='option',
            trigger=pgtrigger.compiler.Trigger(name='options_are_frozen', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE stands text;', func="\n    SELECT state INTO stands FROM consultations_consultation\n        WHERE id = COALESCE(NEW.consultation_id, OLD.consultation_id);\n    IF stands IN ('open', 'closed', 'decided', 'withdrawn') THEN\n        RAISE EXCEPTION 'options_are_frozen: the consultation has been opened';\n    END IF;\n    RETURN COALESCE(NEW, OLD);\n", hash='2506b9e1d441621467e8836f8118688720fd23e2', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_options_are_frozen_8fba9', table='consultations_option', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='optionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0f1f7ff56c66e73dcc7de4e4d05a96433ee49e48', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6dee2', table='consultations_optionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reminder',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7e280f3bd5b874d962b0536bb9af9c9762f64604', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_98611', table='consultations_reminder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9f44c6319636bb93f0e4b7934dacf9f806c5103d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_365d6', table='consultations_reply', when='BEFORE')),
        ),
    ]
