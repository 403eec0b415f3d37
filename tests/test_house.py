"""The rules of the house that hold for every file, so that no reviewer has to remember them."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module, util
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import Model
from factory import Factory
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "jinguo"
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
MODULES = sorted(
    path for top in ("src", "tests", "tools", "trials", "benchmarks") for path in (ROOT / top).rglob("*.py")
)
OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith("jinguo.")]

LONGEST_MODULE = 300
# A first migration is as long as its app has models; makemigrations writes it and nobody reads on from it.
WRITTEN_BY_HAND = [path for path in MODULES if path.parent.name != "migrations"]
# Names that reach past the program: an expression of ours has a parser of its own, a stored value is JSON.
DANGEROUS_CALLS = {"eval", "exec", "system", "popen"}
DANGEROUS_IMPORTS = {"pickle", "marshal", "shelve", "dill"}
# Written apart, or this list would find itself.
NOT_OURS_TO_NAME = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.",
    "deb." + "debian.org",
    "/wo" + "rk/",
    "/ro" + "ot/",
]
# Made by their own service alone, because a row stands for something outside its table: a link of a chain, a key, a
# content on disk, an import, a replay. A factory's row would be a forgery.
WITHOUT_FACTORY = {
    "vault.VaultCheck",
    "audit.AuditRow",
    "audit.AuditHead",
    "audit.AuditArchive",
    "files.StoredFile",
    "sheets.ImportBatch",
    "sheets.ImportedRow",
    "demo.Demonstration",
}
# What an official knows by its Latin name, and the search box's examples of pinyin initials.
LATIN_WORDS = {"Word", "Excel", "PDF", "TOTP", "IP", "hxl", "xedk"}


def test_a_floor_imports_only_lower_floors(monkeypatch):
    monkeypatch.chdir(ROOT)

    assert lint_imports(no_logo=True, cache_dir=None) == 0


def test_no_module_outgrows_its_one_meaning():
    lengths = {_shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in WRITTEN_BY_HAND}

    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_a_model_has_its_word_in_the_glossary(model):
    words = set(re.findall(r"(\S+) `(\w+)`", (ROOT / "docs/glossary.md").read_text(encoding="utf-8")))

    assert (str(model._meta.verbose_name), model.__name__) in words


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda model: model._meta.label)
def test_a_model_has_a_factory(model):
    assert model in set(_models_with_a_factory(model)) or model._meta.label in WITHOUT_FACTORY


def test_models_and_migrations_agree(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_migration_says_what_it_does():
    unnamed = re.compile(r"^\d{4}_(auto_\d|alter_\w+_and_more)")

    assert [_shown(path) for path in SOURCE.rglob("migrations/*.py") if unnamed.match(path.name)] == []


def test_the_code_runs_nothing_it_was_given():
    assert [f"{_shown(path)}: {name}" for path in MODULES for name in _dangers(path)] == []


def test_what_a_view_records_stands_in_a_transaction():
    """Tests run inside one, so no test of a page would notice that the trail refuses an act without."""
    views = [path for path in SOURCE.rglob("*.py") if re.search(r"(?<!tests)/views[/.]", _shown(path))]

    assert [f"{_shown(path)}:{line}" for path in views for line in _loose_records(path)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_template_keeps_style_and_script_out_of_the_page(template):
    text = template.read_text(encoding="utf-8")
    inline = r"\sstyle=|<style|\son(?!e=)[a-z]+=|<script(?![^>]*(?:\ssrc=|application/json))|https?://"

    assert re.findall(inline, text) == []


def test_a_value_is_set_into_words_by_the_filter_that_can():
    """Django's stringformat puts its own % before the words, and answers with nothing where they hold another."""
    lost = [path for path in TEMPLATES if re.search(r'stringformat:"[^"]*%', path.read_text(encoding="utf-8"))]

    assert lost == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_template_speaks_chinese(template):
    words = set(re.findall(r"[A-Za-z]{2,}", _visible(template.read_text(encoding="utf-8"))))

    assert words - LATIN_WORDS == set()


def test_no_tracked_file_names_a_registry_or_a_path_of_one_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    tracked = [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]

    assert [f"{_shown(path)}: {word}" for path in tracked for word in _not_ours(path)] == []


def test_each_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked_for = project["dependencies"] + [
        name for extra in project["optional-dependencies"].values() for name in extra
    ]
    reasons = (ROOT / "docs/adr/0001-dependencies.md").read_text(encoding="utf-8")

    names = {re.split(r"[\[~=<>]", requirement)[0] for requirement in asked_for}
    assert {name for name in names if f"| {name} |" not in reasons} == set()


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _models_with_a_factory(model: type[Model]) -> Iterator[type[Model]]:
    module = f"{model._meta.app_config.name}.tests.factories"
    if util.find_spec(module) is None:
        return
    for factory in vars(import_module(module)).values():
        if isinstance(factory, type) and issubclass(factory, Factory):
            yield factory._meta.model


def _dangers(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in DANGEROUS_CALLS:
                yield name
            case ast.ImportFrom(module=name) if name in DANGEROUS_IMPORTS:
                yield name
            case ast.Import(names=imported):
                yield from (alias.name for alias in imported if alias.name in DANGEROUS_IMPORTS)


def _loose_records(path: Path) -> set[int]:
    """The lines of a module that write to the trail outside of any transaction."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    held = {id(inner) for node in ast.walk(tree) if _is_atomic(node) for inner in ast.walk(node)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and id(node) not in held]
    return {call.lineno for call in calls if ast.unparse(call.func) in {"audit.record", "audit.record_all"}}


def _is_atomic(node: ast.AST) -> bool:
    """Whether a block or a function is one transaction."""
    match node:
        case ast.With(items=items):
            return any("atomic" in ast.unparse(item.context_expr) for item in items)
        case ast.FunctionDef(decorator_list=named):
            return any("atomic" in ast.unparse(one) for one in named)
    return False


def _visible(text: str) -> str:
    """What a reader of the page sees or hears, but for commands and keys to be pressed: text and spoken attributes."""
    text = re.sub(r"(?s){#.*?#}|{% comment.*?endcomment %}|<!--.*?-->|<(script|code|kbd)\b.*?</\1>", "", text)
    text = re.sub(r"(?s){{.*?}}|{%.*?%}|&\w+;", " ", text)
    shown = " ".join(re.findall(r"\s(?:title|alt|placeholder|aria-label)=\"([^\"]*)\"", text))
    return re.sub(r"(?s)<[^>]*>", " ", text) + " " + shown


def _not_ours(path: Path) -> list[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return []
    return [word for word in NOT_OURS_TO_NAME if word in text]
