"""Validates CSV on the Web metadata with its CSV and prints what the csvw package finds as JSON."""

import json
import sys
import warnings
from importlib.metadata import version

from csvw import CSVW


def problems(file):
    try:
        with warnings.catch_warnings(record=True) as raised:
            warnings.simplefilter("always")
            described = CSVW(file, validate=True)
            valid = described.is_valid
        said = [str(one.message) for one in [*raised, *described.warnings]]
        return said if not valid else []
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]


found = {file: sorted(set(problems(file))) for file in sys.argv[1:]}
print(json.dumps({"version": version("csvw"), "found": found}))
