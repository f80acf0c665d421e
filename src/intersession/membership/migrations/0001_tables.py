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
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=40, unique=True)),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'verbose_name_plural': 'bodies',
                'ordering': ('position', 'key'),
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.DateField()),
                ('end', models.DateField(blank=True, null=True)),
                ('submitters', models.CharField(choices=[('focal_points', 'the focal point and deputies'), ('delegates', 'any accredited delegate')], default='focal_points', max_length=16)),
            ],
            options={
                'ordering': ('entity', '-start'),
            },
        ),
        migrations.CreateModel(
            name='Entity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(max_length=80, unique=True)),
                ('kind', models.CharField(choices=[('state', 'States'), ('un_body', 'United Nations secretariat and bodies'), ('specialized_agency', 'Specialized agencies and related organizations'), ('igo', 'Other intergovernmental organizations'), ('ngo', 'Non-governmental organizations'), ('private_sector', 'Private sector'), ('academia', 'Academia and experts'), ('migrants', 'Migrants and their associations'), ('media', 'Media'), ('secretariat', 'Secretariat')], max_length=20)),
                ('iso2', models.CharField(blank=True, max_length=2, null=True, unique=True)),
                ('iso3', models.CharField(blank=True, max_length=3, null=True, unique=True)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
            ],
            options={
                'verbose_name_plural': 'entities',
                'ordering': ('key',),
            },
        ),
        migrations.CreateModel(
            name='GroupName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('valid_from', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('valid_until', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
            ],
            options={
                'ordering': ('group', 'valid_from'),
            },
        ),
        migrations.CreateModel(
            name='RegionalGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.CharField(max_length=20, unique=True)),
                ('position', models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                'ordering': ('position', 'key'),
            },
        ),
        migrations.CreateModel(
            name='BodyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=40)),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.body')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Delegate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('focal_point', 'focal point'), ('deputy', 'deputy of the focal point'), ('delegate', 'delegate')], default='delegate', max_length=12)),
                ('start', models.DateField()),
                ('end', models.DateField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, default='', max_length=300)),
                ('note', models.CharField(blank=True, default='', max_length=120)),
                ('note_date', models.DateField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('delegation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegates', to='membership.delegation')),
            ],
            options={
                'ordering': ('delegation', 'role', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='DelegateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('focal_point', 'focal point'), ('deputy', 'deputy of the focal point'), ('delegate', 'delegate')], default='delegate', max_length=12)),
                ('start', models.DateField()),
                ('end', models.DateField(blank=True, null=True)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_reason', models.CharField(blank=True, default='', max_length=300)),
                ('note', models.CharField(blank=True, default='', max_length=120)),
                ('note_date', models.DateField(blank=True, null=True)),
                ('confirmed_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.delegate')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('delegation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.delegation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DelegationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('start', models.DateField()),
                ('end', models.DateField(blank=True, null=True)),
                ('submitters', models.CharField(choices=[('focal_points', 'the focal point and deputies'), ('delegates', 'any accredited delegate')], default='focal_points', max_length=16)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.delegation')),
                ('entity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.entity')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='delegation',
            name='entity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='membership.entity'),
        ),
        migrations.CreateModel(
            name='EntityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.SlugField(db_index=False, max_length=80)),
                ('kind', models.CharField(choices=[('state', 'States'), ('un_body', 'United Nations secretariat and bodies'), ('specialized_agency', 'Specialized agencies and related organizations'), ('igo', 'Other intergovernmental organizations'), ('ngo', 'Non-governmental organizations'), ('private_sector', 'Private sector'), ('academia', 'Academia and experts'), ('migrants', 'Migrants and their associations'), ('media', 'Media'), ('secretariat', 'Secretariat')], max_length=20)),
                ('iso2', models.CharField(blank=True, max_length=2, null=True)),
                ('iso3', models.CharField(blank=True, max_length=3, null=True)),
                ('note', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.entity')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EntityName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('short', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('valid_from', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('valid_until', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='membership.entity')),
            ],
            options={
                'ordering': ('entity', 'valid_from'),
            },
        ),
        migrations.CreateModel(
            name='EntityNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('short', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('valid_from', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('valid_until', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('entity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.entity')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.entityname')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GroupMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('standing', models.CharField(choices=[('member', 'member'), ('observer', 'observer')], default='member', max_length=10)),
                ('counted', models.BooleanField(default=True)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='group_memberships', to='membership.entity')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='membership.regionalgroup')),
            ],
            options={
                'ordering': ('group', 'entity'),
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('delegate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='membership.delegate')),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-created_at',),
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('status', models.CharField(choices=[('member', 'Member'), ('observer', 'Observer')], max_length=10)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('applied', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('entity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='membership.entity')),
            ],
            options={
                'ordering': ('entity', 'start'),
            },
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('status', models.CharField(choices=[('member', 'Member'), ('observer', 'Observer')], max_length=10)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('applied', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('entity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.entity')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.membership')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GroupNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('valid_from', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('valid_until', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.groupname')),
                ('group', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.regionalgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='groupname',
            name='group',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='names', to='membership.regionalgroup'),
        ),
        migrations.CreateModel(
            name='GroupMembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('standing', models.CharField(choices=[('member', 'member'), ('observer', 'observer')], default='member', max_length=10)),
                ('counted', models.BooleanField(default=True)),
                ('start', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('end', intersession.core.partial_dates.PartialDateField(blank=True, db_collation='C', default='', max_length=10)),
                ('entity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.entity')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.groupmembership')),
                ('group', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='membership.regionalgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RegionalGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, size=None)),
                ('unverified', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('key', models.CharField(max_length=20)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='membership.regionalgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='delegate',
            constraint=models.UniqueConstraint(condition=models.Q(('end__isnull', True), ('withdrawn_at__isnull', True)), fields=('delegation', 'user'), name='a_person_once_in_a_delegation'),
        ),
        migrations.AddConstraint(
            model_name='delegate',
            constraint=models.UniqueConstraint(condition=models.Q(('end__isnull', True), ('role', 'focal_point'), ('withdrawn_at__isnull', True)), fields=('delegation',), name='one_focal_point_of_a_delegation'),
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.UniqueConstraint(condition=models.Q(('end__isnull', True)), fields=('entity',), name='one_open_delegation_of_an_entity'),
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.CheckConstraint(condition=models.Q(('end__isnull', True), ('end__gte', models.F('start')), _connector='OR'), name='a_delegation_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='entityname',
            constraint=models.UniqueConstraint(fields=('entity', 'valid_from'), name='one_name_of_an_entity_from_a_date'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('entity', 'status', 'start'), name='one_membership_from_a_date'),
        ),
        migrations.AddConstraint(
            model_name='groupname',
            constraint=models.UniqueConstraint(fields=('group', 'valid_from'), name='one_name_of_a_group_from_a_date'),
        ),
        migrations.AddConstraint(
            model_name='groupmembership',
            constraint=models.UniqueConstraint(fields=('group', 'entity', 'start'), name='one_place_in_a_group_from_a_date'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_bodyevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "unverified") VALUES (NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."unverified"); RETURN NULL;', hash='d1bcd78d57daa41d2e9c4dcbb3e2a4c505cc2979', operation='INSERT', pgid='pgtrigger_insert_insert_029cd', table='membership_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_bodyevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "unverified") VALUES (NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."unverified"); RETURN NULL;', hash='dc918a458f40f8f6322a93ecd1788fb50dd73d88', operation='UPDATE', pgid='pgtrigger_update_update_0807e', table='membership_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='body',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_bodyevent" ("id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "unverified") VALUES (OLD."id", OLD."key", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."unverified"); RETURN NULL;', hash='024e595ac145364b02a52205d4b6a13fed9b69ad', operation='DELETE', pgid='pgtrigger_delete_delete_256ed', table='membership_body', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_entityevent" ("id", "iso2", "iso3", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."unverified"); RETURN NULL;', hash='38871d27c0134f91b845dfb518130e576bf77556', operation='INSERT', pgid='pgtrigger_insert_insert_5576b', table='membership_entity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_entityevent" ("id", "iso2", "iso3", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."key", NEW."kind", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."unverified"); RETURN NULL;', hash='7cb4df98a72bf49651ca9195a074977aeda1003d', operation='UPDATE', pgid='pgtrigger_update_update_b1bf8', table='membership_entity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_entityevent" ("id", "iso2", "iso3", "key", "kind", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified") VALUES (OLD."id", OLD."iso2", OLD."iso3", OLD."key", OLD."kind", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."unverified"); RETURN NULL;', hash='02f93fe7d439a069890073ff77f1391aa040591d', operation='DELETE', pgid='pgtrigger_delete_delete_cb4a4', table='membership_entity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regionalgroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_regionalgroupevent" ("id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "unverified") VALUES (NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."sources", NEW."unverified"); RETURN NULL;', hash='7a94958cec333d26d8080a5058e887164130abef', operation='INSERT', pgid='pgtrigger_insert_insert_af37b', table='membership_regionalgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regionalgroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_regionalgroupevent" ("id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "unverified") VALUES (NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."sources", NEW."unverified"); RETURN NULL;', hash='cee017989780a7dee59982355e171ada0e42542a', operation='UPDATE', pgid='pgtrigger_update_update_abc60', table='membership_regionalgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regionalgroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_regionalgroupevent" ("id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "sources", "unverified") VALUES (OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."sources", OLD."unverified"); RETURN NULL;', hash='0a19a39694ea2835b62d5e44f5b254d36d54a89e', operation='DELETE', pgid='pgtrigger_delete_delete_102ff', table='membership_regionalgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bodyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a7c9abde8609ce805f3d9d7b136808ac4c036618', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_51e95', table='membership_bodyevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0c7fda773cebbdf56aa1ef70237fce219d5bc4ec', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e8567', table='membership_delegateevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_delegateevent" ("confirmed_at", "confirmed_by_id", "delegation_id", "end", "id", "note", "note_date", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "start", "user_id", "withdrawn_at", "withdrawn_reason") VALUES (NEW."confirmed_at", NEW."confirmed_by_id", NEW."delegation_id", NEW."end", NEW."id", NEW."note", NEW."note_date", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."start", NEW."user_id", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;', hash='7d725d6621412fc04c547a758c792517aabba298', operation='INSERT', pgid='pgtrigger_insert_insert_59a10', table='membership_delegate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_delegateevent" ("confirmed_at", "confirmed_by_id", "delegation_id", "end", "id", "note", "note_date", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "start", "user_id", "withdrawn_at", "withdrawn_reason") VALUES (NEW."confirmed_at", NEW."confirmed_by_id", NEW."delegation_id", NEW."end", NEW."id", NEW."note", NEW."note_date", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."start", NEW."user_id", NEW."withdrawn_at", NEW."withdrawn_reason"); RETURN NULL;', hash='f63338b1eb12b079093282ae437f7a18397d5aa2', operation='UPDATE', pgid='pgtrigger_update_update_ddf11', table='membership_delegate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_delegateevent" ("confirmed_at", "confirmed_by_id", "delegation_id", "end", "id", "note", "note_date", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "start", "user_id", "withdrawn_at", "withdrawn_reason") VALUES (OLD."confirmed_at", OLD."confirmed_by_id", OLD."delegation_id", OLD."end", OLD."id", OLD."note", OLD."note_date", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."start", OLD."user_id", OLD."withdrawn_at", OLD."withdrawn_reason"); RETURN NULL;', hash='55f94229f6be11bde7040109970a66d2a8a64f25', operation='DELETE', pgid='pgtrigger_delete_delete_64359', table='membership_delegate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1bd721d0494d0c2cf5c2797bab501add03a3d0f2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fa1f2', table='membership_delegationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_delegationevent" ("end", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "submitters") VALUES (NEW."end", NEW."entity_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."start", NEW."submitters"); RETURN NULL;', hash='9e1b6413c9a3a5885f6b1863b077d71a4e1a324b', operation='INSERT', pgid='pgtrigger_insert_insert_9fd2b', table='membership_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_delegationevent" ("end", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "submitters") VALUES (NEW."end", NEW."entity_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."start", NEW."submitters"); RETURN NULL;', hash='0cd41adf97a886969d80be100b9956953bb643d0', operation='UPDATE', pgid='pgtrigger_update_update_39eed', table='membership_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_delegationevent" ("end", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "submitters") VALUES (OLD."end", OLD."entity_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."start", OLD."submitters"); RETURN NULL;', hash='ef10f29c060bac37040e565d3f305cc58e22e0b5', operation='DELETE', pgid='pgtrigger_delete_delete_b0dcc', table='membership_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0efd76c2dea748403b2f8aa19de88660f74acfbc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_efb99', table='membership_entityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entityname',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_entitynameevent" ("entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short", "sources", "unverified", "valid_from", "valid_until") VALUES (NEW."entity_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."short", NEW."sources", NEW."unverified", NEW."valid_from", NEW."valid_until"); RETURN NULL;', hash='a91c1a2a2000e7c7e3dfb033a9092c45535a557d', operation='INSERT', pgid='pgtrigger_insert_insert_82854', table='membership_entityname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entityname',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_entitynameevent" ("entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short", "sources", "unverified", "valid_from", "valid_until") VALUES (NEW."entity_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."short", NEW."sources", NEW."unverified", NEW."valid_from", NEW."valid_until"); RETURN NULL;', hash='844450d62b158c3384dcf0282ba1a312008ad6d1', operation='UPDATE', pgid='pgtrigger_update_update_127ff', table='membership_entityname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entityname',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_entitynameevent" ("entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short", "sources", "unverified", "valid_from", "valid_until") VALUES (OLD."entity_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."short", OLD."sources", OLD."unverified", OLD."valid_from", OLD."valid_until"); RETURN NULL;', hash='814cbcd36339b28e9d01d6d7b086b26cd2aecde4', operation='DELETE', pgid='pgtrigger_delete_delete_777b9', table='membership_entityname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entitynameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='197ac28dbe0cdd63970cd51ee72e3170d9427167', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cc31e', table='membership_entitynameevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_membershipevent" ("applied", "end", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "start", "status", "unverified") VALUES (NEW."applied", NEW."end", NEW."entity_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."start", NEW."status", NEW."unverified"); RETURN NULL;', hash='dada106936b654027ba2575bdf2714d5608b0bf6', operation='INSERT', pgid='pgtrigger_insert_insert_deb1a', table='membership_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_membershipevent" ("applied", "end", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "start", "status", "unverified") VALUES (NEW."applied", NEW."end", NEW."entity_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."start", NEW."status", NEW."unverified"); RETURN NULL;', hash='cf2c487df6838ddf3b6819db86da06335f176efe', operation='UPDATE', pgid='pgtrigger_update_update_e71d6', table='membership_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_membershipevent" ("applied", "end", "entity_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "start", "status", "unverified") VALUES (OLD."applied", OLD."end", OLD."entity_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."start", OLD."status", OLD."unverified"); RETURN NULL;', hash='ea0880cbf19d866bd9b6d9a52e9332f19589ed4a', operation='DELETE', pgid='pgtrigger_delete_delete_d181c', table='membership_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='51d0b8afad4a6c2d1414d998159a0f8017d04118', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f285c', table='membership_membershipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupnameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='04c28255c6be106d8203749752a55a677f640381', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ee0d0', table='membership_groupnameevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupname',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_groupnameevent" ("group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified", "valid_from", "valid_until") VALUES (NEW."group_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."unverified", NEW."valid_from", NEW."valid_until"); RETURN NULL;', hash='f88484a7c804211891e2d8ecf22eef58aef7c969', operation='INSERT', pgid='pgtrigger_insert_insert_f7762', table='membership_groupname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupname',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_groupnameevent" ("group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified", "valid_from", "valid_until") VALUES (NEW."group_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."unverified", NEW."valid_from", NEW."valid_until"); RETURN NULL;', hash='f9404b0776bae2cd82c8f2d584e9d33219e53b53', operation='UPDATE', pgid='pgtrigger_update_update_edd6e', table='membership_groupname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupname',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_groupnameevent" ("group_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "unverified", "valid_from", "valid_until") VALUES (OLD."group_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."unverified", OLD."valid_from", OLD."valid_until"); RETURN NULL;', hash='082f215fbe518883167c74b8d9d1f281695208f3', operation='DELETE', pgid='pgtrigger_delete_delete_e51f1', table='membership_groupname', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmembershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a972963f669f60efc5f08ffd04136f7a82f7cdd1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ffe4f', table='membership_groupmembershipevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmembership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_groupmembershipevent" ("counted", "end", "entity_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "standing", "start", "unverified") VALUES (NEW."counted", NEW."end", NEW."entity_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sources", NEW."standing", NEW."start", NEW."unverified"); RETURN NULL;', hash='e173796991b5da890101a946e59767fbc43f079e', operation='INSERT', pgid='pgtrigger_insert_insert_7d865', table='membership_groupmembership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmembership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "membership_groupmembershipevent" ("counted", "end", "entity_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "standing", "start", "unverified") VALUES (NEW."counted", NEW."end", NEW."entity_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sources", NEW."standing", NEW."start", NEW."unverified"); RETURN NULL;', hash='1afbde46e2adf45c3b5715986810b2b28d26483f', operation='UPDATE', pgid='pgtrigger_update_update_bff64', table='membership_groupmembership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupmembership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "membership_groupmembershipevent" ("counted", "end", "entity_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sources", "standing", "start", "unverified") VALUES (OLD."counted", OLD."end", OLD."entity_id", OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sources", OLD."standing", OLD."start", OLD."unverified"); RETURN NULL;', hash='cbb53ccdc1d73fe66e9b7b8f1a726cd873060b58', operation='DELETE', pgid='pgtrigger_delete_delete_e6f92', table='membership_groupmembership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='regionalgroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1f3fc491b414e07f3da91b576dcc8f5d9c98f423', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d4a4c', table='membership_regionalgroupevent', when='BEFORE')),
        ),
    ]
