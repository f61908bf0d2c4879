"""How the world reaches the notifier: Kafka, HTTP, pages and timers."""
