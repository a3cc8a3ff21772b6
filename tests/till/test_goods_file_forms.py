"""The same goods, however the file was written: mark, letters, decimals, quotes, line ends, languages."""

import pytest

from appliance.domain.barcode import normalise
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
        PLAIN.replace("1249,50", "1.249,50").encode(),
        PLAIN.replace("1249,50", "1,249.50").encode(),
        PLAIN.replace("1249,50", "kr 1249,50").encode(),
        PLAIN.replace("1249,50", "1 249,50 kr.").encode(),
        PLAIN.replace("15;", "15 %;").encode(),
        PLAIN.replace("7038010000010", "'7038010000010").encode(),
        PLAIN.replace("7038010000010", '"=""7038010000010"""').encode(),
        PLAIN.replace("7038010000010", "7038010 000010").encode(),
        PLAIN.replace("7038010000010", "7 038010 000010,").encode(),
        PLAIN.encode("utf-16"),
        ("sep=;\r\n" + PLAIN).encode(),
        PLAIN.replace(HEAD, "Variant SKU;Title;Category;Variant Price;VAT;Variant Barcode").encode(),
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


def test_codes_of_one_cell_stand_apart_and_get_their_noughts_back():
    file = PLAIN.replace("7038010000010", "7038010000010,7038010000027, 36000291452 HYLLE-7").encode()
    (product,) = read(file, NORWAY).products
    both = ("0036000291452", "36000291452")  # or it was never more than that
    assert product.codes == ("7038010000010", "7038010000027", *both, "HYLLE-7")


def test_an_own_number_of_ten_digits_is_found_as_its_label_says_it():
    """Its last digit is a check digit by chance, as of one in ten."""
    (product,) = read(PLAIN.replace("7038010000010", "1234567895").encode(), NORWAY).products
    assert normalise("1234567895").digits in product.codes
    again = read(PLAIN.replace("7038010000010", " ".join(product.codes)).encode(), NORWAY)
    assert ([one.codes for one in again.products], again.problems) == ([product.codes], ())


def test_two_own_codes_are_two_though_their_digits_come_to_one():
    for written in ("123457 234566", "1001 2345 6781"):
        file = PLAIN.replace("7038010000010", written).encode()
        assert normalise(written.replace(" ", "")).readable  # by chance
        assert [one.codes for one in read(file, NORWAY).products] == [tuple(written.split())]


def test_the_blanks_below_the_bars_are_no_marks_between_codes():
    for written in ("7 038010 000010", "0 36000 29145 2"):
        (product,) = read(PLAIN.replace("7038010000010", written).encode(), NORWAY).products
        assert product.codes == (normalise(written.replace(" ", "")).digits,)


def test_a_short_number_that_no_check_digit_knows_stays_as_it_is():
    (product,) = read(PLAIN.replace("7038010000010", "36000291453").encode(), NORWAY).products
    assert product.codes == ("36000291453",)


@pytest.mark.parametrize(
    ("written", "price"), [("29,-", 2900), ("29.-", 2900), ("NOK 29", 2900), ("kr29,9", 2990)]
)
def test_a_price_is_a_price_however_it_is_dressed(written, price):
    plan = read(f"number;name;group;price;vat\n1;Te;10;{written};15\n".encode(), NORWAY)
    assert [product.price for product in plan.products] == [price]


@pytest.mark.parametrize("written", ["1.249", "1,249,50", "DKK 29", "29 øre", "-29,-"])
def test_what_may_be_another_price_is_none(written):
    plan = read(f"number;name;group;price;vat\n1;Te;10;{written};15\n".encode(), NORWAY)
    assert [problem.reason for problem in plan.problems] == ["price_wrong"]


def test_the_lines_below_excel_s_own_keep_their_numbers():
    plan = read(b"sep=,\nnumber,name,group,price,vat\n1,Te,10,x,15\n", NORWAY)
    assert [(problem.line, problem.reason) for problem in plan.problems] == [(3, "price_wrong")]


def test_a_web_shop_s_long_text_is_no_second_name():
    for head in (
        "description,sku,category,price,vat,item name",
        "item name,sku,category,price,vat,description",
    ):
        plan = read(f"{head}\nTe,1,10,29,15,Te\n".encode(), NORWAY)
        assert [product.name for product in plan.products] == ["Te"]
        assert [(problem.column, problem.reason) for problem in plan.problems] == [
            ("description", "column_unknown")
        ]
