"""Ways in which manifests and lock files name packages, each as small as it can be."""

import pytest

from pdmap.scan.packages import vendors_in
from pdmap.scan.reader import Document

POM = "<project>\n  {}\n</project>\n"
GROUP, ARTIFACT = "<groupId>com.stripe</groupId>", "<artifactId>stripe-java</artifactId>"
UNCLOSED = [("pom.xml", "<!--"), ("pom.xml", "<exclusions>"), ("a.gradle", "/*"), ("a.csproj", "<!--")]
PACKAGES = [
    ("requirements/base.txt", "stripe==1\n", ["1 stripe"]),
    ("test-requirements.in", "stripe\n", ["1 stripe"]),
    ("requirements.txt", "# stripe\n-e git+https://example.com/s.git@v1#egg=stripe\n", ["2 stripe"]),
    ("pylock.toml", 'lock-version = "1.0"\n[[packages]]\nname = "stripe"\n', ["3 (stripe)"]),
    ("Pipfile.lock", '{"_meta": {"stripe": 1},\n"docs": {"sendgrid": {}}}', ["2 (sendgrid)"]),
    ("pyproject.toml", '[tool.uv]\ndev-dependencies = [\n"stripe>=1"]\n', ["3 stripe"]),
    ("pyproject.toml", '[tool.pdm.dev-dependencies]\ntest = ["stripe"]\n', ["2 stripe"]),
    ("pyproject.toml", '[tool.hatch.envs.test]\nextra-dependencies = ["stripe"]\n', ["2 stripe"]),
    (
        "go.mod",
        "module x\r\n\r\nrequire (\r\n\tgithub.com/stripe/stripe-go v1.0.0\r\n)\r\n",
        ["4 github.com/stripe/stripe-go"],
    ),
    (
        "pom.xml",
        POM.format(f"{ARTIFACT}\n{GROUP}"),
        ["2 com.stripe:stripe-java"],
    ),
    ("pom.xml", POM.format(f"<!-- {GROUP}{ARTIFACT} - -->"), []),
    (
        "pom.xml",
        POM.format(f"<exclusions><exclusion>{GROUP}{ARTIFACT}</exclusion></exclusions>"),
        [],
    ),
    ("build.gradle", "// 'com.stripe:stripe-java:1'\n/* 'com.stripe:stripe-java:1'\n*/\nurl 'https://x'\n", []),
    ("a.gradle", "url 'https://x' // 'b'\napi 'com.stripe:stripe-java:1'\n", ["2 com.stripe:stripe-java"]),
    ("dependency-locks/test.lockfile", "com.stripe:stripe-java:1\n", ["1 (com.stripe:stripe-java)"]),
    ("Directory.Build.props", "<PackageReference Include='Stripe.net' />", ["1 Stripe.net"]),
    ("Directory.Packages.props", '<GlobalPackageReference Include="Stripe.net" />', ["1 Stripe.net"]),
    ("Shop.csproj", '<!-- <PackageReference Include="Stripe.net" /> -->', []),
    ("gemfiles/rails_7.gemfile", "gem 'stripe'\n", ["1 stripe"]),
    ("shop.gemspec", "s.add_dependency(%q<stripe>.freeze)\n", ["1 stripe"]),
    ("package.json", '{"description": "pays by stripe",\n"dependencies": {\n"stripe": "^1"}}', ["3 stripe"]),
    ("package.json", '{"dependencies": {"mail": "npm:@sendgrid/mail@7"}}', ["1 @sendgrid/mail"]),
    ("package-lock.json", '{"packages": {"node_modules/mail": {"name": "@sendgrid/mail"}}}', ["1 (@sendgrid/mail)"]),
    (
        "package-lock.json",
        '{"packages": {"": {},\n"apps/web": {"dependencies": {"stripe": "1"}},\n"node_modules/stripe": {}}}',
        ["2 stripe"],
    ),
    ("yarn.lock", '"mail@npm:@sendgrid/mail@7":\n  version "7"\n', ["1 (@sendgrid/mail)"]),
    ("yarn.lock", '"stripe@npm:^1, stripe@npm:^2":\n  version: 1\n', ["1 (stripe)"]),
]


@pytest.mark.parametrize(("path", "text", "expected"), PACKAGES)
def test_a_package_is_found_on_its_line(path: str, text: str, expected: list[str]) -> None:
    found = vendors_in([Document(path, text.encode())])
    assert not found.troubles
    packages = (package for use in found.uses for package in use.packages)
    assert [
        f"{package.place.line} {package.name if package.is_direct else f'({package.name})'}" for package in packages
    ] == expected


@pytest.mark.parametrize(("path", "part"), UNCLOSED)
def test_what_never_closes_is_read_at_once(path: str, part: str) -> None:
    assert not vendors_in([Document(path, (part * 200_000).encode())]).uses
