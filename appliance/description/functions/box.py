"""What the box's commands, devices and deliveries do."""

from appliance.problem_words.mark import N_

DESK = frozenset({"demo", "replay"})
"""Commands of a desk: they need ``simulated``, which no image has, and are not there without it."""

COMMANDS = {
    "till": N_("Opens the till on the screen: the normal operation of the box."),
    "upload": N_("Delivers closed days to the accounting system, oldest first, each once, and ends."),
    "upload --now": N_("Tries at once what is certainly not delivered, before its next try is due."),
    "verify": N_("Walks the whole journal: numbers, hash chain, seals and projections; changes nothing."),
    "verify --head": N_("A head of the journal, as an X or Z report on paper shows it, to compare with."),
    "verify --books": N_("A folder of delivered days to compare with."),
    "rebuild": N_("Makes every projection (sums, stock of receipts, search) anew from the journal."),
    "trace": N_("Shows what a figure in the books is made of, receipt by receipt, and where a receipt went."),
    "trace --account": N_("Shows only the lines of a voucher on one account."),
    "config": N_("Shows the configuration in force, secrets hidden."),
    "config --example": N_("Shows a configuration to start from, every key explained."),
    "first-boot": N_(
        "Takes in the technician's file on the card, whole or not at all; another shop is refused."
    ),
    "first-boot --boot": N_("The card's boot partition."),
    "set-up": N_("Takes in what was answered at the screen of a till that has no shop yet."),
    "settings": N_("Takes in what an owner or a technician changed at the screen; whole, or not at all."),
    "networks": N_("Tells the screen which wireless networks can be heard."),
    "backup": N_("Puts a verified copy of the journal on the back-up sticks that are in, where one is due."),
    "backup --now": N_("Makes a copy although none is due."),
    "restore": N_(
        "Takes a till up on this box from a back-up stick; a manager's PIN, a new epoch, journalled."
    ),
    "restore --practice": N_(
        "Read a whole back-up and say what it would restore; nothing is changed anywhere."
    ),
    "restore --receipt": N_("The highest receipt number on paper, so that none is given twice."),
    "restore --z": N_("The highest Z report number on paper."),
    "restore --as": N_("The manager who restores the till, by number; the PIN is asked for."),
    "factory-reset": N_("Sets this box's till aside, whole; deletes nothing, and begins anew."),
    "reach": N_(
        "Tries the way to the books, a phone or the mailbox for the screen; sends receipts by e-mail."
    ),
    "reach --run": N_("Where the screen asks, and is told what came of it."),
    "check": N_("Looks at every device, file and way out: what is so, what to do; changes nothing."),
    "check --poke": N_("Also prints a test slip and opens the drawer."),
    "scrub": N_(
        "Reads and checks the databases, the whole journal and every file, each week; changes nothing."
    ),
    "scrub --card": N_("Reads what belongs to the box's other users, and both copies of the program."),
    "rescue": N_("Shows, where the till does not start, what became of the sales, and a way on."),
    "update": N_("Writes an update to the system that does not run, while the till sells; signed ones only."),
    "update --older": N_("Takes an older version than the one that runs."),
    "update --now": N_("Has an update boot at the next start though a day is open."),
    "slot": N_("Shows which of the two systems boots; notes that one sells, or that it is given up."),
    "import": N_("Takes products in from a file; every change of a price is an entry in the journal."),
    "mapping": N_("The accounts of the books as a file, while the till is switched off."),
    "mapping --export": N_("Writes the accounts in force to a file."),
    "mapping --import": N_("Takes the accounts from a file, all or none, in one journalled entry."),
    "export": N_("Writes the journal of some days as a standard file (SAF-T Cash Register); journalled."),
    "export --from": N_("The first business date of an export."),
    "export --to": N_("The last business date of an export."),
    "export --out": N_("The folder that an export is written to."),
    "describe": N_("Writes this system description of the very build that runs it."),
    "describe --out": N_("The file that the description is written to."),
    "key": N_("Shows the public keys that the journal's seals are checked with."),
    "new-key": N_("Has a new key seal from now on; asks for a manager's PIN, and is journalled."),
    "new-key --as": N_("The manager whose PIN is asked for."),
    "new-key --certificate": N_("A key and its certificate that an issuer made, for Denmark."),
    "demo": N_("A demo shop with simulated devices. For a desk; the image does not have it."),
    "demo --books": N_("Which accounting system the demo simulates, with a page that shows its books."),
    "demo --language": N_("The language of the demo."),
    "demo --scripted": N_("Plays one day of the demo by itself."),
    "replay": N_("Plays a file of events into a practice database. For a desk; the image does not have it."),
    "replay --country": N_("Whose rules the practice follows."),
    "replay --currency": N_("The currency of a practice without a country."),
    "replay --paper": N_("Where the practice writes the numbers of its receipts."),
}

