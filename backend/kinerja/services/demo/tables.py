"""The rows of the demo on their way into the database, by table."""

from collections import Counter, defaultdict

Row = tuple[object, ...]


class Tables:
    """Rows by kind, how many wait to be taken, and the next id of each kind."""

    def __init__(self) -> None:
        self.rows: dict[type[Row], list[Row]] = defaultdict(list)
        self.counts: Counter[type[Row]] = Counter()
        self.waiting = 0
        self._ids: Counter[type[Row]] = Counter()

    def id(self, kind: type[Row]) -> int:
        return self.ids(kind, 1)

    def ids(self, kind: type[Row], banyak: int) -> int:
        """The first of so many."""
        first = self._ids[kind] + 1
        self._ids[kind] += banyak
        return first

    def add(self, row: Row) -> None:
        self.rows[type(row)].append(row)
        self.waiting += 1

    def take(self) -> dict[type[Row], list[Row]]:
        """What has gathered since the last time."""
        taken, self.rows, self.waiting = self.rows, defaultdict(list), 0
        for kind, rows in taken.items():
            self.counts[kind] += len(rows)
        return taken
