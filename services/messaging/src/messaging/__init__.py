"""Conversations and live chat between buyers, sellers and support, and the agent desk."""
