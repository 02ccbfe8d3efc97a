"""Tells setuptools where each package lies; everything else stands in pyproject.toml.

web/, ontology/ and queries/ stand at the top level, where people look for them, and install as
kg.web, kg.ontology and kg.queries. The packages are found rather than listed, so that a new
subpackage is never left out of the wheel. What the web pages load is built before (`make wheel`).
"""

from pathlib import Path

from setuptools import find_packages, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.errors import SetupError

FOLDERS = {"kg": "kg", "kg.web": "web", "kg.ontology": "ontology", "kg.queries": "queries"}
HERE = Path(__file__).parent

packages = [
    f"{package}.{inner}" if inner else package
    for package, folder in FOLDERS.items()
    for inner in ["", *find_packages(str(HERE / folder))]
]


class CompleteWheel(bdist_wheel):
    """Refuses to pack pages without their style sheet and scripts."""

    def run(self) -> None:
        if not (HERE / "web" / "static" / "built" / "site.js").exists():
            raise SetupError("web/static/built is missing; build it and the wheel with: make wheel")
        super().run()


setup(packages=packages, package_dir=FOLDERS, cmdclass={"bdist_wheel": CompleteWheel})
