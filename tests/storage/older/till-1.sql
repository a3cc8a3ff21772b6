-- till.db as version 1 of the tables left it: one sale, its Z and settlement, four rows of the mapping.
PRAGMA application_id = 1414089804;
PRAGMA user_version = 1;
CREATE TABLE "code" ("code" TEXT NOT NULL PRIMARY KEY, "product" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "copy" ("entry" INTEGER NOT NULL PRIMARY KEY, "copy" INTEGER NOT NULL) STRICT;
CREATE TABLE "day" ("opened" INTEGER NOT NULL PRIMARY KEY, "date" TEXT NOT NULL, "z" INTEGER, "z_entry" INTEGER, "settled" INTEGER) STRICT;
CREATE TABLE "delivery_answer" ("delivery" TEXT NOT NULL PRIMARY KEY, "answer" TEXT NOT NULL, "reference" TEXT NOT NULL, "at" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "department" ("code" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "entry" ("id" INTEGER NOT NULL PRIMARY KEY, "till" TEXT NOT NULL, "epoch" INTEGER NOT NULL, "number" INTEGER NOT NULL, "kind" TEXT NOT NULL, "body" BLOB NOT NULL, "hash" BLOB NOT NULL) STRICT;
CREATE TABLE "favourite" ("page" INTEGER NOT NULL, "place" INTEGER NOT NULL, "product" TEXT NOT NULL, PRIMARY KEY ("page", "place")) STRICT, WITHOUT ROWID;
CREATE TABLE "grp" ("code" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "department" TEXT NOT NULL, "rate" INTEGER NOT NULL, "discountable" INTEGER NOT NULL, "colour" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "job" ("id" INTEGER NOT NULL PRIMARY KEY, "entry" INTEGER NOT NULL, "kind" TEXT NOT NULL, "state" TEXT NOT NULL, "at" INTEGER NOT NULL) STRICT;
CREATE TABLE "line" ("entry" INTEGER NOT NULL, "line" INTEGER NOT NULL, "product" TEXT NOT NULL, "grp" TEXT NOT NULL, "department" TEXT NOT NULL, "quantity" INTEGER NOT NULL, "gross" INTEGER NOT NULL, "vat" INTEGER NOT NULL, "rate" INTEGER NOT NULL, PRIMARY KEY ("entry", "line")) STRICT, WITHOUT ROWID;
CREATE TABLE "mapping" ("role" TEXT NOT NULL, "department" TEXT NOT NULL, "rate" TEXT NOT NULL, "tender" TEXT NOT NULL, "reason" TEXT NOT NULL, "account" TEXT NOT NULL, "vat_code" TEXT NOT NULL, PRIMARY KEY ("role", "department", "rate", "tender", "reason")) STRICT, WITHOUT ROWID;
CREATE TABLE "origin" ("name" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "parked" ("sale" TEXT NOT NULL PRIMARY KEY, "entry" INTEGER NOT NULL, "name" TEXT NOT NULL, "at" INTEGER NOT NULL, "operator" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "person" ("number" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "role" TEXT NOT NULL, "active" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "pin" ("person" TEXT NOT NULL PRIMARY KEY, "salt" BLOB NOT NULL, "hash" BLOB NOT NULL, "failed" INTEGER NOT NULL, "locked_until" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "price" ("product" TEXT NOT NULL, "entry" INTEGER NOT NULL, "price" INTEGER, "at" INTEGER NOT NULL, PRIMARY KEY ("product", "entry")) STRICT, WITHOUT ROWID;
CREATE TABLE "product" ("id" INTEGER NOT NULL PRIMARY KEY, "number" TEXT NOT NULL, "name" TEXT NOT NULL, "grp" TEXT NOT NULL, "department" TEXT NOT NULL, "price" INTEGER, "rate" INTEGER NOT NULL, "unit" TEXT NOT NULL, "discountable" INTEGER NOT NULL) STRICT;
CREATE TABLE "returned" ("entry" INTEGER NOT NULL, "line" INTEGER NOT NULL, "quantity" INTEGER NOT NULL, "gross" INTEGER NOT NULL, PRIMARY KEY ("entry", "line")) STRICT, WITHOUT ROWID;
CREATE TABLE "rollup" ("date" TEXT NOT NULL, "measure" TEXT NOT NULL, "key" TEXT NOT NULL, "n" INTEGER NOT NULL, "gross" INTEGER NOT NULL, "vat" INTEGER NOT NULL, PRIMARY KEY ("date", "measure", "key")) STRICT, WITHOUT ROWID;
CREATE TABLE "sale" ("entry" INTEGER NOT NULL PRIMARY KEY, "date" TEXT NOT NULL, "series" TEXT NOT NULL, "receipt" INTEGER NOT NULL, "nr" INTEGER NOT NULL, "at" INTEGER NOT NULL, "operator" TEXT NOT NULL, "gross" INTEGER NOT NULL, "vat" INTEGER NOT NULL, "rounding" INTEGER NOT NULL) STRICT;
CREATE TABLE "seal_key" ("version" TEXT NOT NULL PRIMARY KEY, "algorithm" TEXT NOT NULL, "public" TEXT NOT NULL, "entry" INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE "tender" ("entry" INTEGER NOT NULL, "tender" INTEGER NOT NULL, "kind" TEXT NOT NULL, "brand" TEXT NOT NULL, "amount" INTEGER NOT NULL, PRIMARY KEY ("entry", "tender")) STRICT, WITHOUT ROWID;
CREATE TABLE "voucher" ("id" TEXT NOT NULL PRIMARY KEY, "entry" INTEGER NOT NULL, "date" TEXT NOT NULL, "closed_at" INTEGER NOT NULL, "body" TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE finding USING fts5(text, prefix='1 2 3 4 5 6 7 8');
INSERT INTO code VALUES ('7038010000010', 1);
INSERT INTO code VALUES ('7038010000027', 2);
INSERT INTO code VALUES ('7038010000034', 3);
INSERT INTO code VALUES ('7038010000041', 4);
INSERT INTO code VALUES ('7038010000058', 5);
INSERT INTO day VALUES (6, '2026-11-21', 1, 9, 10);
INSERT INTO department VALUES ('1', 'Grocery');
INSERT INTO department VALUES ('2', 'Household');
INSERT INTO entry VALUES (1, '1', 1, 1, 'key_made', CAST('{"algorithm":"RSA-SHA1-1024","at":1795248002000,"clock":"synced","date":"","epoch":1,"kind":"key_made","number":1,"offset":60,"operator":"","public":"-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDtKFhx2Kg4o4l+ZNjRJxQ8qR+0\nXNA1qcgvNimOpe27kN2WMjoJZZqczL91mRGY41Ym9sWRJuoi3PoOvcfeIEyGertN\nZ9bRK0VNRW3uzILsSUEuDOVStWGkwSthJFyMA2UL7FPlyxphtewN+cAuHj69tIbW\nPr+rCa/4I1rku7IrVwIDAQAB\n-----END PUBLIC KEY-----\n","till":"1","version":"1"}' AS BLOB), x'f7223132557d351f4000963c723db298536b25e3ff92f3f2964af190180497f7');
INSERT INTO entry VALUES (2, '1', 1, 2, 'catalogue', CAST('{"at":1795248004000,"clock":"synced","date":"","departments":[{"code":"1","name":"Grocery"},{"code":"2","name":"Household"}],"epoch":1,"groups":[{"code":"10","colour":"","department":"1","discountable":1,"name":"Food","rate":1500},{"code":"20","colour":"","department":"2","discountable":1,"name":"Hardware","rate":2500},{"code":"30","colour":"","department":"2","discountable":1,"name":"Books","rate":0},{"code":"40","colour":"","department":"1","discountable":0,"name":"Tobacco","rate":2500}],"kind":"catalogue","number":2,"offset":60,"operator":"","products":[{"new":{"codes":["7038010000010"],"department":"1","discountable":1,"group":"10","name":"Milk 1 l","price":2490,"rate":1500,"unit":""},"number":"1"},{"new":{"codes":["7038010000027"],"department":"1","discountable":1,"group":"10","name":"Bread","price":3990,"rate":1500,"unit":""},"number":"2"},{"new":{"codes":["7038010000034"],"department":"2","discountable":1,"group":"20","name":"Knife","price":12950,"rate":2500,"unit":""},"number":"3"},{"new":{"codes":["7038010000041"],"department":"2","discountable":1,"group":"30","name":"Book","price":19900,"rate":0,"unit":""},"number":"4"},{"new":{"codes":["7038010000058"],"department":"1","discountable":1,"group":"10","name":"Apples","price":2990,"rate":1500,"unit":"kg"},"number":"5"},{"new":{"codes":[],"department":"2","discountable":1,"group":"20","name":"Flowers","price":"","rate":2500,"unit":""},"number":"6"},{"new":{"codes":[],"department":"1","discountable":0,"group":"40","name":"Snuff","price":9900,"rate":2500,"unit":""},"number":"7"}],"source":"till","till":"1"}' AS BLOB), x'74adf7c66e4264cffe5476f8624869c00c6f229c3bc2165e094ee1798540ee64');
INSERT INTO entry VALUES (3, '1', 1, 3, 'person', CAST('{"active":1,"at":1795248005000,"clock":"synced","date":"","epoch":1,"kind":"person","name":"Kari","number":3,"offset":60,"operator":"","person":"1","role":"cashier","till":"1"}' AS BLOB), x'e24d2c5104a600b0a34c8e2f9250be9bbf0e86c4cf15d4b9d5e59ffa8d878371');
INSERT INTO entry VALUES (4, '1', 1, 4, 'person', CAST('{"active":1,"at":1795248006000,"clock":"synced","date":"","epoch":1,"kind":"person","name":"Ola","number":4,"offset":60,"operator":"","person":"2","role":"manager","till":"1"}' AS BLOB), x'9ed13117185c00dc2570e29629de966e8a347e8da12043b2b3b5c4ada4ac45b7');
INSERT INTO entry VALUES (5, '1', 1, 5, 'logged_in', CAST('{"at":1795248008000,"clock":"synced","date":"","epoch":1,"kind":"logged_in","name":"Kari","number":5,"offset":60,"operator":"1","till":"1"}' AS BLOB), x'bba32a9c6f6fcb8c24c975accd2df867d66530eacfd75f4913a12bfa39c53b4e');
INSERT INTO entry VALUES (6, '1', 1, 6, 'day_opened', CAST('{"again":0,"again_reason":"","at":1795248009000,"clock":"synced","confirmed":0,"date":"2026-11-21","epoch":1,"float":100000,"kind":"day_opened","number":6,"offset":60,"operator":"1","proposed":0,"reason":"","till":"1"}' AS BLOB), x'9845332359175364df044b73d35e1775a241dd94044f62eab8d8df47e1a92535');
INSERT INTO entry VALUES (7, '1', 1, 7, 'mapping', CAST('{"at":1795248010000,"clock":"synced","date":"2026-11-21","epoch":1,"kind":"mapping","number":7,"offset":60,"operator":"1","rows":[{"account":"3000","department":"","rate":"2500","reason":"","role":"revenue","tender":"","vat_code":"3"},{"account":"3010","department":"1","rate":"1500","reason":"","role":"revenue","tender":"","vat_code":"31"},{"account":"1571","department":"","rate":"","reason":"","role":"tender","tender":"card:visa","vat_code":""},{"account":"1900","department":"","rate":"","reason":"","role":"tender","tender":"cash","vat_code":""}],"till":"1"}' AS BLOB), x'be81f496678b88628c445db782cae4f9b8cb02a5d0a826d0f06593459a5c6f05');
INSERT INTO entry VALUES (8, '1', 1, 8, 'sale', CAST('{"at":1795248014000,"clock":"synced","currency":"NOK","date":"2026-11-21","discount_reason":"","epoch":1,"gross":15440,"heading":"Salgskvittering","kind":"sale","lines":[{"department":"2","gross":12950,"group":"20","line":1,"name":"Knife","price":12950,"product":"3","quantity":1000,"rate":2500,"vat":2590},{"department":"1","gross":2490,"group":"10","line":2,"name":"Milk 1 l","price":2490,"product":"1","quantity":1000,"rate":1500,"vat":325}],"nr":1,"number":8,"offset":60,"operator":"1","receipt":1,"rounding":0,"sale":"92dd9ea13d680b97e276590ebda74d16","seal":{"date":"2026-11-21","ex":"125.25","in":"154.40","key":"1","nr":1,"signature":"7Kc2Fcf5nenhJjDjd7aQ8I2o8VKUie5DRsc/N11pxMhrKBp4Wkei/9DPN2w4Ja7bwHnfEXlifkIqk4cY/8Mb8Lesm70m4cD5Xdi85em4HOmxBBJgtIo5k/ngyICIkfHSGOPZ/n7WBHhzs7/y+RoE1FTP8GN0pDllz1ks2P8l7Ns=","time":"09:00:14"},"series":"sale","tenders":[{"amount":15440,"brand":"","kind":"card"}],"till":"1","vat":[{"gross":2490,"net":2165,"rate":1500,"vat":325},{"gross":12950,"net":10360,"rate":2500,"vat":2590}]}' AS BLOB), x'cba9ea85edabeade3bcb3fbb4053a5d4f1c530f5e99224d63e883420a428c544');
INSERT INTO entry VALUES (9, '1', 1, 9, 'z_report', CAST('{"again":{"n":0,"reason":""},"at":1795248015000,"build":"","cash_expected":100000,"cash_moves":[],"clock":"synced","counts":{"aborted":{"amount":0,"n":0},"copies":{"amount":0,"n":0},"corrections":{"amount":0,"n":0},"delivery":{"amount":0,"n":0},"discounts":{"amount":0,"n":0},"drawer_openings":{"amount":0,"n":0},"drawer_without_sale":{"amount":0,"n":0},"emergency":{"amount":0,"n":0},"no_receipt":{"amount":0,"n":0},"provisional":{"amount":0,"n":0},"receipts":{"amount":15440,"n":1},"return_receipts":{"amount":0,"n":0},"returned":{"amount":0,"n":0},"returns":{"amount":0,"n":0},"sold":{"amount":15440,"n":2},"tenders_corrected":{"amount":0,"n":0},"training":{"amount":0,"n":0}},"credit":{"gross":0,"groups":[],"n":0,"revenue":[],"vat":[]},"date":"2026-11-21","departments":[{"code":"1","gross":2490,"name":"Grocery","vat":325},{"code":"2","gross":12950,"name":"Household","vat":2590}],"emergencies":[],"epoch":1,"first":1,"float":100000,"grand":{"net":15440,"returns":0,"sales":15440},"gross":15440,"groups":[{"code":"10","gross":2490,"name":"Food","quantity":1000},{"code":"20","gross":12950,"name":"Hardware","quantity":1000}],"heading":"Z-rapport","journal":{"epoch":1,"hash":"cba9ea85edabeade3bcb3fbb4053a5d4f1c530f5e99224d63e883420a428c544","number":8},"kind":"z_report","last":8,"line_corrections":[],"net":12525,"number":9,"offset":60,"opened_at":1795248009000,"operator":"1","operator_groups":[{"code":"10","gross":2490,"operator":"1","quantity":1000},{"code":"20","gross":12950,"operator":"1","quantity":1000}],"operator_tenders":[{"amount":15440,"brand":"","kind":"card","n":1,"operator":"1"}],"operators":[{"gross":15440,"n":1,"name":"Kari","operator":"1"}],"other_corrections":[],"owed":0,"price_inquiries":[],"revenue":[{"department":"1","gross":2490,"rate":1500,"vat":325},{"department":"2","gross":12950,"rate":2500,"vat":2590}],"rounding":0,"series":[{"first":1,"last":1,"series":"sale"}],"shop":{"name":"Story shop","organisation":"999888777","register":"MVA"},"tenders":[{"amount":15440,"brand":"","kind":"card","n":1}],"till":"1","vat":[{"gross":2490,"net":2165,"rate":1500,"vat":325},{"gross":12950,"net":10360,"rate":2500,"vat":2590}],"z":1}' AS BLOB), x'c3e869bc9a8b3ff623fa406e1fcf6f5f6fba23286ced3f8b2b4fbb14cfd41a23');
INSERT INTO entry VALUES (10, '1', 1, 10, 'settlement', CAST('{"at":1795248016000,"bag":"","bag_amount":0,"clock":"synced","closing_float":100000,"counted":100000,"counted_by":"2","currency":"NOK","date":"","date_of_z":"2026-11-21","denominations":[],"difference":0,"epoch":1,"expected":100000,"kind":"settlement","not_counted":0,"number":10,"offset":60,"operator":"1","reason":"","terminals":[{"counted":15440,"difference":0,"reason":"","registered":15440,"tender":"card"}],"till":"1","voucher":"60e25c863cf189bc0703c6039a800faa","z":1}' AS BLOB), x'47032816da7a9e42b2efaf1cd9491591036ede7540e54e9ac2a1bf561927c3d9');
INSERT INTO grp VALUES ('10', 'Food', '1', 1500, 1, '');
INSERT INTO grp VALUES ('20', 'Hardware', '2', 2500, 1, '');
INSERT INTO grp VALUES ('30', 'Books', '2', 0, 1, '');
INSERT INTO grp VALUES ('40', 'Tobacco', '1', 2500, 0, '');
INSERT INTO job VALUES (64, 8, 'print', 'queued', 1795248014000);
INSERT INTO job VALUES (72, 9, 'print', 'queued', 1795248015000);
INSERT INTO job VALUES (80, 10, 'print', 'queued', 1795248016000);
INSERT INTO line VALUES (8, 1, '3', '20', '2', 1000, 12950, 2590, 2500);
INSERT INTO line VALUES (8, 2, '1', '10', '1', 1000, 2490, 325, 1500);
INSERT INTO mapping VALUES ('revenue', '', '2500', '', '', '3000', '3');
INSERT INTO mapping VALUES ('revenue', '1', '1500', '', '', '3010', '31');
INSERT INTO mapping VALUES ('tender', '', '', 'card:visa', '', '1571', '');
INSERT INTO mapping VALUES ('tender', '', '', 'cash', '', '1900', '');
INSERT INTO origin VALUES ('country', 'norway');
INSERT INTO origin VALUES ('currency', 'NOK');
INSERT INTO origin VALUES ('replay', '0');
INSERT INTO origin VALUES ('till', '1');
INSERT INTO person VALUES ('1', 'Kari', 'cashier', 1);
INSERT INTO person VALUES ('2', 'Ola', 'manager', 1);
INSERT INTO pin VALUES ('1', x'9aa91f01af5297c0e5a0e11290c92b8c', x'482447decbd52d0f2c4fbb5a7669302d6078fe202a30decec37d88677d420e6c', 0, 0);
INSERT INTO pin VALUES ('2', x'46532c18f929243d7f2be6c6c11cb8f9', x'ea6ccb67e7485057bdf06cb745bf3a42d6f2bb5a67841551310c365c35ff92a3', 0, 0);
INSERT INTO price VALUES ('1', 2, 2490, 1795248004000);
INSERT INTO price VALUES ('2', 2, 3990, 1795248004000);
INSERT INTO price VALUES ('3', 2, 12950, 1795248004000);
INSERT INTO price VALUES ('4', 2, 19900, 1795248004000);
INSERT INTO price VALUES ('5', 2, 2990, 1795248004000);
INSERT INTO price VALUES ('6', 2, NULL, 1795248004000);
INSERT INTO price VALUES ('7', 2, 9900, 1795248004000);
INSERT INTO product VALUES (1, '1', 'Milk 1 l', '10', '1', 2490, 1500, '', 1);
INSERT INTO product VALUES (2, '2', 'Bread', '10', '1', 3990, 1500, '', 1);
INSERT INTO product VALUES (3, '3', 'Knife', '20', '2', 12950, 2500, '', 1);
INSERT INTO product VALUES (4, '4', 'Book', '30', '2', 19900, 0, '', 1);
INSERT INTO product VALUES (5, '5', 'Apples', '10', '1', 2990, 1500, 'kg', 1);
INSERT INTO product VALUES (6, '6', 'Flowers', '20', '2', NULL, 2500, '', 1);
INSERT INTO product VALUES (7, '7', 'Snuff', '40', '1', 9900, 2500, '', 0);
INSERT INTO rollup VALUES ('2026-11-21', 'department', '1', 1, 2490, 325);
INSERT INTO rollup VALUES ('2026-11-21', 'department', '2', 1, 12950, 2590);
INSERT INTO rollup VALUES ('2026-11-21', 'group', '10', 1, 2490, 325);
INSERT INTO rollup VALUES ('2026-11-21', 'group', '20', 1, 12950, 2590);
INSERT INTO rollup VALUES ('2026-11-21', 'hour', '09', 1, 15440, 2915);
INSERT INTO rollup VALUES ('2026-11-21', 'operator', '1', 1, 15440, 2915);
INSERT INTO rollup VALUES ('2026-11-21', 'rate', '1500', 1, 2490, 325);
INSERT INTO rollup VALUES ('2026-11-21', 'rate', '2500', 1, 12950, 2590);
INSERT INTO rollup VALUES ('2026-11-21', 'tender', 'card', 1, 15440, 0);
INSERT INTO rollup VALUES ('2026-11-21', 'total', 'sale', 1, 15440, 2915);
INSERT INTO sale VALUES (8, '2026-11-21', 'sale', 1, 1, 1795248014000, '1', 15440, 2915, 0);
INSERT INTO seal_key VALUES ('1', 'RSA-SHA1-1024', '-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDtKFhx2Kg4o4l+ZNjRJxQ8qR+0
XNA1qcgvNimOpe27kN2WMjoJZZqczL91mRGY41Ym9sWRJuoi3PoOvcfeIEyGertN
Z9bRK0VNRW3uzILsSUEuDOVStWGkwSthJFyMA2UL7FPlyxphtewN+cAuHj69tIbW
Pr+rCa/4I1rku7IrVwIDAQAB
-----END PUBLIC KEY-----
', 1);
INSERT INTO tender VALUES (8, 0, 'card', '', 15440);
INSERT INTO voucher VALUES ('60e25c863cf189bc0703c6039a800faa', 10, '2026-11-21', 1795248015000, '{"after": "", "closed_at": 1795248015000, "control": {"cash_difference": 0, "credit": 0, "grand": {"net": 15440, "returns": 0, "sales": 15440}, "gross": 15440, "net": 12525, "rounding": 0, "tenders": [{"amount": 15440, "brand": "", "kind": "card", "n": 1}], "vat": [{"gross": 2490, "net": 2165, "rate": 1500, "vat": 325}, {"gross": 12950, "net": 10360, "rate": 2500, "vat": 2590}]}, "currency": "NOK", "date": "2026-11-21", "entries": [1, 8], "epoch": 1, "head": {"epoch": 1, "hash": "47032816da7a9e42b2efaf1cd9491591036ede7540e54e9ac2a1bf561927c3d9", "number": 10}, "id": "60e25c863cf189bc0703c6039a800faa", "key": "Z-1-1-20261121", "kind": "day", "of": "", "postings": [{"amount": -2490, "department": "1", "rate": 1500, "reason": "", "role": "revenue", "tender": "", "text": "", "vat": -325}, {"amount": -12950, "department": "2", "rate": 2500, "reason": "", "role": "revenue", "tender": "", "text": "", "vat": -2590}, {"amount": 15440, "department": "", "rate": null, "reason": "", "role": "tender", "tender": "card", "text": "", "vat": 0}], "receipts": [["sale", 1, 1]], "revision": 1, "text": "Z 1 till 1 2026-11-21", "till": "1", "z": 1}');
INSERT INTO finding (rowid, text) VALUES (1, 'milk 1 l 1 7038010000010');
INSERT INTO finding (rowid, text) VALUES (2, 'bread 2 7038010000027');
INSERT INTO finding (rowid, text) VALUES (3, 'knife 3 7038010000034');
INSERT INTO finding (rowid, text) VALUES (4, 'book 4 7038010000041');
INSERT INTO finding (rowid, text) VALUES (5, 'apples 5 7038010000058');
INSERT INTO finding (rowid, text) VALUES (6, 'flowers 6');
INSERT INTO finding (rowid, text) VALUES (7, 'snuff 7');
CREATE INDEX "code_product" ON "code" ("product");
CREATE UNIQUE INDEX "product_number" ON "product" ("number");
CREATE UNIQUE INDEX "sale_series_receipt" ON "sale" ("series", "receipt");
CREATE INDEX entry_kind ON entry (kind) WHERE kind <> 'sale';
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
       BEGIN SELECT RAISE(ABORT, 'a journal entry cannot be changed'); END;
CREATE TRIGGER entry_remains BEFORE DELETE ON entry
       BEGIN SELECT RAISE(ABORT, 'a journal entry cannot be deleted'); END;
CREATE TRIGGER entry_follows BEFORE INSERT ON entry
       WHEN EXISTS (SELECT 1 FROM (SELECT id, till, epoch, number FROM entry ORDER BY id DESC LIMIT 1) AS last
            WHERE NEW.id <> last.id + 1 OR NEW.till <> last.till OR NOT (
                (NEW.epoch = last.epoch AND NEW.number = last.number + 1)
                OR (NEW.epoch > last.epoch AND NEW.number = 1)))
       BEGIN SELECT RAISE(ABORT, 'a journal entry stands at the end'); END;
