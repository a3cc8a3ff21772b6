"""The same goods, however the file was written: mark, letters, decimals, quotes, line ends, languages."""

import pytest

from appliance.domain.problems import Refused
from appliance.domain.product import Product
from appliance.fiscal import rules_for
from appliance.till.goods_file import read

NORWAY = rules_for("norway")
JAM = Product("12", "Blåbærsyltetøy, økologisk", "10", "10", 124_950, 1500, codes=("7038010000010",))
HEAD = "number;name;group;price;vat;codes"
PLAIN = "number;name;group;price;vat;codes\n12;Blåbærsyltetøy, økologisk;10;1249,50;15;7038010000010\n"


@pytest.mark.parametrize(
    "written",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("cp1252"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.rstrip().encode(),
        PLAIN.replace("1249,50", "1249.5").encode(),
        PLAIN.replace("1249,50", "1\u00a0249,50").encode(),
        PLAIN.replace("15;", "15 %;").encode(),
        PLAIN.replace("Blåbærsyltetøy, økologisk", '"Blåbærsyltetøy,   økologisk "').encode(),
        PLAIN.replace("å", "a\u030a").encode(),
        (PLAIN + ";;;;;\n\n").encode(),
        (
            b"number,name,group,price,vat,codes\n"
            b'12,"Bl\xe5b\xe6rsyltet\xf8y, \xf8kologisk","10","1249,50",15,7038010000010\n'
        ),
        PLAIN.replace(HEAD, "VARENR.;Varetekst;Varegruppe;UTSALGSPRIS;Mva;EAN").encode(),
        PLAIN.replace(HEAD, "varenummer;navn;gruppe;udsalgspris;momssats;Stregkode").encode(),
        "ean;Price;VAT;Name;Group;Item number\n"
        "7038010000010;1249,50;15;Blåbærsyltetøy, økologisk;10;12".encode(),
    ],
)
def test_it_is_read_as_the_same_product(written: bytes):
    plan = read(written, NORWAY)
    assert (plan.products, plan.problems) == ((JAM,), ())


def test_every_column_is_read():
    plan = read(
        b"number;name;group;group name;department;price;vat;codes;unit;discount;open price\n"
        b"1;Snus;19;Tobakk;40;109;25;7038010000010|96385074 LABEL-7;;nei;\n"
        b"2;Epler;12;Frukt;40;29.9;15;;kg;ja;nei\n"
        b"3;Blomster;22;;40;;25;;;;x\n",
        NORWAY,
    )
    assert plan.problems == ()
    snuff, apples, flowers = plan.products
    assert snuff.codes == ("7038010000010", "96385074", "LABEL-7")
    assert (snuff.discountable, apples.discountable, flowers.discountable) == (False, True, True)
    assert (apples.unit, apples.department, apples.price, flowers.price) == ("kg", "40", 2990, None)
    assert [(group.code, group.name, group.rate, group.discountable) for group in plan.groups] == [
        ("19", "Tobakk", 2500, False),
        ("12", "Frukt", 1500, True),
        ("22", "22", 2500, True),
    ]


def test_a_upc_is_kept_as_the_ean_that_it_is():
    (product,) = read(PLAIN.replace("7038010000010", "036000291452").encode(), NORWAY).products
    assert product.codes == ("0036000291452",)


@pytest.mark.parametrize("written", [b"PK\x03\x04\x00\x00", b"number;name\n1;\x81\x8d\n"])
def test_what_is_no_text_is_refused(written: bytes):
    with pytest.raises(Refused, match="file_unreadable"):
        read(written, NORWAY)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(Refused, match=r"file_unreadable \(file=goods\.csv"):
        read(tmp_path / "goods.csv", NORWAY)


@pytest.mark.parametrize(
    ("written", "unit"), [("", ""), ("stk", ""), ("Stk.", ""), ("kg", "kg"), ("KG", "kg"), ("kilo", "kg")]
)
def test_a_piece_is_a_piece_whatever_it_is_called(written, unit):
    plan = read(f"number;name;group;price;vat;unit\n1;Melk;10;24,90;15;{written}\n".encode(), NORWAY)
    assert ([product.unit for product in plan.products], plan.problems) == ([unit], ())


def test_a_unit_that_the_till_cannot_measure_is_named():
    plan = read(b"number;name;group;price;vat;unit\n1;Melk;10;24,90;15;liter\n", NORWAY)
    assert plan.products == ()
    assert [str(problem) for problem in plan.problems] == [
        "line 2, unit: expected stk (or nothing) or kg, got 'liter'"
    ]
