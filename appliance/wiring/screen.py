"""The till on a screen: Kivy made ready, a first picture, then the box and its screens; then the end."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from appliance.build import identity
from appliance.config import Config
from appliance.devices.panel import found_panel
from appliance.domain.problems import Problem, Refused
from appliance.health import room
from appliance.ui import window

if TYPE_CHECKING:
    from appliance.ui.app import Desk, Opening
    from appliance.ui.theme import Look
    from appliance.wiring.box import Box
    from appliance.words import Words


def run(
    config: Config,
    folder: Path,
    parts: "Callable[[Box], None] | None" = None,
    dressed: "Callable[[Opening], Opening]" = lambda opening: opening,
    extra: int = 0,
) -> int:
    """Show the till until its window is closed; returns the exit code.

    Args:
        config: The box.
        folder: Its data folder.
        parts: Builds the devices; None: the real ones.
        dressed: Puts something beside the screens before they come up.
        extra: Width in pixels that it takes.
    """
    look, shown = first_picture(config, extra)
    hashing = _hash_meanwhile()
    from appliance.ui import app  # and with it all that is heavy, behind the first picture
    from appliance.wiring.watchdog import Watchdog
    from appliance.words import Words

    words = Words(config.shop.language, config.shop.money)
    boxes: list[Box] = []

    def come_up() -> app.Desk:
        boxes.append(_box(config, folder, parts, words, hashing))
        return _desk(boxes[-1])

    try:
        fed = Watchdog().frame
        app.run(dressed(app.Opening(words, look, config.shop.name, come_up, shown=shown, frame_drawn=fed)))
    finally:
        for box in boxes:
            box.stop()
    if any(box.again for box in boxes):
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    return 0


def first_picture(config: Config, extra: int = 0) -> "tuple[Look, Callable[[], object]]":
    """Make Kivy ready and show the shop's name; how everything looks from here on, and what takes it away."""
    section = config.screen.on(found_panel() if config.screen.fullscreen else None)
    window.prepare(section.width + extra, section.height, section.fullscreen, section.rotation)
    from appliance.ui import first, theme

    palette = theme.DARK if section.theme == "dark" else theme.LIGHT
    look = theme.Look(theme.Panel(*section.seen, section.diagonal), palette, section.large_text)
    return look, first.show(config.shop.name, look.rgba("ground"), look.rgba("ink"), look.font("title"))


def _hash_meanwhile() -> Thread:
    """Have the build hashed while the screens are loaded; `identity` keeps what came of it."""
    hashing = Thread(target=identity, name="build", daemon=True)
    hashing.start()
    return hashing


def _box(
    config: Config, folder: Path, parts: "Callable[[Box], None] | None", words: "Words", hashing: Thread
) -> "Box":
    """Start the box; what is heavy to load is loaded here, behind the first picture."""
    from appliance.ui.app import leave
    from appliance.wiring import parts as devices
    from appliance.wiring import power, watchdog
    from appliance.wiring.first_boot import mistakes_on_card
    from appliance.wiring.starting import start

    power.needed(config)
    hashing.join()  # it would be done all over again
    watchdog.opening(folder / "till.db")
    try:
        box = start(config, folder, parts=parts or devices.real, words=words)
    except Refused as refused:
        if refused.problem.code == "disk_full":
            room.give_up(folder)  # so that it starts at the next try, and the day can be closed
        raise
    box.leave = leave
    if wrong := mistakes_on_card(folder):
        box.till.banners["card_refused"] = Problem.of("card_refused", count=len(wrong), detail=wrong[0])
    return box


def _desk(box: "Box") -> "Desk":
    from appliance.till.public_key import print_key
    from appliance.ui.app import Desk
    from appliance.ui.outside import Outside
    from appliance.wiring import backing_up, health_watch
    from appliance.wiring.about import about
    from appliance.wiring.export import sticks
    from appliance.wiring.figures import FiguresOut
    from appliance.wiring.goods_stick import GoodsStick
    from appliance.wiring.health_screen import Watched
    from appliance.wiring.log_text import listen
    from appliance.wiring.pictures import Pictures
    from appliance.wiring.settings import Settings
    from appliance.wiring.stock_list import StockList

    watched = Watched(box, listen(), health_watch.begin(box))
    pictures, goods = Pictures(box.till, box.post), GoodsStick(box.till, box.folder, box.post)
    settings, listing, told = Settings(box, watched), StockList(box), FiguresOut(box)
    box.aside = lambda message: any(one.take(message) for one in (settings, pictures, goods, told, watched))
    box.stops.extend(part.stop for part in (watched, settings, pictures, goods, listing, told))
    outside = Outside(
        paper=box.paper,
        deliveries=box.deliveries,
        wake_uploader=box.wake_uploader,
        passing=lambda: box.passing,
        sticks=sticks,
        begin_export=box.begin_export,
        export_state=lambda: box.exporting.state if box.exporting else None,
        about=lambda: about(box.till, box.words),
        print_key=lambda: print_key(box.till),
        health=watched.shown,
        look_at_health=watched.look,
        listen=watched.listen,
        print_slip=watched.print_slip,
        write_log=watched.write_log,
        **(settings.outside() | pictures.outside() | goods.outside() | _labels(box)),
        **(listing.outside() | told.outside()),
        **backing_up.outside(box.backing, box.till),
    )
    return Desk(box.till, box.words, box.inbox, box.take, outside, drawn=box.show_customer)


def _labels(box: "Box") -> dict[str, Any]:
    """What the screens need of the label desk."""
    desk = box.labels
    assert desk
    return {"labels": lambda: desk.seen, "print_labels": desk.print}
