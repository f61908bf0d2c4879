import pytest

from messaging.domain.text.bank import find_bank_details, is_iban
from messaging.domain.text.folding import fold


@pytest.mark.parametrize(
    "iban", ["de89370400440532013000", "gb29nwbk60161331926819", "fi2112345600000785", "nl91abna0417164300"]
)
def test_real_ibans_pass_their_check(iban: str) -> None:
    assert is_iban(iban)


@pytest.mark.parametrize("text", ["de89370400440532013001", "de8937040044053201300", "xx89370400440532013000", ""])
def test_wrong_check_digits_length_or_country_do_not(text: str) -> None:
    assert not is_iban(text)


@pytest.mark.parametrize(
    "text",
    [
        "DE89 - 3704 - 0044 - 0532 - 0130 - 00",
        "IBANDE89370400440532013000",
        "s/c 04 00 04",
        "bsb 062-000",
        "19-2000145399/0800",
        "11773016-11111018-00000000",
        "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU",
    ],
)
def test_what_money_is_sent_to_is_found_as_people_write_it(text: str) -> None:
    assert list(find_bank_details(fold(text)))


@pytest.mark.parametrize(
    "text", ["SKU DE89-3704-0044-0532-0130-00", "part no. DE89370400440532013000", "12-345678/2023"]
)
def test_what_is_for_sale_or_on_file_is_not(text: str) -> None:
    assert not list(find_bank_details(fold(text)))
