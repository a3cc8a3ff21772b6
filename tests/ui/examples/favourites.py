"""The favourites: in a sale, with pictures, and as they are laid out."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from appliance.domain.favourites import Look, Page
from appliance.domain.problems import Problem
from appliance.ui.outside import Stick
from appliance.ui.screens.goods.favourites import FavouritesView
from appliance.ui.screens.selling.sale import SaleView, TileView
from appliance.ui.screens.selling.search import FoundView
from appliance.ui.widgets.basket import BasketView
from tests.ui.examples.selling import GROUPS, TILES, TILL
from tests.ui.examples.shop import NAMES, TRAINING, Example, at


@cache
def picture(colour: str, size: tuple[int, int] = (320, 240)) -> bytes:
    """A bun on a table, as JPEG."""
    image = Image.new("RGB", size, "#e9dcc6")
    draw = ImageDraw.Draw(image)
    middle, least = (size[0] // 2, size[1] // 2), min(size) // 2
    for part in range(8, 0, -2):
        radius = least * part // 9
        fill = colour if part % 4 else "#fff4e0"
        draw.ellipse(
            (middle[0] - radius, middle[1] - radius, middle[0] + radius, middle[1] + radius), fill=fill
        )
    out = BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


PICTURED = tuple(
    replace(tile, image=picture("#a4622c", (320, 200 + 40 * (place % 2)))) if place in (1, 2, 3, 6) else tile
    for place, tile in enumerate(TILES)
)
PAGES = (
    Page("", tuple(tile.number for tile in TILES[:9])),
    Page("Kafé", ("1", "2", "3")),
    Page("Billetter og utleie"),
)
LAID = FavouritesView(PAGES, 0, PICTURED[:9], {"2": Look("red", picture("#a4622c"))}, True)
FOUND = tuple(
    FoundView(str(n), name, "Brød og kaker", price) for n, (name, price, _) in enumerate(NAMES[:30])
)
STICK = Stick(("/stick/bilder/kanelbolle.jpg", "/stick/bilder/Rundstykke med ost og skinke 2026.PNG"))


def laid(view: FavouritesView = LAID, step: str = "", chosen: str = "") -> Example:
    """On the stage, with a tile tapped and a step taken."""

    def touch(frame) -> None:
        stage = frame._stages["favourites"]
        stage.enter()
        stage._chosen = chosen
        stage._turn(step)

    return Example(at("favourites", view).view, touch)


def carried(frame) -> None:
    """A finger holds the second tile over the sixth."""
    from kivy.tests.common import UnitTestTouch

    from tests.ui.drawing import settle

    stage = frame._stages["favourites"]
    stage.enter()
    stage._turn("")
    settle()
    second, sixth = (list(reversed(stage.board.tiles.children))[place] for place in (1, 5))
    finger = UnitTestTouch(*second.to_window(*second.center))
    finger.touch_down()
    finger.touch_move(*sixth.to_window(sixth.center_x + 9, sixth.center_y - 6))


def let_down(view: FavouritesView) -> Callable:
    return at("favourites", view).view


EXAMPLES: dict[str, Example] = {
    "sale-pages": at(
        "sale", replace(TILL, pages=("", "Kafé", "Billetter og utleie"), page=1, tiles=PICTURED)
    ),
    "sale-unlaid": at("sale", SaleView(TILES[:12], GROUPS, cash=True, unlaid=True), BasketView()),
    "sale-page-empty": at(
        "sale", SaleView((), GROUPS, cash=True, pages=("", "Kafé"), page=1, unlaid=True), BasketView()
    ),
    "favourites": laid(),
    "favourites-new": laid(FavouritesView()),
    "favourites-full": laid(
        FavouritesView(
            tuple(Page(f"Side {n}", PAGES[0].products) for n in range(12)),
            3,
            tuple(TileView(str(n), NAMES[n % 30][0], NAMES[n % 30][1]) for n in range(60)),
        )
    ),
    "favourites-tile": laid(chosen="2"),
    "favourites-tile-long": laid(
        replace(LAID, tiles=(TileView("9", NAMES[6][0] + " fra Undredal i Sogn", 9990), *TILES[:5])), "", "9"
    ),
    "favourites-carried": Example(let_down(LAID), carried),
    "favourites-add": laid(replace(LAID, found=FOUND), "add"),
    "favourites-add-nothing": laid(replace(LAID, text="xyz"), "add"),
    "favourites-name": laid(step="name"),
    "favourites-colour": laid(step="colour", chosen="2"),
    "favourites-picture": laid(replace(LAID, stick=STICK), "picture", "2"),
    "favourites-picture-none": laid(replace(LAID, stick=Stick(())), "picture", "1"),
    "favourites-picture-unread": laid(
        replace(
            LAID, stick=replace(STICK, problem=Problem.of("picture_unreadable", file="kanelbolle stor.jpg"))
        ),
        "picture",
        "1",
    ),
    "favourites-page": laid(step="page", chosen="2"),
    "sale-pages-training": at(
        "sale", replace(TILL, training=True, pages=("", "Kafé")), BasketView(), TRAINING
    ),
}
