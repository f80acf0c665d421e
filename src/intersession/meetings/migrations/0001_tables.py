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
        ('documents', '0001_tables'),
        ('library', '0001_tables'),
        ('membership', '0001_tables'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Aim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60, unique=True)),
                ('kind', models.CharField(choices=[('workshop', 'Intersessional workshop'), ('conference', 'Conference'), ('consultations', 'Informal consultations'), ('council', 'Session of the Council')], max_length=16)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('place', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('short_address', models.CharField(blank=True, default='', max_length=120)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='membership.body')),
                ('candidate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='cycles.candidate')),
                ('cycle', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cycles.cycle')),
            ],
            options={
                'ordering': ('start', 'key'),
            },
        ),
        migrations.CreateModel(
            name='AimEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('text', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.aim')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='aim',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='aims', to='meetings.meeting'),
        ),
        migrations.CreateModel(
            name='MeetingDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.document')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'document'),
            },
        ),
        migrations.CreateModel(
            name='MeetingDocumentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('document', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.document')),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.meetingdocument')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('kind', models.CharField(choices=[('workshop', 'Intersessional workshop'), ('conference', 'Conference'), ('consultations', 'Informal consultations'), ('council', 'Session of the Council')], max_length=16)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('place', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('short_address', models.CharField(blank=True, default='', max_length=120)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('body', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.body')),
                ('candidate', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.candidate')),
                ('cycle', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='cycles.cycle')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.meeting')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='publications', to='meetings.meeting')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='library.publication')),
            ],
            options={
                'ordering': ('meeting', 'publication'),
            },
        ),
        migrations.CreateModel(
            name='MeetingPublicationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.meetingpublication')),
                ('publication', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='library.publication')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('position', models.PositiveSmallIntegerField()),
                ('counted', models.CharField(choices=[('participants', 'participants'), ('governments', 'governments'), ('international_organizations', 'international organizations'), ('ngos', 'non-governmental organizations'), ('private_sector', 'private sector'), ('academia', 'academia'), ('media', 'media'), ('speakers', 'speakers'), ('women_speakers', 'women among the speakers'), ('sessions', 'sessions'), ('side_events', 'side events'), ('countries', 'countries')], max_length=30)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('qualifier', models.CharField(choices=[('exact', 'exactly'), ('over', 'over'), ('about', 'about')], default='exact', max_length=8)),
                ('unit', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participation', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='ParticipationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('position', models.PositiveSmallIntegerField()),
                ('counted', models.CharField(choices=[('participants', 'participants'), ('governments', 'governments'), ('international_organizations', 'international organizations'), ('ngos', 'non-governmental organizations'), ('private_sector', 'private sector'), ('academia', 'academia'), ('media', 'media'), ('speakers', 'speakers'), ('women_speakers', 'women among the speakers'), ('sessions', 'sessions'), ('side_events', 'side events'), ('countries', 'countries')], max_length=30)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('qualifier', models.CharField(choices=[('exact', 'exactly'), ('over', 'over'), ('about', 'about')], default='exact', max_length=8)),
                ('unit', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.participation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('sponsor', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='PartnerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('sponsor', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.partner')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('day', models.DateField(blank=True, null=True)),
                ('start', models.TimeField(blank=True, null=True)),
                ('end', models.TimeField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('opening', 'Opening'), ('procedure', 'Procedure'), ('keynote', 'Keynote address'), ('panel', 'Panel'), ('round_table', 'Round table'), ('interactive_debate', 'Interactive debate'), ('general_debate', 'General debate'), ('presentation', 'Presentation, questions and answers'), ('highlights', 'Highlights'), ('voices', 'Voices of migrants'), ('side_event', 'Side event'), ('reception', 'Reception'), ('other', 'Session')], max_length=20)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('form', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('status', models.CharField(choices=[('published', 'published'), ('planned', 'planned'), ('time_published', 'time published, content planned')], default='published', max_length=16)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('interpretation', models.BooleanField(blank=True, null=True)),
                ('follows_up', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='SessionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=60)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('day', models.DateField(blank=True, null=True)),
                ('start', models.TimeField(blank=True, null=True)),
                ('end', models.TimeField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('opening', 'Opening'), ('procedure', 'Procedure'), ('keynote', 'Keynote address'), ('panel', 'Panel'), ('round_table', 'Round table'), ('interactive_debate', 'Interactive debate'), ('general_debate', 'General debate'), ('presentation', 'Presentation, questions and answers'), ('highlights', 'Highlights'), ('voices', 'Voices of migrants'), ('side_event', 'Side event'), ('reception', 'Reception'), ('other', 'Session')], max_length=20)),
                ('title', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('form', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('status', models.CharField(choices=[('published', 'published'), ('planned', 'planned'), ('time_published', 'time published, content planned')], default='published', max_length=16)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, size=None)),
                ('interpretation', models.BooleanField(blank=True, null=True)),
                ('follows_up', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.session')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Speaker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('position', models.PositiveSmallIntegerField()),
                ('honorific', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('name', models.CharField(blank=True, default='', max_length=120)),
                ('role', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('part', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('presence', models.CharField(choices=[('spoke', 'spoke'), ('present', 'present'), ('excused', 'excused')], default='spoke', max_length=8)),
                ('withheld', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='meetings.meeting')),
                ('session', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='speakers', to='meetings.session')),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='SpeakerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('position', models.PositiveSmallIntegerField()),
                ('honorific', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('name', models.CharField(blank=True, default='', max_length=120)),
                ('role', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('part', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('presence', models.CharField(choices=[('spoke', 'spoke'), ('present', 'present'), ('excused', 'excused')], default='spoke', max_length=8)),
                ('withheld', models.BooleanField(default=False)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.speaker')),
                ('session', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.session')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TitleVariant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('position', models.PositiveSmallIntegerField()),
                ('language', models.CharField(max_length=12)),
                ('text', models.CharField(max_length=300)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='title_variants', to='meetings.meeting')),
            ],
            options={
                'ordering': ('meeting', 'position'),
            },
        ),
        migrations.CreateModel(
            name='TitleVariantEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('position', models.PositiveSmallIntegerField()),
                ('language', models.CharField(max_length=12)),
                ('text', models.CharField(max_length=300)),
                ('meeting', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='meetings.meeting')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='meetings.titlevariant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(condition=models.Q(('body__isnull', False)), fields=('body', 'number'), name='one_session_of_a_body_and_number'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('end', ''), ('end__gte', models.F('start')), _connector='OR'), name='a_meeting_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='aim',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='one_aim_at_a_position'),
        ),
        migrations.AddConstraint(
            model_name='meetingdocument',
            constraint=models.UniqueConstraint(fields=('meeting', 'document'), name='a_document_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='meetingpublication',
            constraint=models.UniqueConstraint(fields=('meeting', 'publication'), name='a_publication_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(fields=('meeting', 'counted'), name='one_figure_of_participation_of_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='partner',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='one_partner_at_a_position'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.UniqueConstraint(fields=('meeting', 'key'), name='one_session_of_a_key'),
        ),
        migrations.AddConstraint(
            model_name='session',
            constraint=models.CheckConstraint(condition=models.Q(('end__isnull', True), ('end__gt', models.F('start')), _connector='OR'), name='a_session_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='one_speaker_at_a_position'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('withheld', False), ('name', ''), _connector='OR'), name='a_withheld_name_is_not_kept'),
        ),
        migrations.AddConstraint(
            model_name='titlevariant',
            constraint=models.UniqueConstraint(fields=('meeting', 'position'), name='one_title_variant_at_a_position'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("body_id", "candidate_id", "cycle_id", "end", "id", "key", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "short_address", "sources", "start", "title", "unverified") VALUES (NEW."body_id", NEW."candidate_id", NEW."cycle_id", NEW."end", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."short_address", NEW."sources", NEW."start", NEW."title", NEW."unverified"); RETURN NULL;', hash='6713aaa04bfec5b93b4701eabd3d8cade76a36e0', operation='INSERT', pgid='pgtrigger_insert_insert_61d9e', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_meetingevent" ("body_id", "candidate_id", "cycle_id", "end", "id", "key", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "short_address", "sources", "start", "title", "unverified") VALUES (NEW."body_id", NEW."candidate_id", NEW."cycle_id", NEW."end", NEW."id", NEW."key", NEW."kind", NEW."note", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."short_address", NEW."sources", NEW."start", NEW."title", NEW."unverified"); RETURN NULL;', hash='47c0bd2be77af528834d6aed4be63660ea2f1759', operation='UPDATE', pgid='pgtrigger_update_update_495b8', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingevent" ("body_id", "candidate_id", "cycle_id", "end", "id", "key", "kind", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "short_address", "sources", "start", "title", "unverified") VALUES (OLD."body_id", OLD."candidate_id", OLD."cycle_id", OLD."end", OLD."id", OLD."key", OLD."kind", OLD."note", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."short_address", OLD."sources", OLD."start", OLD."title", OLD."unverified"); RETURN NULL;', hash='fdbe91d97fe3d9d973b05c968d24920cb9d990a7', operation='DELETE', pgid='pgtrigger_delete_delete_4bf26', table='meetings_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aimevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='83825c5d22cde22be16f0875ee6c156eeeae9fb2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0e343', table='meetings_aimevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_aimevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='1eb62e96f6e7cc17ae77ade90e553baea065491d', operation='INSERT', pgid='pgtrigger_insert_insert_1795c', table='meetings_aim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_aimevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."text"); RETURN NULL;', hash='4686cc656106b11f26f814ee1502dfa511f96f39', operation='UPDATE', pgid='pgtrigger_update_update_61ce8', table='meetings_aim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_aimevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text") VALUES (OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."text"); RETURN NULL;', hash='3d240cc43a7fd094e8131844043a6f9af4bd49dd', operation='DELETE', pgid='pgtrigger_delete_delete_bb27f', table='meetings_aim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingdocument',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingdocumentevent" ("document_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."document_id", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role"); RETURN NULL;', hash='3f9ca5f20de870302922113193602d7fa079f42e', operation='INSERT', pgid='pgtrigger_insert_insert_dee55', table='meetings_meetingdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingdocument',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_meetingdocumentevent" ("document_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (NEW."document_id", NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role"); RETURN NULL;', hash='2a1f95c4045dc57b32694d1f5d64b832368bff60', operation='UPDATE', pgid='pgtrigger_update_update_ddb84', table='meetings_meetingdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingdocument',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingdocumentevent" ("document_id", "id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") VALUES (OLD."document_id", OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role"); RETURN NULL;', hash='f425158746e013229a0829dff6fbfe36f349b05d', operation='DELETE', pgid='pgtrigger_delete_delete_1b557', table='meetings_meetingdocument', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingdocumentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='828bfc936a800629702f5319851fdc1603ecea4e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b67de', table='meetings_meetingdocumentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='161adc4dee7601797a02097cded16f6fce0bad5d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2b4ce', table='meetings_meetingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingpublication',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingpublicationevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."publication_id"); RETURN NULL;', hash='5cc2deafc0a2eb5859ef453ac53e9d82829e9afe', operation='INSERT', pgid='pgtrigger_insert_insert_c5ad7', table='meetings_meetingpublication', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingpublication',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_meetingpublicationevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id") VALUES (NEW."id", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."publication_id"); RETURN NULL;', hash='d3bec645f4ac709f3233daa66407f131c7c6b0c4', operation='UPDATE', pgid='pgtrigger_update_update_724b6', table='meetings_meetingpublication', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingpublication',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_meetingpublicationevent" ("id", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication_id") VALUES (OLD."id", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."publication_id"); RETURN NULL;', hash='ad9c1f375358633e0f43e9a64a0a6b840ecbbdb3', operation='DELETE', pgid='pgtrigger_delete_delete_0d8d8', table='meetings_meetingpublication', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingpublicationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='84e09540e8d2c8f5a78c97e52086c8b34b35225f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d6b7a', table='meetings_meetingpublicationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_participationevent" ("counted", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "sources", "unit", "unverified") VALUES (NEW."counted", NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."qualifier", NEW."sources", NEW."unit", NEW."unverified"); RETURN NULL;', hash='33c9b411f1ae1691e95bd0a6df6255d5db11a09e', operation='INSERT', pgid='pgtrigger_insert_insert_69ab9', table='meetings_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_participationevent" ("counted", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "sources", "unit", "unverified") VALUES (NEW."counted", NEW."id", NEW."meeting_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."qualifier", NEW."sources", NEW."unit", NEW."unverified"); RETURN NULL;', hash='7bbaa72bf201a82c33997f88157240c03ea6f1f0', operation='UPDATE', pgid='pgtrigger_update_update_9149f', table='meetings_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_participationevent" ("counted", "id", "meeting_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "qualifier", "sources", "unit", "unverified") VALUES (OLD."counted", OLD."id", OLD."meeting_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."qualifier", OLD."sources", OLD."unit", OLD."unverified"); RETURN NULL;', hash='cb101c95015c4b9caf63c32c0bbcbeacb43c4c32', operation='DELETE', pgid='pgtrigger_delete_delete_dccdf', table='meetings_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3be78e6e09d0ffe686f23f834ce338df8993e2e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2e61f', table='meetings_participationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_partnerevent" ("id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sponsor") VALUES (NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sponsor"); RETURN NULL;', hash='31dd0abea499a0b8b5eeff77af55bae86f21d9a5', operation='INSERT', pgid='pgtrigger_insert_insert_5d87a', table='meetings_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_partnerevent" ("id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sponsor") VALUES (NEW."id", NEW."meeting_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sponsor"); RETURN NULL;', hash='c05884256f433fc1d4efd720f530b0b81de07d37', operation='UPDATE', pgid='pgtrigger_update_update_0ebb2', table='meetings_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partner',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_partnerevent" ("id", "meeting_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sponsor") VALUES (OLD."id", OLD."meeting_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sponsor"); RETURN NULL;', hash='d1fa355b5bcc23f1f61c881a7c243c9fdc13e4dd', operation='DELETE', pgid='pgtrigger_delete_delete_1bc80', table='meetings_partner', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='partnerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='dcd25ede673f0f4cfe3b2a7d0db6336b8da76633', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f0a61', table='meetings_partnerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='session',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sessionevent" ("day", "end", "follows_up", "form", "id", "interpretation", "key", "kind", "languages", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "start", "status", "title", "unverified") VALUES (NEW."day", NEW."end", NEW."follows_up", NEW."form", NEW."id", NEW."interpretation", NEW."key", NEW."kind", NEW."languages", NEW."meeting_id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."start", NEW."status", NEW."title", NEW."unverified"); RETURN NULL;', hash='0873b2858a01d55025f1a078a14d06598bcc2029', operation='INSERT', pgid='pgtrigger_insert_insert_6e3c8', table='meetings_session', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='session',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_sessionevent" ("day", "end", "follows_up", "form", "id", "interpretation", "key", "kind", "languages", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "start", "status", "title", "unverified") VALUES (NEW."day", NEW."end", NEW."follows_up", NEW."form", NEW."id", NEW."interpretation", NEW."key", NEW."kind", NEW."languages", NEW."meeting_id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."start", NEW."status", NEW."title", NEW."unverified"); RETURN NULL;', hash='b13ec46fe73be56b3ecf6b7a2beaa34f2a160d88', operation='UPDATE', pgid='pgtrigger_update_update_b633d', table='meetings_session', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='session',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_sessionevent" ("day", "end", "follows_up", "form", "id", "interpretation", "key", "kind", "languages", "meeting_id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "start", "status", "title", "unverified") VALUES (OLD."day", OLD."end", OLD."follows_up", OLD."form", OLD."id", OLD."interpretation", OLD."key", OLD."kind", OLD."languages", OLD."meeting_id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."start", OLD."status", OLD."title", OLD."unverified"); RETURN NULL;', hash='ce1ebd8a713f35ddd4d66e2609d7c21bd278ed62', operation='DELETE', pgid='pgtrigger_delete_delete_43600', table='meetings_session', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sessionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='80d96337d9546b16e18c78ae89fdfdb7a6e7adf0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_564a9', table='meetings_sessionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_speakerevent" ("honorific", "id", "meeting_id", "name", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "role", "session_id", "sources", "unverified", "withheld") VALUES (NEW."honorific", NEW."id", NEW."meeting_id", NEW."name", NEW."part", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."presence", NEW."role", NEW."session_id", NEW."sources", NEW."unverified", NEW."withheld"); RETURN NULL;', hash='f88430cc18537d6319d2f019881e28ddeeb31f85', operation='INSERT', pgid='pgtrigger_insert_insert_93d7f', table='meetings_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_speakerevent" ("honorific", "id", "meeting_id", "name", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "role", "session_id", "sources", "unverified", "withheld") VALUES (NEW."honorific", NEW."id", NEW."meeting_id", NEW."name", NEW."part", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."presence", NEW."role", NEW."session_id", NEW."sources", NEW."unverified", NEW."withheld"); RETURN NULL;', hash='b29ce571299b82af82239523f33104e6117e7f24', operation='UPDATE', pgid='pgtrigger_update_update_e922d', table='meetings_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speaker',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_speakerevent" ("honorific", "id", "meeting_id", "name", "part", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presence", "role", "session_id", "sources", "unverified", "withheld") VALUES (OLD."honorific", OLD."id", OLD."meeting_id", OLD."name", OLD."part", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."presence", OLD."role", OLD."session_id", OLD."sources", OLD."unverified", OLD."withheld"); RETURN NULL;', hash='cca76982631f09b15e871b47527aaf6982601490', operation='DELETE', pgid='pgtrigger_delete_delete_56fdf', table='meetings_speaker', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='speakerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4fc8c29b77a7a652ac608e91475601cde7d6bf01', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dfdcf', table='meetings_speakerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='titlevariant',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_titlevariantevent" ("id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='97f473185c4182dd06fa4a2f26d011b8fd9b9665', operation='INSERT', pgid='pgtrigger_insert_insert_c2995', table='meetings_titlevariant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='titlevariant',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "meetings_titlevariantevent" ("id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (NEW."id", NEW."language", NEW."meeting_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."text", NEW."unverified"); RETURN NULL;', hash='f363594dd1d4bd090d87c24895d5eaa31b9f7060', operation='UPDATE', pgid='pgtrigger_update_update_726a7', table='meetings_titlevariant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='titlevariant',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "meetings_titlevariantevent" ("id", "language", "meeting_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "text", "unverified") VALUES (OLD."id", OLD."language", OLD."meeting_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."text", OLD."unverified"); RETURN NULL;', hash='c6b04d2b7172aaaceea842e99c9413fb3c90ac1b', operation='DELETE', pgid='pgtrigger_delete_delete_4857c', table='meetings_titlevariant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='titlevariantevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='422d8d54818c1a955bba11cc3189d863b2c6fe80', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e5c3f', table='meetings_titlevariantevent', when='BEFORE')),
        ),
    ]
