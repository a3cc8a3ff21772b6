"""Deeds around what is printed: gift receipts, and what the shop chooses."""

from dataclasses import asdict

from appliance.domain.problems import refuse
from appliance.till import gifts, mailing, papers, paying, returns
from appliance.till.permissions import needs
from appliance.ui.deeds.doing import Doing


class PapersDeeds(Doing):
    """Print gift receipts; choose."""

    def go_gift(self) -> None:
        """What of a sale is a gift: of the receipt that is looked at, else of the sale that was paid last."""

        def deed() -> None:
            place, last = self.place, self.till.paid
            if place.stage != "receipts":
                place.receipt = last.row if last else None
            if place.receipt is None:
                raise refuse("receipt_unknown", number=0)
            place.before = "receipts" if place.stage == "receipts" else ""
            place.stage = "gift"

        self.do(deed)

    def leave_gift(self) -> None:
        """Back to the receipts, or to the change."""
        self.do(self._from_gift)

    def _from_gift(self) -> None:
        self.place.stage = self.place.before
        if not self.place.before:
            self.place.paid_seen, self.place.receipt = False, None

    def print_gifts(self, lines: tuple[int, ...], apart: bool) -> None:
        """Print them, a paper for each line or one for all."""

        def deed() -> None:
            if self.place.receipt is None:
                raise refuse("receipt_unknown", number=0)
            found = returns.receipt(self.till, self.place.receipt)
            self.place.gift = (found.row, gifts.print_gifts(self.till, found, lines, apart)[-1])
            self._from_gift()

        self.do(deed)

    def decline_receipt(self) -> None:
        """The customer who is paying wants no receipt."""
        self.do(lambda: paying.decline_receipt(self.till))

    def print_receipt(self) -> None:
        """Print the receipt of a sale that ended without: of the one that is looked at, else the last."""

        def deed() -> None:
            last = self.till.paid
            row = self.place.receipt if self.place.stage == "receipts" else last.row if last else None
            if row is None:
                raise refuse("receipt_unknown", number=0)
            papers.print_receipt(self.till, returns.receipt(self.till, row))

        self.do(deed)

    def go_mail(self) -> None:
        """Where the receipt is to be sent: of the sale that is being paid, else of the last one."""
        if self.till.payment or self.till.paid:
            self.place.stage = "mail"
        self._show()

    def leave_mail(self) -> None:
        """Back to the payment, or to the change."""
        self.place.stage, self.place.paid_seen = "", self.till.payment is not None
        self._show()

    def mail_to(self, address: str) -> None:
        """Send it there; to nobody: it prints."""

        def deed() -> None:
            last = self.till.paid
            if self.till.payment:
                mailing.wish(self.till, address)
            elif last:
                mailing.mail(self.till, returns.receipt(self.till, last.row), address)
            self.place.stage, self.place.paid_seen = "", self.till.payment is not None

        self.do(deed)

    def go_papers(self) -> None:
        """What the shop has printed."""

        def deed() -> None:
            needs(self.till, "papers")
            self._turn_to_page("papers", "settings")

        self.do(deed)

    def choose_paper(self, key: str, value: int | str) -> None:
        """Change one of the choices."""

        def deed() -> None:
            if key not in papers.Papers.__dataclass_fields__:
                raise refuse("line_gone")
            papers.choose(self.till, papers.Papers(**asdict(papers.papers(self.till)) | {key: value}))

        self.do(deed)
