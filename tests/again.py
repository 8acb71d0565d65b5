"""A database of PostgreSQL that one test after another has for itself: emptied in between, which takes a thirtieth of
the time of making one. What a test changes beside rows is noticed, and the next gets a new one."""

import asyncpg

from servers import Server, run

# The table of migrations is the only one that is filled from the start.
WATCH = """
create schema uji;
create table uji.migrasi as table migrasi;
create table uji.ddl ();
create function uji.ddl_seen() returns event_trigger language plpgsql as
  $$ begin insert into uji.ddl default values; end $$;
create event trigger uji_ddl on ddl_command_end execute function uji.ddl_seen();
"""
OTHERS = """
select pg_terminate_backend(pid, 5000) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
"""
FILLED = """
select relname from pg_class
where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_relation_size(oid) > 0
"""
NUMBERS = "select setval(format('%I.%I', schemaname, sequencename), start_value, false) from pg_sequences"


class Database:
    """The database of a worker.

    Args:
        template: what it is made from.
    """

    def __init__(self, server: Server, template: str, name: str) -> None:
        self.server, self.template, self.name = server, template, name
        self.made = False

    def take(self) -> str:
        """Its address, with it as the template is."""
        if not self.made:
            self.drop()
            self.server.execute(f"create database {self.name} template {self.template}")
            run(_watch, self.server.url(self.name))
            self.made = True
        return self.server.url(self.name)

    def give_back(self) -> None:
        self.made = run(_empty, self.server.url(self.name))

    def drop(self) -> None:
        self.server.execute(f"drop database if exists {self.name} with (force)")


async def _watch(url: str) -> None:
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(WATCH)
    finally:
        await connection.close()


async def _empty(url: str) -> bool:
    """False where more than rows has changed."""
    connection = await asyncpg.connect(url)
    try:
        await connection.fetch(OTHERS)
        if await connection.fetchval("select exists (select from uji.ddl)"):
            return False
        filled = [row["relname"] for row in await connection.fetch(FILLED)]
        # Triggers and foreign keys are asleep: rows of the riwayat cannot be deleted otherwise.
        await connection.execute("set session_replication_role = replica")
        await connection.execute("; ".join(f"delete from {name}" for name in filled))
        await connection.execute("insert into migrasi table uji.migrasi")
        await connection.execute(NUMBERS)
        await connection.execute(f"vacuum {', '.join(filled)}")
        return True
    finally:
        await connection.close()
