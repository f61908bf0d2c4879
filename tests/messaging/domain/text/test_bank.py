import pytest

from messaging.domain.text.bank import is_iban


@pytest.mark.parametrize(
    "iban", ["de89370400440532013000", "gb29nwbk60161331926819", "fi2112345600000785", "nl91abna0417164300"]
)
def test_real_ibans_pass_their_check(iban: str) -> None:
    assert is_iban(iban)


@pytest.mark.parametrize("text", ["de89370400440532013001", "de8937040044053201300", "xx89370400440532013000", ""])
def test_wrong_check_digits_length_or_country_do_not(text: str) -> None:
    assert not is_iban(text)
