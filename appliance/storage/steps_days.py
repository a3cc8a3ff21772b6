"""Steps of the tables of the days and their sums, see `steps`."""

from peewee import SqliteDatabase


def sum_up_products(database: SqliteDatabase) -> None:
    """6 → 7: the days' turnover by product, from the journal; receipts and vouchers found by date."""
    run = database.execute_sql
    run("""INSERT INTO rollup
        SELECT json_extract(CAST(entry.body AS TEXT), '$.date'), 'product',
            json_extract(line.value, '$.product'), count(*),
            sum(json_extract(line.value, '$.gross')), sum(json_extract(line.value, '$.vat'))
        FROM entry, json_each(CAST(entry.body AS TEXT), '$.lines') AS line
        WHERE entry.kind = 'sale' AND json_extract(line.value, '$.product') <> ''
            AND coalesce(json_extract(line.value, '$.kind'), '')
                NOT IN ('gift_card', 'tip', 'prepayment')
        GROUP BY 1, 3""")
    run("CREATE INDEX sale_date ON sale (date)")
    run("CREATE INDEX voucher_date ON voucher (date)")
