"""What is found is blanked out for others, so spans hold all of it, and little else."""

import re

import pytest

from messaging.domain.text import scan


# REQ M-11
@pytest.mark.parametrize(
    "marked",
    [
        "you can find me «on insta: holz_und_herz» ok",
        "mi «trovi su ig come bottega_del_cuoio», grazie",
        "«kik me hollyb_19»",
        "«facebook page is called Brass & Bloom», thanks",
        "«add discord joe#4521» please",
        "look for «ThreeCrows on the gram» ;)",
        "«Venmo me» «@tess-rowan-4» and I ship",
        "«bongani.parts77 g mail com» is mine",
        "mail naar «jan.fietsen apenstaartje gmail punt com» aub",
        "skryf aan «hannes kolletjie nel by outlook punt com» asb",
        "email is «my username here plus yahoo dot com»",
        "«lisbeth 44 at g mail» anytime",
        "ph: «(021) 447-8193» office",
        "now «+1 (646) 555-0137» please",
        "so «0821 then 334 then 907» ok",
        "«0️⃣8️⃣2️⃣ 5️⃣5️⃣1️⃣ 9️⃣0️⃣3️⃣7️⃣» 📞",
        "電話は«０９０−１２３４−５６７８»です",
        "have a look: «https://oak.example/shop», all there",
        "see «oak-iron.shop».",
        "加«我微信 liwei8821»",
        "ring «O77OO 9OO 4l8» ok",
        "«312⭐555⭐0188» any time",
        "call «oh double seven, double zero, nine hundred, six five four» ok",
        "电话 «一三八零零一三八零零零» 谢谢",
        "hubungi «nol delapan satu dua tiga empat lima enam» ya",
        "so «threema id ECHOECHO» ok",
        "«🅸🅶: oak.smith» hi",
        "on «@ella@craft.social» daily",
        "see «t,me/oaksmith» ok",
        "go «www,oaksmith,co,uk» now",
        "na «účet 2600123456/2010» prosím",
        "«paga por Bizum» al «612345678»",
    ],
)
def test_the_whole_of_it_is_covered_and_no_more(marked: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    assert [text[start:end] for start, end in scan(text).spans] == re.findall(r"«([^»]*)»", marked)


# REQ M-11
@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("NEFT to a/c 50100234567812 ifsc HDFC0000123 today", "HDFC0000123"),
        ("NEFT to a/c 50100234567812 ifsc HDFC0000123 today", "50100234567812"),
        ("FNB, acc 62584417093, branch 250655, ref your name", "branch 250655"),
        ("send to sunita.k@okaxis then tell me", "sunita.k@okaxis"),
        ("Capitec account one four seven, double two nine, six three five eight", "double two nine"),
        ("my M-Pesa till is 5529017, send then", "5529017"),
        ("chave pix carlos.moveis@gmail.com, cancela aqui", "carlos.moveis@gmail.com"),
        ("revolut.me/danw7 thx", "revolut.me/danw7"),
    ],
)
def test_what_money_is_sent_to_is_covered(text: str, part: str) -> None:
    finding = scan(text)
    assert finding.label == "payment"
    assert any(part in text[start:end] for start, end in finding.spans)


@pytest.mark.parametrize(
    "text",
    ["call  082 123 4567  now", "\n whatsapp me \n", "mail  jo@oak.example , ok", "IBAN  GB29 NWBK 6016 1331 9268 19 "],
)
def test_no_span_begins_or_ends_with_white_space(text: str) -> None:
    spans = scan(text).spans
    assert spans
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
