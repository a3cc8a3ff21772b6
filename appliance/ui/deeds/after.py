"""Deeds after a sale: receipts, returns, wrong tenders, and papers in doubt."""

from functools import partial

from appliance.domain.payment import FOREIGN
from appliance.domain.problems import Problem, refuse
from appliance.till import asking, day, jobs, loose, paying, returns, scanning
from appliance.ui.deeds.doing import Doing
from appliance.ui.views.after import paper_name
from appliance.ui.widgets.button import Action


class AfterDeeds(Doing):
    """Find, take back, put right."""

    def go_returns(self) -> None:
        """Take goods back."""
        self.place.returning = None
        self.go("returns")

    def find_for_return(self, number: str) -> None:
        """Find the receipt that they were bought on."""

        def deed() -> None:
            found = returns.find_receipt(self.till, int(number))
            self.place.returning, self.place.stage = found.row, "returns"

        self.do(deed)

    def redraw(self) -> None:
        """A receipt that is scanned where one is asked for is taken without a question."""
        asked = self.till.question
        if asked and asked.code == "receipt_scanned" and self.place.stage == "returns":
            self._take_from(int(asked.facts["row"]))
        super().redraw()

    def _take_from(self, row: int) -> None:
        scanning.answer(self.till)
        self.place.stage, self.place.returning, self.place.paid_seen = "returns", row, True

    def return_lines(self, receipt: str, quantities: dict[int, int]) -> None:
        """Put them into the basket as going back."""

        def deed() -> None:
            row = self.place.returning
            if row is None:
                raise refuse("receipt_unknown", number=receipt)
            returns.return_lines(self.till, returns.receipt(self.till, row), quantities)
            self.place.stage, self.place.returning, self.place.paid_seen = "", None, True

        self.do(deed)

    def go_loose(self) -> None:
        """From a price that was asked for to taking the goods back without a receipt."""

        def deed() -> None:
            asked = self.till.asked
            if not asked:
                raise refuse("line_gone")
            asking.end(self.till)
            self.place.product, self.place.stage = asked.number, "loose"

        self.do(deed)

    def take_back(self, number: str, price: int, thousandths: int, reason: str) -> None:
        """Put them into the basket as going back."""

        def deed() -> None:
            loose.take_back(self.till, number, price, thousandths, reason)
            self.place.stage, self.place.product, self.place.paid_seen = "", "", True

        self.do(deed)

    def go_receipts(self) -> None:
        """See the newest receipts, the last one's paper first."""

        def deed() -> None:
            found = returns.newest(self.till, 1)
            self.place.receipt = found[0].row if found else None

        self.do(deed)
        self.go("receipts")

    def look_at_receipt(self, number: str, series: str) -> None:
        """Show a receipt's paper; sales and returns have each their numbers."""

        def deed() -> None:
            self.place.receipt = returns.find_receipt(self.till, int(number or 0), series).row

        self.do(deed)

    def copy(self) -> None:
        """Print the one copy."""

        def deed() -> None:
            if self.place.receipt is not None:
                returns.copy(self.till, returns.receipt(self.till, self.place.receipt))

        self.do(deed)

    def go_wrong_tender(self) -> None:
        """Put a payment right."""
        if self.place.stage != "receipts":
            self.place.receipt = self.till.paid.row if self.till.paid else None
        self.place.correcting = None
        self.go("wrong_tender")

    def correct_tender(self, old: str, new: str) -> None:
        """``old`` is the tender's place, ``new`` its kind and brand; of notes of another currency is then
        asked how much."""

        def deed() -> None:
            found = returns.receipt(self.till, self.place.looked_at())
            kind, _, brand = new.partition(":")
            if kind == FOREIGN:
                self.place.correcting, self.place.stage = int(old), "wrong_notes"
                return
            returns.correct_tender(self.till, found, int(old), kind, brand)
            self.place.stage = self.place.before

        self.do(deed)

    def correct_to_notes(self, currency: str, amount: int) -> None:
        """It was so much of another currency, in its own minor units."""

        def deed() -> None:
            found = returns.receipt(self.till, self.place.looked_at())
            returns.correct_tender(self.till, found, self.place.correcting or 0, FOREIGN, currency, amount)
            self.place.stage, self.place.correcting = self.place.before, None

        self.do(deed)

    def go_more(self) -> None:
        """What else there is; not while money is being taken."""

        def deed() -> None:
            if self.till.payment:
                paying.back(self.till)
            asking.end(self.till)
            self.place.before, self.place.stage, self.place.paid_seen = "", "more", True

        self.do(deed)

    def go_x_report(self) -> None:
        """Take an X report and show it: journalled with its whole content, as the law wants of each."""

        def deed() -> None:
            self.place.report = day.x_report(self.till, printed=False)
            self.place.before, self.place.stage = "more", "report"

        self.do(deed)

    def print_report(self) -> None:
        """Take an X report on paper: the figures are those of now, also here on the screen."""

        def deed() -> None:
            self.place.report = day.x_report(self.till)

        self.do(deed)

    def answer(self, problem: Problem) -> None:
        """A banner's button."""
        if self.place.banner:
            self._show()
        elif problem.code == "receipt_owed":
            self.do(lambda: jobs.resend(self.till))
        elif problem.code == "receipts_doubtful":
            self.do(self._ask_for_paper)
        elif problem.code.startswith(("books", "mapping")):
            self.go("deliveries")
        elif (part := problem.code.partition("_")[0]) in ("disk", "box", "scrub") and self.till.operator:
            self.place.part = part
            self.outside.look_at_health()
            self.go("health")

    def _ask_for_paper(self) -> None:
        """Ask of the oldest paper in doubt whether it came out; nothing is taken for printed unasked."""
        if self.till.question:
            return
        doubtful = next(
            (one for one in jobs.owed(self.till) if one.job.kind == "print" and one.state == "unknown"), None
        )
        if doubtful:
            paper = paper_name(self.words, doubtful.data)
            self.till.question = Problem.of("paper_doubtful", paper=paper, job=doubtful.job.id)

    def answers(self, problem: Problem) -> tuple[Action, ...]:
        """What can be said of a paper in doubt, and of a receipt that was scanned."""
        if problem.code == "receipt_scanned":
            row = int(problem.facts["row"])
            take = Action(
                self._("Take goods back"), lambda: self.do(partial(self._take_from, row)), role="accent"
            )
            return take, Action(self._("Leave it out"), self._go_on)
        if problem.code != "paper_doubtful":
            return super().answers(problem)
        _, job = self._, int(problem.facts["job"])
        found = next((one for one in jobs.owed(self.till) if one.job.id == job), None)
        as_copy = found and jobs.only_as_copy(self.till, found.data)
        again = _("No, print its one copy") if as_copy else _("No, print it")
        return (
            Action(_("Yes, it came out"), partial(self._came_out, job), role="accent"),
            Action(again, partial(self._print_again, job)),
            Action(_("Later"), self._go_on),
        )

    def _came_out(self, job: int) -> None:
        """A person has it in hand."""

        def deed() -> None:
            jobs.printed(self.till, job)
            self._next_paper()

        self.do(deed)

    def _print_again(self, job: int) -> None:
        """A person has looked: there is none."""

        def deed() -> None:
            for one in jobs.owed(self.till):
                if one.job.id == job and one.state == "unknown":
                    jobs.again(self.till, one.job)
            self._next_paper()

        self.do(deed)

    def _next_paper(self) -> None:
        scanning.answer(self.till)
        self._ask_for_paper()
