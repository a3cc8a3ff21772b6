"""A voucher as SIE 4I: tagged lines in code page 437, rows that sum to zero, VAT on rows of its own.

SIE knows accounts and amounts but no VAT codes, so each posting with VAT becomes a net row and a
VAT row on the account of its rate. Accounts come from the mapping; where nothing is mapped, from
the default plan below, after the Norwegian standard plan (NS 4102), which the accountant checks
before the first import. VAT rows always stand on the plan's account of their rate.

Source: SIE file format, type 4I; amounts with a decimal point, debit positive, credit negative.
"""

from appliance.domain.money import Currency, text
from appliance.domain.voucher import Posting, Role, Voucher
from appliance.integrations import Line
from appliance.integrations.codepage import spelled
from appliance.integrations.line_text import said

PROGRAM = "Tillbox"
PROGRAM_VERSION = "1"
EXPONENT = 2
DIMENSIONS = (("1", "Department"), ("6", "Project"), ("20", "Object"))
"""Dimension numbers and names: SIE's own for a cost centre and a project, and the first that is free."""

REVENUE = {2500: "3000", 1500: "3010", 1200: "3020", 1111: "3030", 0: "3100"}
"""Sales by VAT rate in basis points."""
VAT = {2500: "2700", 1500: "2701", 1200: "2702", 1111: "2703"}
"""Output VAT by rate."""
OTHER_REVENUE, OTHER_VAT = "3090", "2709"
"""For a rate that the plan does not know."""
TENDER = {"cash": "1900", "foreign": "1900"}
"""By kind of tender; notes of other currencies are cash too."""
OTHER_TENDER = "1571"
"""Card and phone payments on their way to the bank."""
ROLES = {
    Role.ROUNDING: "7771",
    Role.CASH_DIFFERENCE: "7790",
    Role.TERMINAL_DIFFERENCE: "7791",
    Role.CASH_IN: "1909",
    Role.CASH_OUT: "1909",
    Role.BANK_BAG: "1910",
    Role.GIFT_CARD: "2970",
    Role.RECEIVABLE: "1500",
    Role.PANT: "2980",
    Role.TIP: "2990",
    Role.PREPAYMENT: "2900",
    Role.VAT_DIFFERENCE: "7772",
}


def default_account(posting: Posting) -> str:
    """The default plan's account for a posting.

    >>> default_account(Posting(Role.REVENUE, -12500, -2500, 2500))
    '3000'
    """
    single = posting.role == Role.GIFT_CARD and posting.rate is not None  # it was revenue when it was sold
    if posting.role == Role.REVENUE or single:
        return REVENUE.get(posting.rate or 0, OTHER_REVENUE)
    if posting.role == Role.TENDER:
        return TENDER.get(posting.tender.partition(":")[0], OTHER_TENDER)
    return ROLES[posting.role]


def sie(voucher: Voucher, lines: tuple[Line, ...], company: str, organization: str) -> bytes:
    """The whole file, CP437 with CR LF.

    Voucher series and number stay empty: the importing program gives its own, and our key stands
    in the voucher's text.
    """
    day = voucher.date.replace("-", "")
    out = [
        "#FLAGGA 0",
        f"#PROGRAM {_quoted(PROGRAM)} {PROGRAM_VERSION}",
        "#FORMAT PC8",
        f"#GEN {day}",  # the voucher's own date: written twice, a file is the same file
        "#SIETYP 4",
        f"#VALUTA {voucher.currency}",  # without it, a reader takes the amounts for Swedish kronor
        f"#FNAMN {_quoted(company)}",
        f"#ORGNR {_quoted(organization)}",
        f'#VER "" "" {day} {_quoted(f"{voucher.key} {voucher.text}")}',
        "{",
    ]
    out[-2:-2] = _dimensions(lines)
    for line in lines:
        out += [f"   {row}" for row in _rows(line, day)]
    out.append("}")
    return "".join(f"{row}\r\n" for row in out).encode("cp437")


def _values(line: Line) -> list[tuple[str, str, str]]:
    """(dimension number, its name, value) of each dimension that a line has."""
    values = zip(DIMENSIONS, (line.department, line.project, line.object), strict=True)
    return [(number, name, value) for (number, name), value in values if value]


def _dimensions(lines: tuple[Line, ...]) -> list[str]:
    used = sorted({one for line in lines for one in _values(line)}, key=lambda one: (int(one[0]), one[2]))
    kinds = dict.fromkeys((number, name) for number, name, _ in used)
    return [
        *(f"#DIM {number} {_quoted(name)}" for number, name in kinds),
        # a reader wants a name beside each code; the till knows the code alone
        *(f"#OBJEKT {number} {_quoted(value)} {_quoted(value)}" for number, _, value in used),
    ]


def _rows(line: Line, day: str) -> list[str]:
    posting = line.posting
    account = line.account.number if line.account else default_account(posting)
    place = "{" + " ".join(f"{number} {_quoted(value)}" for number, _, value in _values(line)) + "}"
    written = _quoted(said(line))
    parts = [(account, posting.amount - posting.vat)]
    if posting.vat:
        parts.append((VAT.get(posting.rate or 0, OTHER_VAT), posting.vat))
    return [
        f"#TRANS {number} {place} {text(amount, Currency('', EXPONENT))} {day} {written}"
        for number, amount in parts
        if amount or not posting.vat
    ]


def _quoted(written: str) -> str:
    one_line = "".join(sign for sign in " ".join(spelled(written).split()) if sign.isprintable())
    return '"' + one_line.replace("\\", "/").replace('"', '\\"') + '"'  # only the quote has an escape
