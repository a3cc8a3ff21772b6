"""The till itself: what else there is to do, its modes, back-ups, exports, stops."""

from dataclasses import replace
from typing import Any

from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_L

from appliance.domain.problems import Problem
from appliance.ui.frame import Frame, FrameView
from appliance.ui.screens.box.about import AboutView
from appliance.ui.screens.box.backup import BackupView
from appliance.ui.screens.box.emergency import EmergencyView
from appliance.ui.screens.box.restore import RestoreView
from appliance.ui.screens.box.stop import StopView
from appliance.ui.screens.office.export import ExportView
from appliance.ui.screens.selling.more import MoreView
from appliance.ui.usual import EMERGENCY_REASONS
from appliance.ui.widgets.basket import BasketView
from appliance.ui.widgets.status import StatusView
from appliance.words import N_, Words
from tests.ui.examples.shop import EMERGENCY, SALE, TRAINING, TROUBLE, WELL, Example, at

SAVED = replace(WELL, states={"backup": "fine"})
LEFT = "Some of the lines on the stick cannot be read; what they told is left out"
ENDS = (
    (N_("Last receipt"), "118, 21.11.2026 14:02"),
    (N_("Last Z report"), "41, 20.11.2026"),
    (N_("Open day"), "21.11.2026"),
)
UNSAVED = replace(WELL, states={"backup": "none"})
FULL_STICK = replace(WELL, states={"backup": "full"})
COPIED = ("20.11.2026 21:58", "KINGSTON")


def _spans(words: Words) -> tuple[tuple[str, str, str], ...]:
    return (
        (words("Last day"), "2026-11-20", "2026-11-20"),
        (words("Last month"), "2026-10-01", "2026-10-31"),
        (words("This year"), "2026-01-01", "2026-11-21"),
        (words("Everything"), "2025-03-03", "2026-11-21"),
    )


def _export(*stick: Any, **more: Any) -> Example:
    return at("export", lambda words: ExportView(_spans(words), *stick, **more))


STICK = ("/run/media/KINGSTON",)
WRITTEN = (
    "SAF-T Cash Register_987654321_20261121143200_1_1.xml",
    "1.pem",
)
PUBLIC_KEY = """-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDBxThHlAWCXu8obUS8Cj1sqMcE
P7QncVyFbHYPRZmHqgD+vJPxjApTxw2FMC4xEHmgCNreOGGQVGkJm6gdPWOxzqW6
geKe3DoNFBsH/BjYMe1TdQqqAJolijPhRqqfhBKJDkA5LT7FOXMwFcYlTU8oSdsN
AV3Qftg8ueVz1aSuRQIDAQAB
-----END PUBLIC KEY-----"""


def about(words: Words, key: bool = True) -> AboutView:
    """What a declared box says of itself; without a key before the shop is set up."""
    build = {"version": "0.1.0", "hash": "0c84b2f3a991"}
    lines = (
        (words("Product"), "Tillbox 0.1.0"),
        (words("Build"), words("Declared build {version} ({hash})", **build)),
        (words("Supplier"), "Kassefabrikken AS, 974 760 673"),
        (words("Hash of the build (SHA-256)"), "0c84b2f3a991" + "7e" * 26),
        (words("Shop"), "Fjordbutikken AS 987 654 321 MVA"),
        (words("Cash point"), "1"),
    )
    if not key:
        return AboutView(lines)
    lines += ((words("Algorithm"), "RSA-SHA1-1024"), (words("Key version"), "1"))
    code = QRCode(error_correction=ERROR_CORRECT_L, border=0)
    code.add_data(PUBLIC_KEY)
    code.make()
    return AboutView(lines, PUBLIC_KEY, tuple(tuple(bool(dot) for dot in row) for row in code.modules))


def _restoring(step: str, facts: tuple[tuple[str, str], ...] = (), **more: Any) -> Example:
    def view(words: Words) -> RestoreView:
        said = tuple((words(what), value) for what, value in facts)
        return RestoreView(step, "Bakeriet på Ås AS", "2", facts=said, **more)

    return at("restore", view, status=StatusView("Bakeriet på Ås AS", "Kasse 2", ""))


