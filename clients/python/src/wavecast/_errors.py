"""What can go wrong between this client and Kafka. Invalid arguments are ``ValueError`` or ``TypeError``."""


class WavecastError(Exception):
    """The broker cannot be reached, or has no topics of Wavecast."""


class DeliveryError(WavecastError):
    """Records that the broker did not take. ``failed`` is their number."""

    def __init__(self, message: str, failed: int) -> None:
        super().__init__(message)
        self.failed = failed


class UnreadableError(WavecastError):
    """A record of the topic forecasts that is no forecast."""
