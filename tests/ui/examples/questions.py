"""What the till asks."""

from tests.ui.examples.shop import Example, question

EXAMPLES: dict[str, Example] = {
    "question-code": question(
        "unknown_code",
        "Make it known",
        "Sell in a group",
        "Search by name",
        "Leave it out",
        code="7038010000010",
    ),
    "question-learn-shut": question("drawer_learn_shut", "It is shut", "Leave it as it is"),
    "question-learn-open": question("drawer_learn_open", "It is open", "Leave it as it is"),
    "question-paper": question(
        "paper_doubtful", "Yes, it came out", "No, print it", "Later", paper="Kvittering 17, 129,50"
    ),
    "question-kitchen": question(
        "kitchen_unsure", "Yes, it is there", "No, print it again", "Print it here", "Later", order=17
    ),
    "question-kitchen-lost": question(
        "kitchen_lost", "Print it here", "Try the kitchen again", "Later", order=17
    ),
    "question-receipt": question("receipt_scanned", "Take goods back", "Leave it out", number=1042),
    "question-receipt-shop": question("receipt_of_shop", "OK", number=1042),
    "question-printer": question("printer_needed", "Try again", "Back to sale", "Emergency mode"),
    "question-training": question("training_on", "End the training", "Back"),
    "question-again": question(
        "day_again",
        "Evening opening",
        "Closed by mistake",
        "Late customers",
        "Back",
        date="2026-11-21",
    ),
}
