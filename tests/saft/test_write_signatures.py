"""The signed text rebuilt from the file alone holds with the key that lies beside it."""

import base64

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from appliance.till import day, keys, modes, returns
from tests.saft.writing import exported, files, root, shop, sound, valid
from tests.till.shop import KNIFE, MILK, managed, paid, ring


def sell(till):
    """A sale, a return and a practice sale."""
    paid(ring(till, MILK, KNIFE), ("cash", 20_000))
    returns.return_lines(till, returns.newest(till)[0], {1: 1000})
    paid(till, ("card", -2490))
    modes.begin_training(managed(till))
    paid(ring(till, KNIFE), ("card", 12_950))
    modes.end_training(till)


def text(transaction, *names):
    return [transaction.findtext(name) for name in names]


def test_norway_s_six_fields_across_a_new_key(tmp_path):
    with shop(tmp_path) as (box, till):
        sell(till)
        keys.rotate(till, box.folder / "keys")
        sell(till)
        out = tmp_path / "out"
        names = [file.name for file in exported(box, out)]
        sound(out)
        valid(out)
        assert names[1:] == ["1.pem", "2.pem"]
        transactions = list(root(files(out)[0]).iter("cashtransaction"))
        assert [one.findtext("keyVersion") for one in transactions] == ["1"] * 3 + ["2"] * 3
        previous = "0"
        for one in transactions:
            fields = text(one, "transDate", "transTime", "nr", "transAmntIn", "transAmntEx")
            signature = one.findtext("signature")
            public = load_pem_public_key((out / f"{one.findtext('keyVersion')}.pem").read_bytes())
            signed = ";".join((previous, *fields)).encode()
            public.verify(base64.b64decode(signature, validate=True), signed, PKCS1v15(), hashes.SHA1())
            previous = signature
        assert [one.findtext("transAmntIn") for one in transactions[:3]] == ["154.40", "-24.90", "129.50"]
        assert [one.findtext("nr") for one in transactions] == list("123456")


def test_denmark_s_eleven_with_the_certificate_in_each(tmp_path):
    with shop(tmp_path, "denmark") as (box, till):
        sell(till)
        keys.rotate(till, box.folder / "keys")
        paid(ring(till, MILK), ("cash", 2500))
        day.z_report(till)
        out = tmp_path / "out"
        names = [file.name for file in exported(box, out)]
        sound(out)
        valid(out, "denmark")
        assert names == ["SAF-T Cash Register_12345678_20270131040506_1_1.xml", "1.pem", "2.pem"]
        read = root(files(out)[0])
        beside = (read.findtext(".//registerID"), read.findtext("company/companyIdent"))
        previous = "0"
        for one in read.iter("cashtransaction"):
            certificate = one.findtext("certificateData")
            assert certificate == (out / f"{one.findtext('keyVersion')}.pem").read_text().strip()
            fields = text(one, "nr", "transID", "transType", "transDate", "transTime", "empID", "transAmntIn",
                          "transAmntEx")  # fmt: skip
            signed, signature = ";".join((previous, *fields, *beside)).encode(), one.findtext("signature")
            public = x509.load_pem_x509_certificate(certificate.encode()).public_key()
            public.verify(base64.b64decode(signature, validate=True), signed, PKCS1v15(), hashes.SHA512())
            previous = signature
        assert [one.findtext("transType") for one in read.iter("cashtransaction")] == [
            "sale", "return", "training", "sale",
        ]  # fmt: skip
