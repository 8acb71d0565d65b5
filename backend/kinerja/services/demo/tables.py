"""The rows of the demo on their way into the database, by table."""

from collections import Counter, defaultdict

Row = tuple[object, ...]


class Tables:
    """Rows by kind, and the next id of each kind."""

    def __init__(self) -> None:
        self.rows: dict[type[Row], list[Row]] = defaultdict(list)
        self.counts: Counter[type[Row]] = Counter()
        self._ids: Counter[type[Row]] = Counter()

    def id(self, kind: type[Row]) -> int:
        self._ids[kind] += 1
        return self._ids[kind]

    def add(self, row: Row) -> None:
        self.rows[type(row)].append(row)

    def take(self) -> dict[type[Row], list[Row]]:
        """What has gathered since the last time."""
        taken, self.rows = self.rows, defaultdict(list)
        for kind, rows in taken.items():
            self.counts[kind] += len(rows)
        return taken
