"""A real Kafka and a real MongoDB as child processes, from packages alone: no Docker, no Java, nothing to install."""
