"""Reads XLSX workbooks with openpyxl and prints their cells, named tables and titles as JSON."""

import json
import sys

import openpyxl


def cell(value):
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else f"text {value}"


def contents(file):
    book = openpyxl.load_workbook(file)
    cells = {
        f"{sheet.title}!{at.row}:{at.column}": cell(at.value) if at.data_type != "f" else f"formula {at.value}"
        for sheet in book
        for row in sheet.iter_rows()
        for at in row
        if at.value is not None
    }
    tables = sorted(
        f"{table.name} is {sheet.title}.{table.ref}" for sheet in book for table in sheet.tables.values()
    )
    return {"cells": cells, "tables": tables, "title": book.properties.title or ""}


files = {}
for file in sys.argv[1:]:
    try:
        files[file] = contents(file)
    except Exception as error:
        files[file] = {"error": f"{type(error).__name__}: {error}"}
print(json.dumps({"version": openpyxl.__version__, "files": files}))
