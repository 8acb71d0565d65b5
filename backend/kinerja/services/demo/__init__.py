"""The demo: a made-up part of the province in March 2020, in which every step can be tried.

`cast` names its people by their numbers, `lifecycle.prepare` sets it up, `akun` lists who can sign in.
"""
