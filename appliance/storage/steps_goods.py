"""Steps of the tables of the goods, see `steps`."""

import json

from peewee import SqliteDatabase


def send_groups_to_the_kitchen(database: SqliteDatabase) -> None:
    """4 → 5: which article groups go to the kitchen printer; until now there was none."""
    database.execute_sql("ALTER TABLE grp ADD COLUMN kitchen INTEGER NOT NULL DEFAULT 0")


def know_what_goods_cost(database: SqliteDatabase) -> None:
    """19 → 20: what each product costs, from what came in last; what is sold from now on keeps its margin."""
    run = database.execute_sql
    run("ALTER TABLE product ADD COLUMN cost INTEGER")
    # "<> 'sale'" lets SQLite use the index, which leaves the sales out
    came = run("SELECT body FROM entry WHERE kind = 'goods_received' AND kind <> 'sale' ORDER BY id")
    for said in [json.loads(body) for (body,) in came]:
        if "cost" in said:
            run("UPDATE product SET cost = ? WHERE number = ?", (said["cost"], said["product"]))
    run("ALTER TABLE stock DROP COLUMN cost")
    run("""CREATE TABLE margin (date TEXT NOT NULL, measure TEXT NOT NULL, key TEXT NOT NULL,
        net INTEGER NOT NULL, cost INTEGER NOT NULL, PRIMARY KEY (date, measure, key))
        WITHOUT ROWID, STRICT""")


def end_goods(database: SqliteDatabase) -> None:
    """20 → 21: goods that are no longer sold; until now there were none."""
    database.execute_sql("ALTER TABLE product ADD COLUMN ended INTEGER NOT NULL DEFAULT 0")


def say_what_is_in_one(database: SqliteDatabase) -> None:
    """21 → 22: how much is in one of each product; until now nobody said."""
    database.execute_sql("ALTER TABLE product ADD COLUMN content TEXT NOT NULL DEFAULT ''")
