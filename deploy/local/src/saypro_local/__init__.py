"""The whole of SayPro Comms on one machine: the saypro command."""
