"""Bundles asked: what is in one."""

from peewee import SqliteDatabase


def has(database: SqliteDatabase, number: str) -> bool:
    """Is the product with that article number in any bundle?"""
    sql = """SELECT 1 FROM product, json_each(NULLIF(product.parts, '')) one
        WHERE one.value ->> 'product' = ? LIMIT 1"""
    return bool(database.execute_sql(sql, (number,)).fetchone())
