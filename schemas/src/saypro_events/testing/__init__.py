"""What the tests of a service that reads or writes our events can use. Nothing here is for production."""

from saypro_events.testing.bad_records import BadInput, bad_records
from saypro_events.testing.privacy import Erasure, Export, Marker

__all__ = ["BadInput", "Erasure", "Export", "Marker", "bad_records"]
