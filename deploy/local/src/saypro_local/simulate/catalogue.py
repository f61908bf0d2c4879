"""What is sold, and what it costs where."""

from dataclasses import dataclass

from saypro_events.common import Money, Product
from saypro_events.order import Item
from saypro_local.simulate.people import Country

SHOP = "https://shop.example.test"


@dataclass(frozen=True, slots=True)
class Good:
    """A product; its price in euro cents."""

    product_id: str
    name: str
    cents: int

    def item(self, quantity: int, country: Country) -> Item:
        """A line of an order, priced in the buyer's currency."""
        return Item(
            product_id=self.product_id,
            name=self.name,
            quantity=quantity,
            unit_price=price(self.cents, country),
            image_url=f"{SHOP}/i/{self.product_id}.jpg",
            url=f"{SHOP}/p/{self.product_id}",
        )

    def product(self) -> Product:
        """For an offer."""
        return Product(product_id=self.product_id, name=self.name, url=f"{SHOP}/p/{self.product_id}")


GOODS = (
    Good("p-kettle-17", "Copper kettle 1.7 l", 6490),
    Good("p-kettle-20", "Steel kettle 2 l", 4990),
    Good("p-basket-02", "Hand-woven sisal basket", 3850),
    Good("p-blanket-05", "Merino blanket 150 × 200 cm", 11900),
    Good("p-lamp-11", "Reading lamp with dimmer", 5400),
    Good("p-beans-31", "Single-origin coffee beans 1 kg", 2290),
    Good("p-mug-08", "Stoneware mug, set of 4", 3120),
    Good("p-bag-19", "Canvas messenger bag", 7450),
    Good("p-watch-03", "Automatic watch 38 mm", 28900),
    Good("p-book-44", "“The Long Way Home”, hardback", 1990),
    Good("p-mat-27", "Cork yoga mat", 5890),
    Good("p-plant-12", "Monstera in a clay pot", 2650),
    Good("p-knife-06", "Chef's knife 20 cm", 8900),
    Good("p-speaker-09", "Bluetooth speaker, splash-proof", 7990),
    Good("p-toy-21", "Wooden train set", 4450),
    Good("p-soap-33", "Olive soap, 6 bars", 1550),
)


def price(cents: int, country: Country) -> Money:
    """Euro cents in a country's currency, in its minor unit."""
    return Money(amount_minor=round(cents / 100 * country.rate * country.minor), currency=country.currency)
