"""Kafka's jars: resolved by Maven coordinates, pinned by SHA-256 in `kafka-jars.sha256`, checked at every start."""

import hashlib
import shutil
from pathlib import Path

from saypro_local.cache import locked
from saypro_local.errors import CannotStart

KAFKA_VERSION = "4.4.0"
COORDINATES = f"org.apache.kafka:kafka_2.13:{KAFKA_VERSION}+org.slf4j:slf4j-simple:1.7.36"
PINS = Path(__file__).with_name("kafka-jars.sha256")


def read_pins() -> dict[str, str]:
    """File name of each jar → its SHA-256, as committed."""
    pins: dict[str, str] = {}
    for line in PINS.read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        pins[name] = digest
    return pins


def pins_digest() -> str:
    """A short name for this exact set of jars."""
    return hashlib.sha256(PINS.read_bytes()).hexdigest()[:12]


def installed_jars(cache: Path) -> list[Path]:
    """The verified jars in classpath order, downloaded into `cache` if need be (about 15 s, once).

    Raises CannotStart when they can't be had, or one of them is not the pinned one.
    """
    pins = read_pins()
    lib = cache / f"kafka-{KAFKA_VERSION}-{pins_digest()}"
    if not lib.is_dir():
        with locked(cache):
            if not lib.is_dir():
                _install(cache, lib, pins)
    _verify(lib, pins)
    return [lib / name for name in sorted(pins)]


def write_pins(cache: Path) -> Path:
    """Resolve the coordinates anew and pin what came: for whoever raises KAFKA_VERSION."""
    jars = _download(cache)
    PINS.write_text("".join(f"{_digest(jars[name])}  {name}\n" for name in sorted(jars)), encoding="utf-8")
    return PINS


def _install(cache: Path, lib: Path, pins: dict[str, str]) -> None:
    jars = _download(cache)
    missing = sorted(set(pins) - set(jars))
    if missing:
        raise CannotStart(f"Kafka's jars are incomplete ({missing[0]} is missing): delete {cache} and try again")
    half_done = lib.with_suffix(".part")
    shutil.rmtree(half_done, ignore_errors=True)
    half_done.mkdir(parents=True)
    for name in pins:
        shutil.copy2(jars[name], half_done / name)
    _verify(half_done, pins)
    half_done.rename(lib)
    shutil.rmtree(cache / "maven", ignore_errors=True)


def _download(cache: Path) -> dict[str, Path]:
    """Jar name → path in a Maven repository folder of our own (never the user's ~/.m2)."""
    # jgo takes 0.2 s to import and is needed once in the life of a cache.
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415
    from jgo.env import EnvironmentBuilder, LinkStrategy  # noqa: PLC0415
    from jgo.maven import MavenContext  # noqa: PLC0415

    store = cache / "maven"
    context = MavenContext(repo_cache=store / "repository", remote_repos={"central": MAVEN_CENTRAL_URL})
    builder = EnvironmentBuilder(context=context, cache_dir=store / "jgo", link_strategy=LinkStrategy.AUTO)
    try:
        environment = builder.from_endpoint(endpoint=COORDINATES)
    except (OSError, RuntimeError, ValueError) as error:
        raise CannotStart(
            f"Kafka's jars could not be downloaded ({error}): check the network (Maven Central), "
            "or use --infra docker or --infra external"
        ) from error
    # jgo sorts jars that are Java modules into a folder of their own; Kafka wants all of them on the classpath.
    return {jar.name: jar for jar in Path(environment.path).rglob("*.jar")}


def _verify(lib: Path, pins: dict[str, str]) -> None:
    for name, digest in pins.items():
        jar = lib / name
        if not jar.exists() or _digest(jar) != digest:
            raise CannotStart(f"{jar} is not the pinned jar (SHA-256 differs): delete {lib} and try again")


def _digest(jar: Path) -> str:
    with jar.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
