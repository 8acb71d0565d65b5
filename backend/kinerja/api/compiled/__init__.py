"""Reads: declarations on the Strawberry types -> plan -> one SQL statement, on SQLite and PostgreSQL.

deklarasi.py   what a type and its fields say of themselves: Sumber, Kolom, Bagian, Relasi, Koneksi
dialek.py      how each database writes an object, a list, a date, an exact number
urutan.py      the orders of a list
rencana.py     a plan: one statement and the getters of its parameters
penyusun.py    writes it: objects, relations, lists; halaman.py: connections
pelaksana.py   the extension that runs plans and splices their bytes into the answer
"""
