"""Steps of the tables of the customers, see `steps`."""

from peewee import SqliteDatabase


def keep_customers(database: SqliteDatabase) -> None:
    """10 → 11: the register, which begins empty, and what customers owe, from the journal."""
    run = database.execute_sql
    run("""CREATE TABLE customer (id INTEGER NOT NULL PRIMARY KEY, number TEXT NOT NULL, name TEXT NOT NULL,
        organisation TEXT NOT NULL, street TEXT NOT NULL, postcode TEXT NOT NULL, town TEXT NOT NULL,
        phone TEXT NOT NULL, email TEXT NOT NULL, grp TEXT NOT NULL, credit_limit INTEGER,
        due INTEGER NOT NULL, forgotten INTEGER NOT NULL) STRICT""")
    run("CREATE UNIQUE INDEX customer_number ON customer (number)")
    run("CREATE VIRTUAL TABLE customer_finding USING fts5(text, prefix='1 2 3 4 5 6 7 8')")
    run("""CREATE TABLE owing (customer TEXT NOT NULL, entry INTEGER NOT NULL, kind TEXT NOT NULL,
        amount INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (customer, entry)) WITHOUT ROWID, STRICT""")
    run("""INSERT INTO owing SELECT json_extract(body, '$.customer.number'), id,
            CASE WHEN kind = 'delivery' AND coalesce(json_extract(body, '$.credit'), 'receivable')
                <> 'receivable' THEN 'handed' ELSE kind END,
            CASE kind WHEN 'delivery' THEN json_extract(body, '$.gross')
                ELSE -json_extract(body, '$.amount') END,
            json_extract(body, '$.at')
        FROM (SELECT id, kind, CAST(body AS TEXT) AS body FROM entry
            WHERE kind IN ('delivery', 'cash_moved'))
        WHERE json_extract(body, '$.customer.number') IS NOT NULL""")
