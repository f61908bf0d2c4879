"""The technologies that the notifier uses, behind the application's ports."""
