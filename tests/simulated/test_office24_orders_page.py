"""The simulated 24SevenOffice's page shows orders with their lines, and what their customers owe."""

from appliance.simulated.office24.page import books_page
from tests.integrations.office24_orders import BREAD, KNIFE, an_order, selling, sold


def test_orders_stand_on_the_page():
    with selling() as both:
        assert "Orders" not in books_page(both.server.ledger)
        both.deliver(an_order(KNIFE, sold("<Is>", 99, quantity=3000)))
        both.deliver(an_order(BREAD, mode="invoice", number=2))
        shown = books_page(both.server.ledger)
    assert "Orders and invoices (2)" in shown
    assert "2026-11-21, Confirmed <small>D-1-1-20261121: 1001 Acme AS</small>" in shown
    assert "2026-11-21, Invoice, invoice 5001 <small>D-1-2-20261121: 1001 Acme AS</small>" in shown
    assert "<td>Kniv<td>1.000<td>100.0000<td>0<td>3000 Salg høy sats<td>3" in shown
    assert "<td>&lt;Is&gt;<td>3.000<td>0.7920" in shown
    assert "<td>Øreavrunding D-1-1-20261121<td>1.000<td>-0.0100" in shown
    # 3 × 39.90 at 15 %
    assert "<td class=n>104.09<td class=n>15.61<td class=n>119.70" in shown
    assert "Faktura 5001 D-1-2-20261121" in shown
