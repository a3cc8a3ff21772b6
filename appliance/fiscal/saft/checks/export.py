"""The files of one export, read one after the other: each element goes to the checks that concern it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appliance.fiscal.saft.checks.chain import Chain, Keys, begin, check_link, restored
from appliance.fiscal.saft.checks.codes import mandatory, resolve
from appliance.fiscal.saft.checks.finding import Findings, Place
from appliance.fiscal.saft.checks.index import NAMING, RECEIPTS, Index, Naming
from appliance.fiscal.saft.checks.part import Part, check_header, check_moment, check_namespace
from appliance.fiscal.saft.checks.reading import Plain, Unreadable, elements, flag, rows
from appliance.fiscal.saft.checks.reports import UNKNOWN_COPY, Reports, compare
from appliance.fiscal.saft.checks.transactions import RETURN, check_transaction

RESTORED = "EPOCH_BEGUN"
"""The event of a till that was taken up on another box."""


@dataclass(slots=True)
class Register:
    """One cash register, through every part."""

    chain: Chain = field(default_factory=Chain)
    reports: Reports = field(default_factory=Reports)
    stretch: int = 0
    """Where the last transaction stood."""


class Export:
    """What is known of an export while its files are read."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        """Begin with the public keys by version."""
        self.findings = Findings()
        self._keys = Keys(keys)
        self._index = Index()
        self._registers: dict[str, Register] = {}
        self._part = self._first = Part("")

    def close(self) -> None:
        """Forget what was remembered."""
        self._index.close()

    def read(self, path: Path) -> None:
        """Read a part to its end, or to where it cannot be read on, which is a finding."""
        self._part = Part(path.name)
        self.findings.file = path.name
        if not self._first.name:
            self._first = self._part
        try:
            for name, values in elements(path):
                self._take(name, values)
        except Unreadable as unreadable:
            self.findings.add("file", Place("file", "", 0), "well-formed XML", unreadable)

    def _take(self, name: str, values: Plain) -> None:
        part = self._part
        match name:
            case "auditfile":
                check_namespace(values["namespace"], part, self.findings)
            case "header":
                part.header = values
            case "companyIdent":
                part.company = values[name]
            case "companyName":
                part.company_name = values[name]
                check_header(part, self._first, self.findings)
            case "registerID":
                self._register(values[name])
            case "event":
                self._event(values)
            case "cashtransaction":
                self._transaction(values)
            case _:
                part.masters.take(name, values, self.findings)

    def _register(self, name: str) -> None:
        part = self._part
        part.register = name
        part.masters.all_read(self.findings)
        if name not in self._registers:
            register = self._registers[name] = Register()
            register.reports.denmark = part.denmark
            begin(register.chain, part.header.get("headerComment", ""))

    def _here(self) -> Register:
        """The register that is read; a file that names none has one without a name."""
        if self._part.register not in self._registers:
            self._register(self._part.register)
        return self._registers[self._part.register]

    def _event(self, values: Plain) -> None:
        part, register = self._part, self._here()
        event, line = values.get("eventID", ""), values["@line"]
        place = Place("event", event, line)
        if not self._index.new_event(event):
            self.findings.add("events", place, "an eventID of its own", repr(event))
        resolve(values, part.masters, self.findings, "event", event)
        if part.denmark:
            mandatory(values, part.masters, self.findings)
        date, time = values.get("eventDate", ""), values.get("eventTime", "")
        check_moment(date, time, part, "", place, self.findings)
        if values.get("eventType") == RESTORED:
            restored(register.chain, values.get("eventText", ""))
        code = part.masters.code("13", values.get("eventType", ""))
        register.reports.event(code)
        trans = values.get("transID", "")
        if code in RECEIPTS and not trans:
            self.findings.add("events", place, f"transID on an event {code}", "none")
        if code in NAMING and trans:
            now = register.reports.now
            self._index.name(Naming(trans, code, part.register, now, event, line, part.name))
        self._report(values, code, register)

    def _report(self, values: Plain, code: str, register: Register) -> None:
        part, place = self._part, Place("event", values.get("eventID", ""), values["@line"])
        told = rows(values, "eventReport")
        kind = {"13008": "X report", "13009": "Z report"}.get(code, "")
        types = [report.get("reportType") for report in told]
        if types != ([kind] if kind else []):
            self.findings.add("report", place, f"eventReport {kind or 'on an X or Z alone'}", types or "none")
        for report in told:
            facts = {
                "companyIdent": part.company, "companyName": part.company_name, "registerID": part.register,
                "reportDate": values.get("eventDate"), "reportTime": values.get("eventTime"),
            }  # fmt: skip
            for name, fact in facts.items():
                if report.get(name) != fact:
                    self.findings.add("report", place, f"{name} {fact}", report.get(name))
            register.reports.take(report, self.findings)

    def _transaction(self, values: Plain) -> None:
        part, register = self._part, self._here()
        nr, line = values.get("nr", ""), values["@line"]
        place = Place("cashtransaction", nr, line)
        resolve(values, part.masters, self.findings, "cashtransaction", nr)
        if part.denmark:
            mandatory(values, part.masters, self.findings)
        date, time = values.get("transDate", ""), values.get("transTime", "")
        check_moment(date, time, part, values.get("periodNumber", ""), place, self.findings)
        check_link(
            values, register.chain, self._keys, (part.company, part.register, part.denmark), self.findings
        )
        sums = check_transaction(values, part.masters, self.findings)
        self._concluded(values, register, place)
        register.reports.stretches[register.stretch].update(sums)
        amount = self.findings.number(place, values.get("transAmntIn"))
        if not self._index.new_transaction(values.get("transID", ""), amount):
            self.findings.add("receipts", place, "a transID of its own", repr(values.get("transID")))

    def _concluded(self, values: Plain, register: Register, place: Place) -> None:
        """Each transaction has its receipt's event: it says which kind it was, and which report it is in."""
        receipts = self._index.receipts(values.get("transID", ""))
        training = flag(values, "trainingID")
        returned = self._part.masters.code("11", values.get("transType", "")) == RETURN
        right = "13017" if training else "13013" if returned else "13012"
        codes = [code for code, _ in receipts]
        if not receipts:
            self.findings.add("receipts", place, f"an event {right} that names it", "none")
        elif sorted(codes) not in ([right], [right, "13030"], ["13030"]):
            self.findings.add("receipts", place, f"one event {right}", codes)
        if receipts:
            register.stretch = min(receipts[0][1], len(register.reports.stretches) - 1)

    def end(self) -> None:
        """Check what only the last file shows."""
        from_middle = any(register.chain.from_middle for register in self._registers.values())
        for naming in self._index.nameless():
            if naming.code == "13014" and from_middle:  # a copy of a receipt from before
                self._registers[naming.register].reports.stretches[naming.stretch][UNKNOWN_COPY] = 1
            else:
                expected = "its transID among the transactions"
                self.findings.add("receipts", naming.place, expected, repr(naming.trans), naming.file)
        for name, stretch, amount in self._index.copied():
            self._registers[name].reports.stretches[stretch]["reportReceiptCopyAmnt",] += amount
        for register in self._registers.values():
            compare(register.reports, register.chain.from_middle, self.findings)
