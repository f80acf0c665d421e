import django.contrib.postgres.fields
import django.db.models.deletion
import intersession.core.translated
import intersession.meetings.models.taking_part
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('cycles', '0001_tables'),
        ('meetings', '0001_tables'),
        ('membership', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='meeting',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='session',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='session',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='session',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='speaker',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='speaker',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='speaker',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='session',
            name='a_session_ends_after_it_starts',
        ),
        migrations.CreateModel(
            name='Admission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opens_at', models.DateTimeField(blank=True, null=True)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('nominations_only', models.BooleanField(default=False)),
                ('places', models.PositiveIntegerField(blank=True, null=True)),
                ('conditions', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('listing', models.CharField(choices=[('all', 'everyone who takes part'), ('consent', 'those who agreed to it'), ('none', 'nobody: entities only')], default='consent', max_length=8)),
                ('asks_gender', models.BooleanField(default=False)),
                ('corrections_until', models.DateTimeField(blank=True, null=True)),
                ('purge_on', models.DateField(blank=True, null=True)),
                ('personal_data', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('side_events_until', models.DateTimeField(blank=True, null=True)),
                ('side_event_conditions', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='admission', to='meetings.meeting')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='registration_closes_after_it_opens')],
            },
        ),
        migrations.CreateModel(
            name='AdmissionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('opens_at', models.DateTimeField(blank=True, null=True)),
                ('closes_at', models.DateTimeField(blank=True, null=True)),
                ('nominations_only', models.BooleanField(default=False)),
                ('places', models.PositiveIntegerField(blank=True, null=True)),
                ('conditions', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('listing', models.CharField(choices=[('all', 'everyone who takes part'), ('consent', 'those who agreed to it'), ('none', 'nobody: entities only')], default='consent', max_length=8)),
                ('asks_gender', models.BooleanField(default=False)),
                ('corrections_until', models.DateTimeField(blank=True, null=True)),
                ('purge_on', models.DateField(blank=True, null=True)),
                ('personal_data', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('side_events_until', models.DateTimeField(blank=True, null=True)),
                ('side_event_conditions', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.admission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('honorific', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('given_name', models.CharField(blank=True, default='', max_length=80)),
                ('family_name', models.CharField(max_length=80)),
                ('email', models.EmailField(blank=True, default='', max_length=254)),
                ('phone', models.CharField(blank=True, default='', max_length=40)),
                ('language', models.CharField(default='en', max_length=12)),
                ('gender', models.CharField(blank=True, choices=[('woman', 'woman'), ('man', 'man'), ('other', 'other')], default='', max_length=6)),
                ('protected', models.BooleanField(default=False)),
                ('forgotten_at', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='meetings.person')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('family_name', 'given_name', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('pk')), _negated=True), _connector='OR'), name='a_person_is_not_merged_into_itself')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('state', 'States'), ('un_body', 'United Nations secretariat and bodies'), ('specialized_agency', 'Specialized agencies and related organizations'), ('igo', 'Other intergovernmental organizations'), ('ngo', 'Non-governmental organizations'), ('private_sector', 'Private sector'), ('academia', 'Academia and experts'), ('migrants', 'Migrants and their associations'), ('media', 'Media'), ('secretariat', 'Secretariat')], max_length=20)),
                ('represents', models.CharField(blank=True, default='', max_length=200)),
                ('honorific', models.CharField(blank=True, default='', max_length=40)),
                ('name', models.CharField(max_length=160)),
                ('lines', models.JSONField(blank=True, default=list)),
                ('place', models.CharField(blank=True, choices=[('head', 'head of delegation'), ('alternate', 'alternate'), ('member', 'member'), ('adviser', 'adviser')], default='', max_length=10)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('standing', models.CharField(choices=[('applied', 'applied'), ('nominated', 'nominated'), ('asked_back', 'asked back'), ('wait_listed', 'on the waiting list'), ('confirmed', 'confirmed'), ('registered', 'registered'), ('attended', 'attended'), ('declined', 'declined'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=12)),
                ('reason', models.CharField(blank=True, default='', max_length=500)),
                ('listed', models.BooleanField(default=False)),
                ('answers', models.JSONField(blank=True, default=dict)),
                ('code', models.CharField(default=intersession.meetings.models.taking_part.new_code, max_length=24, unique=True)),
                ('waiting_since', models.DateTimeField(blank=True, null=True)),
                ('entered_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=0)),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.entity')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='meetings.person')),
            ],
            options={
                'ordering': ('meeting', 'kind', 'entity', 'position', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'person'), name='one_registration_of_a_person'), models.CheckConstraint(condition=models.Q(models.Q(('standing', 'wait_listed'), ('waiting_since__isnull', False)), models.Q(models.Q(('standing', 'wait_listed'), _negated=True), ('waiting_since__isnull', True)), _connector='OR'), name='who_waits_has_a_time_and_nobody_else')],
                'indexes': [models.Index(fields=['meeting', 'standing'], name='registration_standing'), models.Index(fields=['meeting', 'entity'], name='registration_entity')],
            },
        ),
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(unique=True)),
                ('at', models.DateTimeField()),
                ('received_at', models.DateTimeField(auto_now_add=True)),
                ('clerk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.session')),
                ('registration', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='check_ins', to='meetings.registration')),
            ],
            options={
                'ordering': ('registration', 'at'),
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item', models.CharField(choices=[('name', 'name'), ('picture', 'picture'), ('recording', 'recording'), ('quotation', 'quotation')], max_length=10)),
                ('shown_as', models.CharField(blank=True, default='', max_length=120)),
                ('until', models.DateField(blank=True, null=True)),
                ('given_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='meetings.person')),
            ],
            options={
                'ordering': ('meeting', 'person', 'item'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('meeting', 'person', 'item'), name='one_consent_to_an_item_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='FormQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.SlugField(max_length=40)),
                ('asked', models.CharField(choices=[('line', 'a line'), ('text', 'a text'), ('choice', 'one of several'), ('yes_no', 'yes or no')], max_length=8)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('choices', models.JSONField(blank=True, default=dict)),
                ('required', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='form_questions', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'key'), name='one_question_of_a_key'), models.UniqueConstraint(fields=('meeting', 'position'), name='one_form_question_at_a_position')],
            },
        ),
        migrations.CreateModel(
            name='FormQuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=40)),
                ('asked', models.CharField(choices=[('line', 'a line'), ('text', 'a text'), ('choice', 'one of several'), ('yes_no', 'yes or no')], max_length=8)),
                ('label', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('choices', models.JSONField(blank=True, default=dict)),
                ('required', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.formquestion')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField()),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.meeting')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='meetings.person')),
            ],
            options={
                'verbose_name': 'private link',
                'ordering': ('meeting', 'person'),
            },
        ),
        migrations.CreateModel(
            name='Quota',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('state', 'States'), ('un_body', 'United Nations secretariat and bodies'), ('specialized_agency', 'Specialized agencies and related organizations'), ('igo', 'Other intergovernmental organizations'), ('ngo', 'Non-governmental organizations'), ('private_sector', 'Private sector'), ('academia', 'Academia and experts'), ('migrants', 'Migrants and their associations'), ('media', 'Media'), ('secretariat', 'Secretariat')], max_length=20)),
                ('each', models.PositiveIntegerField(blank=True, null=True)),
                ('together', models.PositiveIntegerField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'kind'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'kind'), name='one_quota_of_a_kind')],
            },
        ),
        migrations.CreateModel(
            name='QuotaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('state', 'States'), ('un_body', 'United Nations secretariat and bodies'), ('specialized_agency', 'Specialized agencies and related organizations'), ('igo', 'Other intergovernmental organizations'), ('ngo', 'Non-governmental organizations'), ('private_sector', 'Private sector'), ('academia', 'Academia and experts'), ('migrants', 'Migrants and their associations'), ('media', 'Media'), ('secretariat', 'Secretariat')], max_length=20)),
                ('each', models.PositiveIntegerField(blank=True, null=True)),
                ('together', models.PositiveIntegerField(blank=True, null=True)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.quota')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RegistrationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('state', 'States'), ('un_body', 'United Nations secretariat and bodies'), ('specialized_agency', 'Specialized agencies and related organizations'), ('igo', 'Other intergovernmental organizations'), ('ngo', 'Non-governmental organizations'), ('private_sector', 'Private sector'), ('academia', 'Academia and experts'), ('migrants', 'Migrants and their associations'), ('media', 'Media'), ('secretariat', 'Secretariat')], max_length=20)),
                ('place', models.CharField(blank=True, choices=[('head', 'head of delegation'), ('alternate', 'alternate'), ('member', 'member'), ('adviser', 'adviser')], default='', max_length=10)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('standing', models.CharField(choices=[('applied', 'applied'), ('nominated', 'nominated'), ('asked_back', 'asked back'), ('wait_listed', 'on the waiting list'), ('confirmed', 'confirmed'), ('registered', 'registered'), ('attended', 'attended'), ('declined', 'declined'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], max_length=12)),
                ('listed', models.BooleanField(default=False)),
                ('waiting_since', models.DateTimeField(blank=True, null=True)),
                ('entered_at', models.DateTimeField()),
                ('version', models.PositiveIntegerField(default=0)),
                ('entered_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.entity')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.person')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.registration')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('version', models.CharField(choices=[('provisional', 'provisional'), ('final', 'final')], max_length=12)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('content', models.JSONField(default=list)),
                ('changes', models.JSONField(default=list)),
                ('released_at', models.DateTimeField()),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='meetings.meeting')),
                ('released_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('meeting', '-number'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='one_release_of_a_number')],
            },
        ),
        migrations.CreateModel(
            name='ReleaseNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sent_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.person')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='meetings.release')),
            ],
            options={
                'ordering': ('release', 'person'),
                'constraints': [models.UniqueConstraint(fields=('release', 'person'), name='one_notice_of_a_release_to_a_person')],
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seats', models.PositiveIntegerField(blank=True, null=True)),
                ('booths', models.PositiveSmallIntegerField(default=0)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rooms', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='one_room_at_a_position')],
            },
        ),
        migrations.CreateModel(
            name='RoomEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seats', models.PositiveIntegerField(blank=True, null=True)),
                ('booths', models.PositiveSmallIntegerField(default=0)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.room')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SessionQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cycles.guidingquestion')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='meetings.session')),
            ],
            options={
                'ordering': ('session', 'question'),
                'constraints': [models.UniqueConstraint(fields=('session', 'question'), name='a_question_once_a_session')],
            },
        ),
        migrations.CreateModel(
            name='SessionQuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.sessionquestion')),
                ('question', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.guidingquestion')),
                ('session', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.session')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ShortAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.SlugField(max_length=40, unique=True)),
                ('given_at', models.DateTimeField(auto_now_add=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='short_addresses', to='meetings.meeting')),
            ],
            options={
                'verbose_name_plural': 'short addresses',
                'ordering': ('meeting', '-given_at'),
            },
        ),
        migrations.CreateModel(
            name='ShortAddressEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.SlugField(db_index=False, max_length=40)),
                ('given_at', models.DateTimeField(auto_now_add=True)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.shortaddress')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SideEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('summary', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('partners', models.CharField(blank=True, default='', max_length=300)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('needs', models.TextField(blank=True, default='')),
                ('persons_expected', models.PositiveIntegerField(blank=True, null=True)),
                ('conditions_accepted', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('applied', 'applied'), ('asked_back', 'asked back'), ('accepted', 'accepted'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='applied', max_length=12)),
                ('reason', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('applied_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('applied_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.entity')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='side_events', to='meetings.meeting')),
                ('session', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='side_event', to='meetings.session')),
            ],
            options={
                'ordering': ('meeting', 'applied_at'),
                'constraints': [models.CheckConstraint(condition=models.Q(('session__isnull', True), ('state', 'accepted'), _connector='OR'), name='only_an_accepted_side_event_has_its_slot')],
            },
        ),
        migrations.CreateModel(
            name='SideEventEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('summary', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('partners', models.CharField(blank=True, default='', max_length=300)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('needs', models.TextField(blank=True, default='')),
                ('persons_expected', models.PositiveIntegerField(blank=True, null=True)),
                ('conditions_accepted', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('applied', 'applied'), ('asked_back', 'asked back'), ('accepted', 'accepted'), ('refused', 'refused'), ('withdrawn', 'withdrawn')], default='applied', max_length=12)),
                ('reason', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('applied_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('applied_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('entity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.entity')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.sideevent')),
                ('session', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.session')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='one_team_at_a_position')],
            },
        ),
        migrations.CreateModel(
            name='TeamEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=80)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), default=list, size=None)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.team')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='meeting',
            name='time_zone',
            field=models.CharField(blank=True, default='', max_length=60),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='time_zone',
            field=models.CharField(blank=True, default='', max_length=60),
        ),
        migrations.AddField(
            model_name='session',
            name='cancelled',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='session',
            name='interpreted',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='session',
            name='sequence',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='session',
            name='summary',
            field=intersession.core.translated.TranslatedField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='session',
            name='uid',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='sessionevent',
            name='cancelled',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='sessionevent',
            name='interpreted',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None),
        ),
        migrations.AddField(
            model_name='sessionevent',
            name='sequence',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='sessionevent',
            name='summary',
            field=intersession.core.translated.TranslatedField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name='sessionevent',
            name='uid',
            field=models.CharField(blank=True, default='', max_length=200),
        ),
        migrations.AddField(
            model_name='speaker',
            name='does',
            field=models.CharField(blank=True, choices=[('chair', 'chair'), ('moderator', 'moderator'), ('keynote', 'keynote speaker'), ('panellist', 'panellist'), ('speaker', 'speaker'), ('rapporteur', 'rapporteur')], default='', max_length=12),
        ),
        migrations.AddField(
            model_name='speakerevent',
            name='does',
            field=models.CharField(blank=True, choices=[('chair', 'chair'), ('moderator', 'moderator'), ('keynote', 'keynote speaker'), ('panellist', 'panellist'), ('speaker', 'speaker'), ('rapporteur', 'rapporteur')], default='', max_length=12),
        ),
        migrations.AlterField(
            model_name='session',
            name='kind',
            field=models.CharField(choices=[('opening', 'Opening'), ('procedure', 'Procedure'), ('keynote', 'Keynote address'), ('panel', 'Panel'), ('round_table', 'Round table'), ('interactive_debate', 'Interactive debate'), ('general_debate', 'General debate'), ('presentation', 'Presentation, questions and answers'), ('highlights', 'Highlights'), ('voices', 'Voices of migrants'), ('side_event', 'Side event'), ('break', 'Break'), ('reception', 'Reception'), ('other', 'Session')], max_length=20),
        ),
        migrations.AlterField(
            model_name='sessionevent',
            name='kind',
            field=models.CharField(choices=[('opening', 'Opening'), ('procedure', 'Procedure'), ('keynote', 'Keynote address'), ('panel', 'Panel'), ('round_table', 'Round table'), ('interactive_debate', 'Interactive debate'), ('general_debate', 'General debate'), ('presentation', 'Presentation, questions and answers'), ('highlights', 'Highlights'), ('voices', 'Voices of migrants'), ('side_event', 'Side event'), ('break', 'Break'), ('reception', 'Reception'), ('other', 'Session')], max_length=20),
        ),
        migrations.AddField(
            model_name='speaker',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.person'),
        ),
        migrations.AddField(
            model_name='speakerevent',
            name='person',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.person'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(condition=models.Q(('person__isnull', False)), fields=('session', 'person'), name='a_person_speaks_once_in_a_session'),
        ),
        migrations.AddField(
            model_name='session',
            name='room',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sessions', to='meetings.room'),
        ),
        migrations.AddField(
            model_name='sessionevent',
            name='room',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.room'),
        ),
        migrations.AddField(
            model_name='session',
            name='team',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sessions', to='meetings.team'),
        ),
        migrations.AddField(
            model_name='sessionevent',
            name='team',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.team'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.UniqueConstraint(condition=models.Q(('uid', ''), _negated=True), fields=('meeting', 'uid'), name='one_session_of_a_foreign_name'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('end__isnull', True), models.Q(('end', models.F('start')), _negated=True), _connector='OR'), name='a_session_has_a_length'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('interpreted', []), ('interpretation', True), _connector='OR'), name='interpreted_languages_need_interpretation'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("body_id", "candidate_id", "cycle_id", "end", "id", "key", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "short_address", "sources", "start", "time_zone", "title", "unverified") VALUES (NEW."body_id", NEW."candidate_id", NEW."cycle_id", NEW."end", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."short_address", NEW."sources", NEW."start", NEW."time_zone", NEW."title", NEW."unverified"); RETURN NULL;', hash='e230a1816a4f90f0714f095789e2c7d3eb16bdb4', operation='INSERT', pgid='pgtrigger_insert_insert_61d9e', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_meetingevent" ("body_id", "candidate_id", "cycle_id", "end", "id", "key", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "short_address", "sources", "start", "time_zone", "title", "unverified") VALUES (NEW."body_id", NEW."candidate_id", NEW."cycle_id", NEW."end", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."short_address", NEW."sources", NEW."start", NEW."time_zone", NEW."title", NEW."unverified"); RETURN NULL;', hash='21ac5be3fa0e143973c6dde69d25c4e2e2a2eef0', operation='UPDATE', pgid='pgtrigger_update_update_495b8', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("body_id", "candidate_id", "cycle_id", "end", "id", "key", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "short_address", "sources", "start", "time_zone", "title", "unverified") VALUES (OLD."body_id", OLD."candidate_id", OLD."cycle_id", OLD."end", OLD."id", OLD."key", OLD."kind", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."short_address", OLD."sources", OLD."start", OLD."time_zone", OLD."title", OLD."unverified"); RETURN NULL;', hash='ff00f0a3f02589db10f8109fad635781e9f26d1b', operation='DELETE', pgid='pgtrigger_delete_delete_4bf26', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='session',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sessionevent" ("cancelled", "day", "end", "follows_up", "form", "id", "interpretation", "interpreted", "key", "kind", "languages", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "room_id", "sequence", "sources", "start", "status", "summary", "team_id", "title", "uid", "unverified") VALUES (NEW."cancelled", NEW."day", NEW."end", NEW."follows_up", NEW."form", NEW."id", NEW."interpretation", NEW."interpreted", NEW."key", NEW."kind", NEW."languages", NEW."meeting_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."room_id", NEW."sequence", NEW."sources", NEW."start", NEW."status", NEW."summary", NEW."team_id", NEW."title", NEW."uid", NEW."unverified"); RETURN NULL;', hash='75834e78269462110121fa226b82ee4b55524471', operation='INSERT', pgid='pgtrigger_insert_insert_6e3c8', table='meetings_session', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='session',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_sessionevent" ("cancelled", "day", "end", "follows_up", "form", "id", "interpretation", "interpreted", "key", "kind", "languages", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "room_id", "sequence", "sources", "start", "status", "summary", "team_id", "title", "uid", "unverified") VALUES (NEW."cancelled", NEW."day", NEW."end", NEW."follows_up", NEW."form", NEW."id", NEW."interpretation", NEW."interpreted", NEW."key", NEW."kind", NEW."languages", NEW."meeting_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."room_id", NEW."sequence", NEW."sources", NEW."start", NEW."status", NEW."summary", NEW."team_id", NEW."title", NEW."uid", NEW."unverified"); RETURN NULL;', hash='fdb71acd7372d4dcf3ea19f19bcd935049f036af', operation='UPDATE', pgid='pgtrigger_update_update_b633d', table='meetings_session', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='session',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sessionevent" ("cancelled", "day", "end", "follows_up", "form", "id", "interpretation", "interpreted", "key", "kind", "languages", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "room_id", "sequence", "sources", "start", "status", "summary", "team_id", "title", "uid", "unverified") VALUES (OLD."cancelled", OLD."day", OLD."end", OLD."follows_up", OLD."form", OLD."id", OLD."interpretation", OLD."interpreted", OLD."key", OLD."kind", OLD."languages", OLD."meeting_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."room_id", OLD."sequence", OLD."sources", OLD."start", OLD."status", OLD."summary", OLD."team_id", OLD."title", OLD."uid", OLD."unverified"); RETURN NULL;', hash='36c9a9b1f643e23e53d99e60655d4de5b534fe4f', operation='DELETE', pgid='pgtrigger_delete_delete_43600', table='meetings_session', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_speakerevent" ("does", "honorific", "id", "meeting_id", "name", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "role", "session_id", "sources", "unverified", "withheld") VALUES (NEW."does", NEW."honorific", NEW."id", NEW."meeting_id", NEW."name", NEW."part", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."presence", NEW."role", NEW."session_id", NEW."sources", NEW."unverified", NEW."withheld"); RETURN NULL;', hash='ab055ae405be3be30378d6ea2b697b5533e4e18e', operation='INSERT', pgid='pgtrigger_insert_insert_93d7f', table='meetings_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_speakerevent" ("does", "honorific", "id", "meeting_id", "name", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "role", "session_id", "sources", "unverified", "withheld") VALUES (NEW."does", NEW."honorific", NEW."id", NEW."meeting_id", NEW."name", NEW."part", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."presence", NEW."role", NEW."session_id", NEW."sources", NEW."unverified", NEW."withheld"); RETURN NULL;', hash='f9fb68794c402378c20d08a51a37b41b0fdbfecb', operation='UPDATE', pgid='pgtrigger_update_update_e922d', table='meetings_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_speakerevent" ("does", "honorific", "id", "meeting_id", "name", "part", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "role", "session_id", "sources", "unverified", "withheld") VALUES (OLD."does", OLD."honorific", OLD."id", OLD."meeting_id", OLD."name", OLD."part", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."presence", OLD."role", OLD."session_id", OLD."sources", OLD."unverified", OLD."withheld"); RETURN NULL;', hash='9f81f45d1c9ecc288bf7663c519a3c88342763db', operation='DELETE', pgid='pgtrigger_delete_delete_56fdf', table='meetings_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_admissionevent" ("asks_gender", "closes_at", "conditions", "corrections_until", "id", "listing", "meeting_id", "nominations_only", "opens_at", "personal_data", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "purge_on", "side_event_conditions", "side_events_until") VALUES (NEW."asks_gender", NEW."closes_at", NEW."conditions", NEW."corrections_until", NEW."id", NEW."listing", NEW."meeting_id", NEW."nominations_only", NEW."opens_at", NEW."personal_data", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."purge_on", NEW."side_event_conditions", NEW."side_events_until"); RETURN NULL;', hash='2041c4cd1a6e2344dec63da6ec2940436dd89622', operation='INSERT', pgid='pgtrigger_insert_insert_688df', table='meetings_admission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_admissionevent" ("asks_gender", "closes_at", "conditions", "corrections_until", "id", "listing", "meeting_id", "nominations_only", "opens_at", "personal_data", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "purge_on", "side_event_conditions", "side_events_until") VALUES (NEW."asks_gender", NEW."closes_at", NEW."conditions", NEW."corrections_until", NEW."id", NEW."listing", NEW."meeting_id", NEW."nominations_only", NEW."opens_at", NEW."personal_data", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."purge_on", NEW."side_event_conditions", NEW."side_events_until"); RETURN NULL;', hash='7c91132c0215d7b2895ae408bd2705a1229b0a1d', operation='UPDATE', pgid='pgtrigger_update_update_1128d', table='meetings_admission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admission',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_admissionevent" ("asks_gender", "closes_at", "conditions", "corrections_until", "id", "listing", "meeting_id", "nominations_only", "opens_at", "personal_data", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "purge_on", "side_event_conditions", "side_events_until") VALUES (OLD."asks_gender", OLD."closes_at", OLD."conditions", OLD."corrections_until", OLD."id", OLD."listing", OLD."meeting_id", OLD."nominations_only", OLD."opens_at", OLD."personal_data", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."purge_on", OLD."side_event_conditions", OLD."side_events_until"); RETURN NULL;', hash='72d38e042ede65e62a8967df896e779639fbf6a8', operation='DELETE', pgid='pgtrigger_delete_delete_d2c90', table='meetings_admission', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='admissionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='509b73dee22c3082d3c89c3caf3690b8f94225c2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_36eba', table='meetings_admissionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formquestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_formquestionevent" ("asked", "choices", "id", "key", "label", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "required") VALUES (NEW."asked", NEW."choices", NEW."id", NEW."key", NEW."label", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."required"); RETURN NULL;', hash='e8acadc2c61061f461424b9ce7d0c89c6f8bc6db', operation='INSERT', pgid='pgtrigger_insert_insert_f751d', table='meetings_formquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formquestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_formquestionevent" ("asked", "choices", "id", "key", "label", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "required") VALUES (NEW."asked", NEW."choices", NEW."id", NEW."key", NEW."label", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."required"); RETURN NULL;', hash='f10531df6165f376997de91cf9b65559f353aa3e', operation='UPDATE', pgid='pgtrigger_update_update_e6fdd', table='meetings_formquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formquestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_formquestionevent" ("asked", "choices", "id", "key", "label", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "required") VALUES (OLD."asked", OLD."choices", OLD."id", OLD."key", OLD."label", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."required"); RETURN NULL;', hash='8af848e3c7d79d5bf38d3163fc463ec0cf8891d1', operation='DELETE', pgid='pgtrigger_delete_delete_4e683', table='meetings_formquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formquestionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4cfa5787a3d0475f8cd29eee793c3d027979119c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9a54b', table='meetings_formquestionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quota',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_quotaevent" ("each", "id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "together") VALUES (NEW."each", NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."together"); RETURN NULL;', hash='2265fef36c6421d65296c4c32bab819f2eed8031', operation='INSERT', pgid='pgtrigger_insert_insert_2e8d4', table='meetings_quota', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quota',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_quotaevent" ("each", "id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "together") VALUES (NEW."each", NEW."id", NEW."kind", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."together"); RETURN NULL;', hash='1b808df31049c475d647522ba5c65066e05b50d2', operation='UPDATE', pgid='pgtrigger_update_update_16be0', table='meetings_quota', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quota',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_quotaevent" ("each", "id", "kind", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "together") VALUES (OLD."each", OLD."id", OLD."kind", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."together"); RETURN NULL;', hash='f52af3355467bd664cc54a5ab9db36d62cb50d1c', operation='DELETE', pgid='pgtrigger_delete_delete_c9f24', table='meetings_quota', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='quotaevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dc77ad84beb9fdca020b5b12926f36ecf94ced1a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_26f6f', table='meetings_quotaevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_registrationevent" ("entered_at", "entered_by_id", "entity_id", "id", "kind", "listed", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "standing", "version", "waiting_since") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."entity_id", NEW."id", NEW."kind", NEW."listed", NEW."meeting_id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."standing", NEW."version", NEW."waiting_since"); RETURN NULL;', hash='7c71a40e8e5181c8ada5db987325fa7215e275fd', operation='INSERT', pgid='pgtrigger_insert_insert_97216', table='meetings_registration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."entered_at" IS DISTINCT FROM (NEW."entered_at") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."entity_id" IS DISTINCT FROM (NEW."entity_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."listed" IS DISTINCT FROM (NEW."listed") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."waiting_since" IS DISTINCT FROM (NEW."waiting_since"))', func='INSERT INTO "meetings_registrationevent" ("entered_at", "entered_by_id", "entity_id", "id", "kind", "listed", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "standing", "version", "waiting_since") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."entity_id", NEW."id", NEW."kind", NEW."listed", NEW."meeting_id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."standing", NEW."version", NEW."waiting_since"); RETURN NULL;', hash='0896477502166211836ba4d8a7383731068010e6', operation='UPDATE', pgid='pgtrigger_update_update_c0b6a', table='meetings_registration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_registrationevent" ("entered_at", "entered_by_id", "entity_id", "id", "kind", "listed", "meeting_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "standing", "version", "waiting_since") VALUES (OLD."entered_at", OLD."entered_by_id", OLD."entity_id", OLD."id", OLD."kind", OLD."listed", OLD."meeting_id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."standing", OLD."version", OLD."waiting_since"); RETURN NULL;', hash='1ce0ff2a8bbe6a75b37938d6e36962eee3f13564', operation='DELETE', pgid='pgtrigger_delete_delete_d01ba', table='meetings_registration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkin',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb5c8e24ff8358f2e9c39283591fd789929d25ab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f544b', table='meetings_checkin', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registrationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d2aa0af97be0298b082fe6c215f5d174cceffff4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_92c9b', table='meetings_registrationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='release',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4386b3fda926c0b9d209a5251ed2795cf526cbe6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_29d3c', table='meetings_release', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='releasenotice',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2be9081276ff6e21f40d84362eeb5f0048f4f459', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_59693', table='meetings_releasenotice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='room',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_roomevent" ("booths", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seats") VALUES (NEW."booths", NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."seats"); RETURN NULL;', hash='f3b4f6326ed1a209b9428d5ca238e83d1f3117c0', operation='INSERT', pgid='pgtrigger_insert_insert_d19ac', table='meetings_room', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='room',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_roomevent" ("booths", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seats") VALUES (NEW."booths", NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."seats"); RETURN NULL;', hash='a4fb4b316552bc26031210ed94fe727b0d8ab8a9', operation='UPDATE', pgid='pgtrigger_update_update_094a4', table='meetings_room', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='room',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_roomevent" ("booths", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "seats") VALUES (OLD."booths", OLD."id", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."seats"); RETURN NULL;', hash='027c93cdeab0129ef142ff3a698ccb7ba348d152', operation='DELETE', pgid='pgtrigger_delete_delete_d3780', table='meetings_room', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='roomevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e26a3745bac1827325e96b7fac2ac52ae42145a8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9a35', table='meetings_roomevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sessionquestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sessionquestionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "session_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id", NEW."session_id"); RETURN NULL;', hash='bc5802a08f3a77388cef102ea6e6f5ab1c6c0b1c', operation='INSERT', pgid='pgtrigger_insert_insert_a4c11', table='meetings_sessionquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sessionquestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_sessionquestionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "session_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id", NEW."session_id"); RETURN NULL;', hash='eb99b009e5fcb7829b5dc3987be478dbbe61cc8c', operation='UPDATE', pgid='pgtrigger_update_update_a7c86', table='meetings_sessionquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sessionquestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sessionquestionevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "session_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id", OLD."session_id"); RETURN NULL;', hash='6bf9812006e02b19df2e21c553d3ce7f49fa4d07', operation='DELETE', pgid='pgtrigger_delete_delete_54096', table='meetings_sessionquestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sessionquestionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e0a2743af9d0ca74c41750c965dc18403b9b5ed0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5f2cc', table='meetings_sessionquestionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shortaddress',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_shortaddressevent" ("given_at", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."given_at", NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='9ec9d0ec870090a469cb6733413e37cc59e700ca', operation='INSERT', pgid='pgtrigger_insert_insert_d6f0e', table='meetings_shortaddress', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shortaddress',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_shortaddressevent" ("given_at", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."given_at", NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='ca00bd36ab6835f5907929c8d2d28adca62ab953', operation='UPDATE', pgid='pgtrigger_update_update_f7676', table='meetings_shortaddress', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shortaddress',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_shortaddressevent" ("given_at", "id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."given_at", OLD."id", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='1314a21b1de7ea09ce51996d03be5b111c506637', operation='DELETE', pgid='pgtrigger_delete_delete_6ec9c', table='meetings_shortaddress', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='shortaddressevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d45112a0297e839ea3db4640855a41dfee661459', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a57a5', table='meetings_shortaddressevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sideevent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sideeventevent" ("applied_at", "applied_by_id", "conditions_accepted", "decided_at", "decided_by_id", "entity_id", "id", "languages", "meeting_id", "needs", "partners", "persons_expected", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "session_id", "state", "summary", "title", "version") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."conditions_accepted", NEW."decided_at", NEW."decided_by_id", NEW."entity_id", NEW."id", NEW."languages", NEW."meeting_id", NEW."needs", NEW."partners", NEW."persons_expected", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."session_id", NEW."state", NEW."summary", NEW."title", NEW."version"); RETURN NULL;', hash='583a773df781b6460375806d1a42c16e21377c8d', operation='INSERT', pgid='pgtrigger_insert_insert_66d2c', table='meetings_sideevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sideevent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_sideeventevent" ("applied_at", "applied_by_id", "conditions_accepted", "decided_at", "decided_by_id", "entity_id", "id", "languages", "meeting_id", "needs", "partners", "persons_expected", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "session_id", "state", "summary", "title", "version") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."conditions_accepted", NEW."decided_at", NEW."decided_by_id", NEW."entity_id", NEW."id", NEW."languages", NEW."meeting_id", NEW."needs", NEW."partners", NEW."persons_expected", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."session_id", NEW."state", NEW."summary", NEW."title", NEW."version"); RETURN NULL;', hash='6dfae2b2b09060d249997e722e44a3af7b118548', operation='UPDATE', pgid='pgtrigger_update_update_17c1f', table='meetings_sideevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sideevent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sideeventevent" ("applied_at", "applied_by_id", "conditions_accepted", "decided_at", "decided_by_id", "entity_id", "id", "languages", "meeting_id", "needs", "partners", "persons_expected", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "session_id", "state", "summary", "title", "version") VALUES (OLD."applied_at", OLD."applied_by_id", OLD."conditions_accepted", OLD."decided_at", OLD."decided_by_id", OLD."entity_id", OLD."id", OLD."languages", OLD."meeting_id", OLD."needs", OLD."partners", OLD."persons_expected", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."session_id", OLD."state", OLD."summary", OLD."title", OLD."version"); RETURN NULL;', hash='3171a31839ecd3ed565b4130041bb0f83b93c9da', operation='DELETE', pgid='pgtrigger_delete_delete_d41fd', table='meetings_sideevent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sideeventevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6e4c44a2ce8af4e85ad58d2b067c28cb61b09079', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ecd26', table='meetings_sideeventevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_teamevent" ("id", "languages", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."id", NEW."languages", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='27663e89424aa936c62211310d05b5fc83eaf026', operation='INSERT', pgid='pgtrigger_insert_insert_32b20', table='meetings_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_teamevent" ("id", "languages", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."id", NEW."languages", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='d945a12e25c1303f644e35c503bc6ef0d77fdd10', operation='UPDATE', pgid='pgtrigger_update_update_7426b', table='meetings_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='team',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_teamevent" ("id", "languages", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."id", OLD."languages", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='0f054b2d7c48991a1393607adf7ae942836abc1f', operation='DELETE', pgid='pgtrigger_delete_delete_983d3', table='meetings_team', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='teamevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ba0200925df67d9c1bda2906a79f7385bf90cd09', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b9b50', table='meetings_teamevent', when='BEFORE')),
        ),
    ]
