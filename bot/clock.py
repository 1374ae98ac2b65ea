"""The two clocks: business time, which a demo may set, and the machine's own, for leases, limits and logs."""

import threading
from datetime import UTC, datetime, timedelta


def real_now() -> datetime:
    """The machine's time, aware UTC."""
    return datetime.now(UTC)


class BusinessClock:
    """The company's now. It starts where it is told to, and then runs; `move_to` sets it forward."""

    def __init__(self, start_at: datetime | None = None) -> None:
        self._lock = threading.Lock()
        self._ahead = start_at.astimezone(UTC) - real_now() if start_at else timedelta(0)

    def now(self) -> datetime:
        with self._lock:
            return real_now() + self._ahead

    def move_to(self, moment: datetime) -> bool:
        """Set the clock forward; False where that would be backward, and then nothing changes."""
        with self._lock:
            ahead = moment.astimezone(UTC) - real_now()
            if ahead < self._ahead:
                return False
            self._ahead = ahead
            return True
