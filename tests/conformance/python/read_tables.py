"""Reads Parquet and Arrow files with pyarrow and prints their columns and the names of their metadata as JSON."""

import json
import sys

import pyarrow
import pyarrow.ipc
import pyarrow.parquet


def read(file):
    if file.endswith(".parquet"):
        return pyarrow.parquet.read_table(file)
    with pyarrow.ipc.open_file(file) as reader:
        return reader.read_all()


def described(file):
    try:
        table = read(file)
        table.validate(full=True)
    except Exception as error:
        return {"columns": {}, "metadata": [], "error": str(error)}
    names = [name.decode() for name in table.schema.metadata or {}]
    return {"columns": table.to_pydict(), "metadata": names, "error": None}


tables = {file: described(file) for file in sys.argv[1:]}
print(json.dumps({"version": pyarrow.__version__, "tables": tables}))
