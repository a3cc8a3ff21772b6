"""The speeds that the design promises, each beside the least that the machine needs for it.

``python -m tests.bench`` prints a table and writes ``bench.json``. Ours and the floor alternate operation
by operation in one run, since only their ratio means anything on another machine. It judges nothing.
"""
