"""How the outside reaches the use cases: Kafka, HTTP, live streams, pages."""
