"""Steps of the sums of tips, see `steps`."""

from peewee import SqliteDatabase


def sum_up_tips(database: SqliteDatabase) -> None:
    """17 → 18: the days' tips by employee, from the journal: until now they were for whoever sold."""
    database.execute_sql("""INSERT INTO rollup
        SELECT json_extract(CAST(entry.body AS TEXT), '$.date'), 'tip',
            json_extract(CAST(entry.body AS TEXT), '$.operator'), count(*),
            sum(json_extract(line.value, '$.gross')), 0
        FROM entry, json_each(CAST(entry.body AS TEXT), '$.lines') AS line
        WHERE entry.kind = 'sale' AND json_extract(line.value, '$.kind') = 'tip'
        GROUP BY 1, 3""")
