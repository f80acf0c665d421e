"""The table that all processes count in what is limited, as Django's DatabaseCache wants it."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("accounts", "0001_tables")]

    operations = [
        migrations.RunSQL(
            """
            CREATE UNLOGGED TABLE shared_cache (
                cache_key varchar(255) PRIMARY KEY,
                value text NOT NULL,
                expires timestamp with time zone NOT NULL
            );
            CREATE INDEX shared_cache_expires ON shared_cache (expires);
            """,
            "DROP TABLE shared_cache",
        )
    ]
