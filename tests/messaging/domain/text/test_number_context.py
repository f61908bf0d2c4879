import pytest

from messaging.domain.text.folding import fold
from messaging.domain.text.ideas import VOCABULARY
from messaging.domain.text.number_context import NumberContext


def topic(text: str) -> str | None:
    folded = fold(text).lower
    start = folded.index("0834172290")
    return NumberContext(folded, VOCABULARY.mentions(folded)).topic(start, start + 10, 0)


# REQ M-11
@pytest.mark.parametrize(
    "text",
    [
        "order 0834172290",
        "order number 0834172290",
        "número de pedido 0834172290",
        "номер заказа 0834172290",
        "订单号 0834172290",
        "注文番号 0834172290",
        "주문번호 0834172290",
        "رقم الطلب 0834172290",
        "ऑर्डर नंबर 0834172290",
        "zamówienie nr 0834172290",
        "sipariş no 0834172290",
        "# 0834172290",
        "0834172290 is the tracking number",
    ],
)
def test_an_order_s_number_is_goods_in_every_script(text: str) -> None:
    assert topic(text) == "goods"


@pytest.mark.parametrize(
    "text",
    [
        "call 0834172290",
        "my number is 0834172290",
        "order is ready, my number is 0834172290",
        "电话 0834172290",
        "電話番号 0834172290",
        "전화 0834172290",
        "اتصل 0834172290",
        "мой телефон 0834172290",
        "0834172290 is my cell",
    ],
)
def test_a_telephone_s_is_a_telephone_s(text: str) -> None:
    assert topic(text) == "phone"


@pytest.mark.parametrize("text", ["0834172290", "the number on the box: 0834172290", "in the year 0834172290"])
def test_others_are_nobody_s(text: str) -> None:
    assert topic(text) is None