def _emergency(words: Words) -> FrameView:
    reasons = tuple((cause, words(reason)) for cause, reason in EMERGENCY_REASONS)
    return FrameView("emergency", EmergencyView(reasons), TROUBLE, SALE)


def _turn_more(frame: Frame) -> None:
    """To the second page, where there is one."""
    stage = frame._stages["more"]
    if not stage._roomy:
        stage._turn()


EXAMPLES: dict[str, Example] = {
    "stop-training": at("stop", StopView(Problem.of("disk_full")), status=TRAINING),
    "more": at("more", MoreView(3, 2, True)),
    "more-belongs": at("more", MoreView(3, 2, True, kinds=("department", "project"))),
    "more-till": Example(at("more", MoreView(3, 2, True, emergency=True), status=EMERGENCY).view, _turn_more),
    "more-training": Example(at("more", MoreView(training=True), BasketView(), TRAINING).view, _turn_more),
    "more-nothing-waits": at("more", MoreView(), BasketView()),
    "emergency": Example(_emergency),
    "emergency-chosen": Example(
        _emergency,
        lambda frame: frame._stages["emergency"]._choose(frame.view.view.reasons[-1]),
    ),
    "backup-none": at("backup", BackupView(), status=UNSAVED),
    "backup-fine": at("backup", BackupView(("KINGSTON",), "", 0, *COPIED), status=SAVED),
    "backup-behind": at("backup", BackupView(("KINGSTON",), "", 1284, *COPIED), status=SAVED),
    "backup-other": at("backup", BackupView(other="FERIE_2025"), status=UNSAVED),
    "backup-full": at(
        "backup", BackupView(("KINGSTON",), "", 212, *COPIED, Problem.of("backup_full")), status=FULL_STICK
    ),
    "restore-choose": _restoring("choose", tills=("Bakeriet på Ås AS · 1", "Bakeriet på Ås AS · 2")),
    "restore-reading": _restoring("reading", count=12_500),
    "restore-found": _restoring("found", facts=ENDS),
    "restore-warned": Example(lambda words: _restoring("found", facts=ENDS, warned=words(LEFT)).view(words)),
    "restore-receipt": _restoring("receipt", facts=ENDS[:1], known=118),
    "restore-z": _restoring("z", facts=ENDS[1:2], known=41),
    "restore-done": _restoring("done"),
    "restore-failed": _restoring("failed", problem=Problem.of("restore_nothing")),
    "backup-aside": at("backup", BackupView(("KINGSTON",), aside=True), status=SAVED),
    "export": _export(),
    "export-stick": _export(STICK),
    "export-running": _export(STICK, 424),
    "export-done": _export(STICK, None, WRITTEN),
    "export-back": _export(STICK, 1000),
    "export-found": _export(
        STICK,
        None,
        WRITTEN,
        Problem.of(
            "export_receipt_wrong",
            count=2,
            receipt=1042,
            day="2026-11-20",
            detail="cashtransaction 118 (chain)",
        ),
    ),
    "export-lies": _export(STICK, problem=Problem.of("export_differs", file=WRITTEN[0])),
    "export-unchecked": _export(
        STICK,
        None,
        WRITTEN,
        Problem.of("export_unchecked", detail="No such file or directory"),
    ),
    "export-failed": _export(
        STICK, problem=Problem.of("export_failed", file=WRITTEN[0], detail="No space left on device")
    ),
    "export-dates": Example(
        _export(STICK).view,
        lambda frame: (
            frame._stages["export"]._ask("first"),
            [frame._stages["export"].entry.keypad.press(digit) for digit in "0112"],
        ),
    ),
    "about": at("about", about),
    "about-no-key": at("about", lambda words: about(words, key=False)),
    "stop": at("stop", StopView(Problem.of("disk_full"))),
    "stop-damaged": at("stop", StopView(Problem.of("database_damaged"))),
    "stop-journal": at("stop", StopView(Problem.of("journal_broken", number=4711))),
    "stop-key": at("stop", StopView(Problem.of("key_missing"))),
}
