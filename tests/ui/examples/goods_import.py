"""A file of products as it is looked at."""

from dataclasses import replace

from appliance.domain.problems import Problem
from appliance.domain.product import Group, Product
from appliance.till.goods_file import Plan
from appliance.till.goods_preview import Preview
from appliance.till.goods_table import Wrong
from appliance.ui.outside import GoodsFile, Stick
from appliance.ui.screens.goods.goods_import import WRONG, GoodsImportView
from tests.ui.examples.shop import NAMES, Example, at

NEW = tuple(
    Product(str(1000 + n), NAMES[n % 30][0], "20", "1", NAMES[n % 30][1], 1500, codes=("7038010000010",))
    for n in range(340)
)
CHANGED = (
    (NEW[0], replace(NEW[0], price=3400)),
    (NEW[6], replace(NEW[6], name="Brunost fra Undredal, ekte geitost, i skiver", group="30", rate=2500)),
    (NEW[7], replace(NEW[7], price=2990, codes=())),
    (NEW[18], replace(NEW[18], price=12345650, minimum=6000, discountable=False)),
)
SAMPLE = {"column_unknown": "Leverandørens varenummer", "column_missing": "vat", "cell_broken": "name"}
WRONGS = tuple(
    Wrong(n + 2, SAMPLE.get(reason, "codes" if "code" in reason else "price"), reason, "", "7,09E+12")
    for n, reason in enumerate(WRONG)
)
GROUPS = (
    Group("20", "Brød og kaker", "1", 1500, served=2500, kitchen=True),
    Group("70", "Øl, rusbrus og cider fra kaia", "1", 2500, False, age=18, hours="0800-2000-1800"),
)
PLAN = Plan(NEW, GROUPS, WRONGS)
LOOKED = Preview("varer høsten 2026.csv", PLAN, 1, NEW, CHANGED, NEW[:7])
STICK = Stick(("/stick/varer/varer høsten 2026.csv", "/stick/Eksport fra gammel kasse.txt"))
VIEW = GoodsImportView(
    GoodsFile(STICK, "", LOOKED), (("20", "Brød og kaker"), ("30", "Meieri")), made=("70",)
)


def turned(name: str, step: int = 0) -> Example:
    """One of the four lists."""

    def touch(frame) -> None:
        stage = frame._stages["goods_import"]
        stage._turn(name)
        stage._turn(name, step)

    return Example(at("goods_import", VIEW).view, touch)


def files(stick: Stick, taken: int | None = None) -> Example:
    return at("goods_import", GoodsImportView(GoodsFile(stick), taken=taken))


EXAMPLES: dict[str, Example] = {
    "import": files(STICK),
    "import-looking": files(Stick()),
    "import-no-file": files(Stick(())),
    "import-reading": files(replace(STICK, reading=True)),
    "import-unread": files(
        replace(STICK, problem=Problem.of("file_unreadable", file="varer.csv", detail="x"))
    ),
    "import-taken": files(STICK, 344),
    "import-new": turned("new"),
    "import-new-later": turned("new", 1),
    "import-changed": turned("changed"),
    "import-wrong": turned("wrong"),
    "import-same": turned("same"),
    "import-nothing": at(
        "goods_import",
        replace(
            VIEW, file=GoodsFile(STICK, "", Preview("varer.csv", Plan((), (), ()), 1, unchanged=NEW[:3]))
        ),
    ),
}
