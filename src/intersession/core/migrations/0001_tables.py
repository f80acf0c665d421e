import django.db.models.deletion
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
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(default='organization', max_length=40, unique=True)),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('short_name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('dialogue', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seat', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('time_zone', models.CharField(default='UTC', max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.SlugField(max_length=80, unique=True)),
                ('citation', models.TextField()),
            ],
            options={
                'ordering': ('key',),
            },
        ),
        migrations.CreateModel(
            name='OrganizationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, default='organization', max_length=40)),
                ('name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('short_name', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('dialogue', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('seat', intersession.core.translated.TranslatedField(blank=True, default=dict)),
                ('time_zone', models.CharField(default='UTC', max_length=60)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.organization')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SourceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('key', models.SlugField(db_index=False, max_length=80)),
                ('citation', models.TextField()),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.source')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_organizationevent" ("dialogue", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "short_name", "time_zone") VALUES (NEW."dialogue", NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seat", NEW."short_name", NEW."time_zone"); RETURN NULL;', hash='238ae85b7dffbe8c0117f3b76e21e2617232bc61', operation='INSERT', pgid='pgtrigger_insert_insert_3b5e5', table='core_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_organizationevent" ("dialogue", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "short_name", "time_zone") VALUES (NEW."dialogue", NEW."id", NEW."key", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seat", NEW."short_name", NEW."time_zone"); RETURN NULL;', hash='ee35a5fd59dad543e5442ace49fc7191bd8910b7', operation='UPDATE', pgid='pgtrigger_update_update_062d3', table='core_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organization',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_organizationevent" ("dialogue", "id", "key", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "short_name", "time_zone") VALUES (OLD."dialogue", OLD."id", OLD."key", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seat", OLD."short_name", OLD."time_zone"); RETURN NULL;', hash='49a18bce76d76388fd68f90bb42899524563dac0', operation='DELETE', pgid='pgtrigger_delete_delete_f1932', table='core_organization', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_sourceevent" ("citation", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."citation", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='9fee4651aa0b9e07260fb7dec477f2a759e02b99', operation='INSERT', pgid='pgtrigger_insert_insert_a4024', table='core_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_sourceevent" ("citation", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."citation", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='361384e9528d431662e3d3d3df05bc70ca0ad668', operation='UPDATE', pgid='pgtrigger_update_update_fa16b', table='core_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='source',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_sourceevent" ("citation", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."citation", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='a88d0c4554f7cee422a99a6f31b1a43c2107e9af', operation='DELETE', pgid='pgtrigger_delete_delete_d52a1', table='core_source', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='organizationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f8c4bc0fa0295314cef7cc66741ce61cddb8c2ce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a5110', table='core_organizationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sourceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c3c71bf1e28656c7e4431eb4d2415bc51878dac7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dde44', table='core_sourceevent', when='BEFORE')),
        ),
    ]
