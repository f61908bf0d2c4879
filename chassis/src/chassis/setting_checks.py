"""What a setting must look like before a service starts with it. Each takes a value and gives it back, or says why not.

A wrong value would otherwise be met minutes later by a client that keeps trying, where nothing names the variable.
"""

import re
import ssl
import tomllib
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, SecretStr, ValidationError
from pymongo.errors import PyMongoError
from pymongo.uri_parser import parse_uri

from chassis.web.brand import load_brand

KEY_CHARACTERS = 32
_HOST_PORT = re.compile(r"^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+):(\d{1,5})$")
_SRV = re.compile(r"^mongodb\+srv://([^@/\s]+@)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+){2,}(/\S*)?$")


def mongo_address(value: SecretStr) -> SecretStr:
    """The address of a MongoDB, which may hold a password, so that no message may repeat it."""
    address = value.get_secret_value()
    if address.startswith("mongodb+srv://"):  # the driver's own parser would ask the name server
        if not _SRV.match(address):
            raise ValueError("must be a mongodb+srv:// address with a name of at least three parts")
        return value
    try:
        parse_uri(address)
    except (PyMongoError, ValueError):
        raise ValueError("must be a mongodb:// or mongodb+srv:// address such as mongodb://host:27017") from None
    return value


def kafka_addresses(value: str) -> str:
    """One or more `host:port`, with commas between them."""
    for each in value.split(","):
        found = _HOST_PORT.match(each.strip())
        if found is None or not 0 < int(found[2]) < 65_536:
            raise ValueError(f"must be host:port, several with commas between them; {each.strip()!r} is not")
    return value


def networks(value: str) -> str:
    """One or more addresses or networks, with commas between them."""
    for each in value.split(","):
        try:
            ip_network(each.strip())
        except ValueError:
            wanted = "addresses or networks such as 10.0.0.0/8, with commas between them"
            raise ValueError(f"must be {wanted}; {each.strip()!r} is not") from None
    return value


def web_address(value: str) -> str:
    """An http or https address, or nothing."""
    if value and not _is_web(value):
        raise ValueError(f"must be an http:// or https:// address; {value!r} is not")
    return value


def web_origin(value: str) -> str:
    """Scheme, host and port without a path."""
    if not _is_web(value) or urlsplit(value)._replace(scheme="", netloc="").geturl() or value.endswith(("?", "#")):
        raise ValueError(f"must be scheme, host and port alone, such as https://comms.example.com; {value!r} is not")
    return value


def _is_web(value: str) -> bool:
    try:
        parts = urlsplit(value)
        port_is_one = parts.port != 0
    except ValueError:  # a port that is no number, a bracket that stays open
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and port_is_one and not re.search(r"\s", value)


def long_key(value: SecretStr) -> SecretStr:
    """A secret that cannot be guessed."""
    if len(value.get_secret_value()) < KEY_CHARACTERS:
        raise ValueError(f"must have at least {KEY_CHARACTERS} characters (openssl rand -hex 32 makes one)")
    return value


def brand(path: Path) -> Path:
    """A brand file that can be read, with its logo."""
    try:
        load_brand(path)
    except OSError as error:
        raise ValueError(f"{error.strerror}: {error.filename}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not TOML: {error}") from None
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise ValueError(f"{path}: {wrong}") from None
    return path


def certificates(path: Path) -> Path:
    """A file of certificates in PEM."""
    try:
        ssl.create_default_context(cafile=str(path))
    except ssl.SSLError:
        raise ValueError(f"{path} holds no certificates in PEM") from None
    except OSError as error:
        raise ValueError(f"{error.strerror}: {path}") from None
    return path


MongoAddress = Annotated[SecretStr, AfterValidator(mongo_address)]
KafkaAddresses = Annotated[str, AfterValidator(kafka_addresses)]
Networks = Annotated[str, AfterValidator(networks)]
WebAddress = Annotated[str, AfterValidator(web_address)]
WebOrigin = Annotated[str, AfterValidator(web_origin)]
LongKey = Annotated[SecretStr, AfterValidator(long_key)]
BrandFile = Annotated[Path, AfterValidator(brand)]
Certificates = Annotated[Path, AfterValidator(certificates)]
