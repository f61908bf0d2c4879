"""The notifier's repositories in MongoDB: nothing else of the notifier touches the driver."""
