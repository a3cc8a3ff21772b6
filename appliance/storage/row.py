"""What every table of ours is: STRICT, and bound to no database of its own.

Columns are Text, Integer and Blob only (peewee's others fail in a STRICT table). A query is executed
on the database that it is handed, so that two files can be open in one process.
"""

from peewee import Model


class Row(Model):
    """A STRICT table."""

    class Meta:
        strict_tables = True
        legacy_table_names = False
