"""What the site needs from outside docs/: the gallery's pictures and the shipped studies.

Pages link to them as they lie in the repository, so that the links work there too; here each such
file is added to the site under the folder `files`, and the links are pointed at it.
"""

import pathlib
import posixpath
import re

from mkdocs.structure.files import File

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUTSIDE = ("plots/gallery/*.png", "studies/*.yaml", "studies/*/*.yaml")
# What scripts/doc-commands.py reads behind the language of a block is not for the highlighter.
RUN = re.compile(r"^```console run.*$", re.MULTILINE)
LINK = re.compile(r"(\]\()((?:\.\./)+)((?:plots|studies)/[^)\s#]+)(\))")


def on_files(files, config):
    for pattern in OUTSIDE:
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            files.append(File.generated(config, f"files/{name}", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown, page, config, files):
    here = posixpath.dirname(page.file.src_uri)

    def inside(link):
        # "docs/KIND/../../plots/x" is what the link means; the site has it as "files/plots/x".
        meant = posixpath.normpath(posixpath.join("docs", here, link[2], link[3]))
        return link[1] + posixpath.relpath(f"files/{meant}", here or ".") + link[4]

    return RUN.sub("```console", LINK.sub(inside, markdown))