DEVICES = {
    "buzzer.Buzzer": N_("The box's own sound after a scan: short when it is sold, long when it is not."),
    "label_printer.LabelPrinter": N_("A label printer on the network that speaks ZPL."),
    "label_printer.LabelState": N_("What a label printer says of itself."),
    "label_printer.Said": N_("One answer of a label printer: its state, and how many labels are left."),
    "cables.TcpCable": N_("The network cable to a receipt printer."),
    "cables.LpCable": N_("The USB cable to a receipt printer, through the kernel's printer driver."),
    "cables.PyusbCable": N_("The USB cable to a receipt printer without a kernel driver."),
    "clock.Clock": N_("The clock: local time with summer time, and whether it is synchronised or a guess."),
    "drawer.PrinterDrawer": N_("A cash drawer on the printer: opened electronically, its switch read."),
    "drawer.LateDrawer": N_("A cash drawer on pins that another program has, or that are not there yet."),
    "drawer.GpioDrawer": N_("A cash drawer on the box's own pins: opened electronically, its switch read."),
    "found_printers.Found": N_("A printer that is plugged in: its name, how to reach it, which make it is."),
    "gpiod_pins.GpiodPin": N_("One pin of the box, by the kernel's own interface."),
    "gpiod_pins.GpiodFactory": N_("The pins of the box."),
    "hid_scanner.HidScanner": N_("A barcode scanner that types: the till alone hears its keys."),
    "hid_scanner.HidScanners": N_("Finds the barcode scanners that type, and leaves keyboards alone."),
    "hid_scanner.Likeness": N_("What a device that types is: a scanner, something else, or unclear."),
    "keys.Typing": N_("Makes a code of a scanner's key presses, by a table of our own."),
    "lines.PrinterLine": N_("The printer's work, one job at a time, beside the screen."),
    "lines.DrawerLine": N_("The drawer's work and its state, beside the screen."),
    "pole_display.Commands": N_("What a make of customer display listens to."),
    "pole_display.PoleDisplay": N_("The customer's display: two lines on a serial line, where there is one."),
    "pole_display.DisplayLine": N_("The display's work beside the screen: the newest line and total alone."),
    "power.PowerLine": N_("Hears from a UPS that the power is gone, so that the till saves and stops."),
    "printer.EscposPrinter": N_("A receipt printer that is asked for its state and says when a job is done."),
    "printer.NetworkPrinter": N_("A receipt printer on the network."),
    "printer.UsbLpPrinter": N_("A receipt printer on USB, by the kernel's driver."),
    "printer.PyusbPrinter": N_("A receipt printer on USB, without a kernel driver."),
    "printer.SerialPrinter": N_("A receipt printer on a serial line."),
    "serial_cable.SerialCable": N_("The serial line to a receipt printer, with flow control."),
    "file_printer.FilePrinter": N_("Writes what would be printed to a file. For a desk."),
    "scanner.Ports": N_("All barcode scanners that are there; what two of them read is never mixed."),
    "scanner.Scanner": N_("The barcode scanners: the till alone reads them, and looks up what they read."),
    "serial_scanner.SerialScanner": N_("A barcode scanner that is a serial port."),
    "serial_scanner.SerialScanners": N_("Finds the barcode scanners that are serial ports."),
}

BOOKS = {
    "dinero": N_("Delivers each closed day to Dinero, once, as a draft or booked."),
    "dinero_invoices": N_("Makes an invoice or its draft at Dinero of each delivery on credit, once."),
    "folder": N_("Puts each closed day into a folder: voucher, Z report and settlement, as files."),
    "office24": N_("Delivers each closed day to 24SevenOffice, once."),
    "office24_orders": N_("Makes an order or an invoice at 24SevenOffice of each delivery on credit, once."),
    "office24_soap": N_("Delivers each closed day to 24SevenOffice (SOAP), as a draft or posted."),
    "sie": N_("Writes the voucher of a closed day as a SIE file."),
}
