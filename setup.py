"""Tells setuptools where each package lies; everything else stands in pyproject.toml.

web/, ontology/ and queries/ stand at the top level, where people look for them, and install as
kg.web, kg.ontology and kg.queries. The packages are found rather than listed, so that a new
subpackage is never left out of the wheel.
"""

from pathlib import Path

from setuptools import find_packages, setup

FOLDERS = {"kg": "kg", "kg.web": "web", "kg.ontology": "ontology", "kg.queries": "queries"}
HERE = Path(__file__).parent

packages = [
    f"{package}.{inner}" if inner else package
    for package, folder in FOLDERS.items()
    for inner in ["", *find_packages(str(HERE / folder))]
]

setup(packages=packages, package_dir=FOLDERS)
