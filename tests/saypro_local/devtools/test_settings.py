"""The development sign-in refuses to run anywhere but here."""

import pytest

from saypro_local.devtools.settings import read_settings
from saypro_local.errors import CannotStart

GOOD = {
    "SAYPRO_ENVIRONMENT": "local",
    "SAYPRO_ORIGIN": "http://localhost:8080",
    "SAYPRO_DEVTOOLS_DATA": "/tmp/data",
    "SAYPRO_DEVTOOLS_HTTP_PORT": "9000",
    "SAYPRO_DEVTOOLS_SMTP_PORT": "1025",
}


def test_the_local_stack_is_served():
    assert read_settings(GOOD).http_port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SAYPRO_ENVIRONMENT", "production"),
        ("SAYPRO_ENVIRONMENT", ""),
        ("SAYPRO_ORIGIN", "https://comms.example.com"),
        ("SAYPRO_ORIGIN", "http://localhost.example.com"),
        ("SAYPRO_ORIGIN", ""),
        ("SAYPRO_DEVTOOLS_DATA", ""),
        ("SAYPRO_DEVTOOLS_HTTP_PORT", "many"),
        ("SAYPRO_DEVTOOLS_SMTP_PORT", "0"),
    ],
)
def test_anything_else_is_refused_and_the_variable_named(name, value):
    with pytest.raises(CannotStart, match=name):
        read_settings(GOOD | {name: value})
